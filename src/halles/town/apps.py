"""Django's handle on the town floor."""

from django.apps import AppConfig


class TownConfig(AppConfig):
    """Territory, towns, places, streets and base map."""

    name = "halles.town"
    label = "town"
