"""The first manager of a town is named from the command line."""

import re

import pytest
from django.utils import translation
from typer.testing import CliRunner

from halles.kit.actor import Actor
from halles.kit.errors import BadInput
from halles.people.cli import app
from halles.people.models import Person, TownRole
from halles.people.queries import card_matches
from halles.town.commands import town_create

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _town():
    town_create(actor=Actor(system="test"), name="Bourg-Neuf")


def say(*words: str):
    with translation.override("en"):
        return CliRunner().invoke(app, ["grant", *words], catch_exceptions=True)


def test_a_manager_is_named_and_gets_a_card():
    output = say("manager", "--name", "Maëlle", "--town", "bourg-neuf", "--card").output
    person = Person.objects.get()
    assert TownRole.objects.get().person_id == person.pk
    assert card_matches(person=person.pk, code=re.search(r"[A-Z2-9]{4}(-[A-Z2-9]{4})+", output)[0])


def test_twice_is_one_person_with_one_role():
    for _ in range(2):
        say("manager", "--name", "Maëlle", "--town", "bourg-neuf", "--email", "maelle@bourg-neuf.example")
    assert Person.objects.count() == TownRole.objects.count() == 1


@pytest.mark.parametrize(
    "words",
    [
        ("manager", "--name", "Maëlle", "--town", "bourg-neuf"),
        ("mayor", "--name", "Maëlle", "--town", "bourg-neuf", "--card"),
        ("manager", "--name", "Autre", "--town", "bourg-neuf", "--email", "maelle@bourg-neuf.example"),
    ],
)
def test_refused_and_nothing_is_left_half_done(words):
    say("agent", "--name", "Maëlle", "--town", "bourg-neuf", "--email", "maelle@bourg-neuf.example")
    assert isinstance(say(*words).exception, BadInput)
    assert Person.objects.count() == TownRole.objects.count() == 1
