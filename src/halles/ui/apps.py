"""Django's handle on the design system."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """One stylesheet, components as template tags, the living page /style."""

    name = "halles.ui"
    label = "ui"
