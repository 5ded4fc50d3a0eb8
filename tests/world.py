"""A small real town for the tests that cross stalls: "Ville-Test", open, with the people one needs."""

import time
from importlib import import_module
from typing import Any

from django.test import Client

from halles.config.loader import optional, packages
from halles.kit.actor import Actor
from halles.people.commands.organisations import organisation_create
from halles.people.commands.persons import person_create, user_of
from halles.people.commands.roles import town_role_grant
from halles.people.models import Person
from halles.stalls.directory.commands.sheets import sheet_create
from halles.town.commands import town_create, town_open

HOUSE = Actor(system="test")


class World:
    """What a page may need. Each package adds its own in `tests/world.py`: `def furnish(world) -> None`."""

    def __init__(self) -> None:
        """Make the town, its people, one shop and its sheet, then let each package furnish it."""
        self.town = town_create(
            actor=HOUSE, name="Ville-Test", insee="35236", lon=-20_840_000, lat=476_510_000
        )
        slug = self.town.slug
        contacts = {
            "publisher": "Mairie de Ville-Test",
            "hosting": "Mairie de Ville-Test",
            "help_phone": "0299000000",
        }
        help_desk = {"help_name": "Camille, à la mairie", "data_contact": "donnees@ville-test.example"}
        self.town = town_open(actor=HOUSE, town=slug, **contacts, **help_desk)
        self.member = self.person("Anne Le Goff", email="anne@ville-test.example")
        self.manager = self.person("Bruno Hervé", email="bruno@ville-test.example")
        self.operator = self.person("Chloé Rio", email="chloe@ville-test.example")
        town_role_grant(actor=HOUSE, person=self.manager.pk, town=slug, role="manager")
        town_role_grant(actor=HOUSE, person=self.operator.pk, town="", role="operator")
        self.organisation = organisation_create(
            actor=HOUSE, kind="shop", name="Le Fournil d’Anne", town=slug, owner_person=self.member.pk
        )
        fields = {"name": "Le Fournil d’Anne", "category": "bakery", "street": "Grande Rue", "number": "12"}
        self.sheet: Any = sheet_create(actor=HOUSE, town=slug, fields=fields)
        for package in packages():
            if optional(package, "tests") and optional(f"{package}.tests", "world"):
                import_module(f"{package}.tests.world").furnish(self)

    def person(self, name: str, *, email: str = "", phone: str = "") -> Person:
        """Make a person known to the town."""
        return person_create(actor=HOUSE, name=name, email=email, phone=phone, town=self.town.slug)

    def client(self, who: str = "visitor") -> Client:
        """Return a client that asks as "visitor", "member", "manager" or "operator"."""
        client = Client(HTTP_HOST="localhost")
        if who != "visitor":
            backend = "django.contrib.auth.backends.ModelBackend"
            client.force_login(user_of(getattr(self, who)), backend=backend)
            session = client.session
            session["people.fresh"] = int(time.time())  # as after a real sign-in: ways in can be added
            session.save()
        return client
