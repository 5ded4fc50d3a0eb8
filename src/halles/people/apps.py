"""Django's handle on the people floor."""

from importlib import import_module

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Persons, users, organisations, roles and consent."""

    name = "halles.people"
    label = "people"

    def ready(self) -> None:
        """Register who may do what: the floors below only name those rights."""
        import_module("halles.people.rights")
