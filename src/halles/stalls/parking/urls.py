"""Addresses of the parking stall."""

from django.urls import URLPattern

app_name = "parking"
urlpatterns: list[URLPattern] = []
