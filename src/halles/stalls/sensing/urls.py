"""Addresses of the sensing stall."""

from django.urls import URLPattern

app_name = "sensing"
urlpatterns: list[URLPattern] = []
