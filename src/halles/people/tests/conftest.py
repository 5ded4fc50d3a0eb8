"""People of a small town, for the tests of this floor."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from halles.kit.actor import Actor
from halles.people.commands.cards import card_issue
from halles.people.commands.organisations import organisation_create
from halles.people.commands.persons import person_create
from halles.people.commands.roles import town_role_grant
from halles.people.models import Organisation, Person
from halles.town.models import Territory, Town

HOUSE = Actor(system="test")
SLUG = "ville-test"


@pytest.fixture
def town(db: None) -> Town:
    """Return an open town."""
    territory = Territory.objects.create(name="Ville-Test", slug=SLUG)
    contacts = {"publisher": "Mairie", "hosting": "Mairie", "data_contact": "Mairie"}
    return Town.objects.create(territory=territory, name="Ville-Test", slug=SLUG, is_open=True, **contacts)


@pytest.fixture
def person(town: Town) -> Callable[..., Person]:
    """Return what makes a person known to the town."""

    def make(name: str = "Anne Le Goff", **more: str) -> Person:
        return person_create(actor=HOUSE, name=name, town=SLUG, **more)

    return make


@pytest.fixture
def anne(person: Callable[..., Person]) -> Person:
    """Return the owner of the shop."""
    return person("Anne Le Goff", email="anne@ville-test.example")


@pytest.fixture
def shop(anne: Person) -> Organisation:
    """Return Anne's shop."""
    return organisation_create(
        actor=HOUSE, kind="shop", name="Le Fournil d’Anne", town=SLUG, owner_person=anne.pk
    )


@pytest.fixture
def manager(person: Callable[..., Person]) -> Person:
    """Return the town's manager."""
    made = person("Bruno Hervé")
    town_role_grant(actor=HOUSE, person=made.pk, town=SLUG, role="manager")
    return made


@pytest.fixture
def operator(person: Callable[..., Person]) -> Person:
    """Return the deployment's operator."""
    made = person("Chloé Rio")
    town_role_grant(actor=HOUSE, person=made.pk, town="", role="operator")
    return made


@pytest.fixture
def helper(person: Callable[..., Person]) -> Person:
    """Return a member of a helper structure."""
    made = person("Denis Madec")
    organisation_create(actor=HOUSE, kind="helper", name="Le Relais", town=SLUG, owner_person=made.pk)
    return made


@pytest.fixture
def sign_in(town: Town) -> Callable[..., Client]:
    """Return what signs a person in, by a card, as anybody would."""

    def enter(person: Person, **more: Any) -> Client:
        client = Client(HTTP_HOST="localhost", HTTP_USER_AGENT="Mozilla/5.0 (X11; Linux) Firefox/140.0")
        _, code = card_issue(actor=HOUSE, person=person.pk)
        answer = client.post(f"/{SLUG}/compte/carte/", {"code": code, **more})
        assert answer.status_code == 302, answer.content.decode()
        return client

    return enter


def acting(person: Person) -> Actor:
    """Return the actor that a person is."""
    return Actor(person=person.pk)
