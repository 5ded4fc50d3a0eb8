"""Django's handle on the people floor."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Persons, users, organisations, roles and consent."""

    name = "halles.people"
    label = "people"
