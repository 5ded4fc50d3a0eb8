"""Addresses of a shop's own counter."""

from django.urls import URLPattern

PATTERNS: list[URLPattern] = []
