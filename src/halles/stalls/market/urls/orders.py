"""Addresses of a shop's orders."""

from django.urls import URLPattern

PATTERNS: list[URLPattern] = []
