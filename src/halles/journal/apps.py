"""Django's handle on the journal."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """The append-only record of what happened in town."""

    name = "halles.journal"
    label = "journal"
