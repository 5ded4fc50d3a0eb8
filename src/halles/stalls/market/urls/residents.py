"""Addresses that everybody may open."""

from django.urls import URLPattern

PATTERNS: list[URLPattern] = []
