"""Who prepares a town: called by address, number or card, or written down; who may not."""

import pytest

from halles.kit.errors import BadInput, NotFound, Refused
from halles.people import queries
from halles.people.commands.cards import card_issue
from halles.people.commands.team import team_add, team_call
from halles.people.models import Person, TownRole
from halles.people.tests.conftest import HOUSE, SLUG, acting

pytestmark = pytest.mark.django_db


def test_a_known_person_is_called_by_address_number_or_card(manager, person):
    by_mail = person("Anne", email="anne@ville-test.example")
    by_phone = person("Yves", phone="06 12 34 56 78")
    by_card = person("Denise")
    _, code = card_issue(actor=HOUSE, person=by_card.pk, town=SLUG)
    for contact in ("Anne@ville-test.example ", "06.12.34.56.78", code.lower()):
        team_call(actor=acting(manager), town=SLUG, role="helper", contact=contact)
    for one in (by_mail, by_phone, by_card):
        assert queries.is_at_counter(person=one.pk, town=SLUG)
    assert len(queries.town_role_list(town=SLUG)) == 4


def test_a_new_person_gets_a_role_and_a_card(manager):
    made, code = team_add(
        actor=acting(manager), town=SLUG, town_name="Ville-Test", role="agent", name="Denise", with_card=True
    )
    assert queries.card_matches(person=made.pk, code=code)
    assert queries.has_town_role(person=made.pk, town=SLUG, roles=("agent",))


def test_an_operator_names_a_manager_and_she_does_not_name_another(operator, manager):
    team_call_args = {"town": SLUG, "town_name": "Ville-Test", "role": "manager", "name": "Denise"}
    team_add(actor=acting(operator), **team_call_args, with_card=True)
    with pytest.raises(Refused):
        team_add(actor=acting(manager), **team_call_args, with_card=True)


@pytest.mark.parametrize("contact", ["personne@ville-test.example", "06 00 00 00 00"])
def test_nobody_of_that_address(manager, contact):
    with pytest.raises((NotFound, BadInput)):
        team_call(actor=acting(manager), town=SLUG, role="agent", contact=contact)


def test_a_shared_number_asks_for_a_card(manager, person):
    person("Anne", phone="06 12 34 56 78")
    person("Yves", phone="06 12 34 56 78")
    with pytest.raises(BadInput) as refusal:
        team_call(actor=acting(manager), town=SLUG, role="agent", contact="0612345678")
    assert refusal.value.field == "contact"
    assert not TownRole.objects.filter(role="agent").exists()


@pytest.mark.parametrize(
    "words", [{"name": " ", "with_card": True}, {"name": "Denise"}, {"name": "D", "email": "d@"}]
)
def test_who_could_not_be_written_down(manager, words):
    before = Person.objects.count()
    with pytest.raises(BadInput):
        team_add(actor=acting(manager), town=SLUG, town_name="Ville-Test", role="agent", **words)
    assert Person.objects.count() == before


def test_strangers_name_nobody_and_learn_nothing(anne):
    with pytest.raises(Refused):
        team_call(actor=acting(anne), town=SLUG, role="agent", contact="anne@ville-test.example")
    with pytest.raises(Refused):
        team_add(actor=acting(anne), town=SLUG, town_name="", role="helper", name="X", with_card=True)
