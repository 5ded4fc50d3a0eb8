"""Django's handle on the directory."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """Shops and services: their pages, their hours, their news."""

    name = "halles.stalls.directory"
    label = "directory"
