"""Addresses of the stock stall."""

from django.urls import URLPattern

app_name = "stock"
urlpatterns: list[URLPattern] = []
