"""Whoever holds the set-up key becomes the first operator, once; nobody else ever does."""

import os
import stat

import pytest

from halles.kit.actor import NOBODY, Actor
from halles.kit.errors import BadInput, Refused, TooMany
from halles.people import queries
from halles.people.commands import first_operator
from halles.people.commands.first_operator import operator_first
from halles.people.commands.persons import person_create
from halles.people.commands.roles import town_role_grant
from halles.people.commands.setup_key import setup_key_check, setup_key_forget, setup_key_offer
from halles.people.models import Person

pytestmark = pytest.mark.django_db
HOUSE = Actor(system="test")


@pytest.fixture(autouse=True)
def _file(settings, tmp_path):
    settings.SETUP_KEY = tmp_path / "setup-key.txt"


@pytest.fixture
def key(settings, _file) -> str:
    setup_key_offer()
    return settings.SETUP_KEY.read_text()


def become(key: str, *, name: str = "Maëlle", caller: str = "here", **more: str):
    return operator_first(actor=NOBODY, key=key, name=name, caller=caller, **more)


def test_the_key_is_written_once_and_closed_to_others(settings, key):
    setup_key_offer()
    assert settings.SETUP_KEY.read_text() == key
    assert stat.S_IMODE(os.stat(settings.SETUP_KEY).st_mode) == 0o600
    assert len(key.replace("-", "")) == 12


def test_who_holds_the_key_is_the_operator_and_gets_a_card(settings, key):
    person, code = become(key.lower().replace("-", " "), email="Maelle@Bourg.example")
    assert queries.has_operator()
    assert queries.has_town_role(person=person.pk, town="bourg-neuf", roles=("operator",))
    assert queries.card_matches(person=person.pk, code=code)
    assert person.email == "maelle@bourg.example"
    assert not settings.SETUP_KEY.exists()


def test_a_used_key_serves_nobody(key):
    become(key)
    with pytest.raises(BadInput):
        become(key, name="Autre")
    assert Person.objects.count() == 1


@pytest.mark.parametrize("typed", ["", "ABCD-EFGH-JKLM", "é", "0"])
def test_a_wrong_key_is_refused(key, typed):
    with pytest.raises(BadInput) as refusal:
        become(typed)
    assert refusal.value.field == "key"
    assert not Person.objects.exists()


def test_without_a_key_nobody_becomes_operator():
    with pytest.raises(BadInput):
        operator_first(actor=NOBODY, key="", name="Eve", caller="here")


def test_guessing_is_stopped(key):
    for _ in range(10):
        with pytest.raises(BadInput):
            setup_key_check(key="ABCD-EFGH-JKLM", caller="there")
    with pytest.raises(TooMany):
        setup_key_check(key=key, caller="there")
    setup_key_check(key=key, caller="elsewhere")


def test_an_operator_named_meanwhile_makes_the_key_useless(settings, key):
    other = person_create(actor=HOUSE, name="Yann")
    town_role_grant(actor=HOUSE, person=other.pk, town="", role="operator")
    with pytest.raises(Refused):
        become(key)
    setup_key_offer()
    assert not settings.SETUP_KEY.exists()


def test_naming_an_operator_takes_the_key_away(settings, key, django_capture_on_commit_callbacks):
    other = person_create(actor=HOUSE, name="Yann")
    with django_capture_on_commit_callbacks(execute=True):
        town_role_grant(actor=HOUSE, person=other.pk, town="", role="operator")
    assert not settings.SETUP_KEY.exists()


def test_what_fails_leaves_the_key_and_nobody(settings, key):
    with pytest.raises(BadInput):
        become(key, email="maelle@")
    with pytest.raises(BadInput):
        become(key, name=" ")
    assert settings.SETUP_KEY.exists()
    assert not Person.objects.exists()


def test_of_two_at_once_one_succeeds(key, monkeypatch):
    issue = first_operator.card_issue

    def after_the_other(**words):
        setup_key_forget()
        return issue(**words)

    monkeypatch.setattr(first_operator, "card_issue", after_the_other)
    with pytest.raises(BadInput):
        become(key)
    assert not Person.objects.exists()
