"""Django's handle on the town hall's own stall."""

from django.apps import AppConfig


class OfficeConfig(AppConfig):
    """Home pages, legal pages, opening of a town, operators' page."""

    name = "halles.stalls.office"
    label = "office"
