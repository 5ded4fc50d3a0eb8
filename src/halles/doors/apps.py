"""Django's handle on the doors floor."""

from django.apps import AppConfig


class DoorsConfig(AppConfig):
    """Text messages, mail, paper and devices: what goes in and out of town."""

    name = "halles.doors"
    label = "doors"
