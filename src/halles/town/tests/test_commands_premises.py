"""Commercial premises: entered, found empty, taken again."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from halles.journal.models import Entry
from halles.kit.actor import Actor
from halles.kit.errors import BadInput, NotFound, Refused
from halles.town.commands import (
    Unit,
    premises_add,
    premises_import,
    premises_take,
    premises_vacate,
    quarter_create,
    town_create,
)
from halles.town.models import Premises
from halles.town.queries import premises_list

pytestmark = pytest.mark.django_db
HOUSE = Actor(system="test")
DAY = date(2026, 3, 1)


@pytest.fixture
def premises() -> Premises:
    town_create(actor=HOUSE, name="Bourg-Neuf")
    return premises_add(actor=HOUSE, town="bourg-neuf", number="3", street="Rue du Port")


def kinds() -> list[str]:
    return list(Entry.objects.order_by("position").values_list("kind", flat=True))


def test_premises_are_found_empty_then_taken(premises):
    premises_vacate(actor=HOUSE, town="bourg-neuf", premises=premises.pk, since=DAY, contact="Mairie")
    (found,) = premises_list(town="bourg-neuf", only_vacant=True)
    assert (found.vacant_since, found.contact, str(found)) == (DAY, "Mairie", "3 Rue du Port")
    premises_take(actor=HOUSE, town="bourg-neuf", premises=premises.pk)
    assert premises_list(town="bourg-neuf", only_vacant=True) == []
    assert Premises.objects.get().contact == ""
    assert kinds()[-2:] == ["town.premises-vacated", "town.premises-taken"]


def test_said_twice_is_one_entry(premises):
    for _ in range(2):
        premises_vacate(actor=HOUSE, town="bourg-neuf", premises=premises.pk, since=DAY)
    assert kinds().count("town.premises-vacated") == 1


def test_a_day_to_come_another_town_and_a_stranger_are_refused(premises):
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(BadInput):
        premises_vacate(actor=HOUSE, town="bourg-neuf", premises=premises.pk, since=tomorrow)
    with pytest.raises(NotFound):
        premises_take(actor=HOUSE, town="ailleurs", premises=premises.pk)
    with pytest.raises(Refused):
        premises_take(actor=Actor(person="somebody"), town="bourg-neuf", premises=premises.pk)
    with pytest.raises(Refused):
        premises_add(actor=Actor(person="somebody"), town="bourg-neuf", street="Grande Rue")
    assert Premises.objects.get().vacant_since is None


def test_a_list_of_premises_is_one_entry_and_kept_for_managers():
    town_create(actor=HOUSE, name="Bourg-Neuf")
    quarter_create(actor=HOUSE, town="bourg-neuf", name="Le Port")
    units = [
        Unit(number="1", street="quai Nord", lon=1, lat=2, quarter="Le Port", area_m2=40),
        Unit(number="2", street="quai Nord", lon=3, lat=4, vacant_since=DAY, contact="Mairie"),
    ]
    with pytest.raises(Refused):
        premises_import(actor=Actor(person="somebody"), town="bourg-neuf", units=units, source="list")
    before = Entry.objects.count()
    premises_import(actor=HOUSE, town="bourg-neuf", units=units, source="list")
    premises_import(actor=HOUSE, town="bourg-neuf", units=[], source="list")
    let, vacant = premises_list(town="bourg-neuf")
    assert (str(let.place.quarter), let.area_m2, let.vacant_since) == ("Le Port", 40, None)
    assert (vacant.vacant_since, vacant.contact) == (DAY, "Mairie")
    assert Entry.objects.count() == before + 1
    assert kinds()[-1] == "town.premises-imported"
