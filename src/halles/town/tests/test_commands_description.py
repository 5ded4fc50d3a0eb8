"""A town is described: name, commune, territory, contacts, stalls; and what is refused."""

import pytest

from halles.journal.models import Entry
from halles.kit.actor import NOBODY, Actor
from halles.kit.errors import BadInput, NotFound, Refused
from halles.town.commands import (
    town_contacts_set,
    town_create,
    town_describe,
    town_open,
    town_stalls_set,
)
from halles.town.models import Town

pytestmark = pytest.mark.django_db
HOUSE = Actor(system="test")
LAW = {"publisher": "Le maire", "hosting": "La commune", "data_contact": "dpo@bourg-neuf.example"}


@pytest.fixture
def town() -> Town:
    return town_create(actor=HOUSE, name="Bourg-Neuf")


def last() -> tuple[str, dict]:
    return Entry.objects.order_by("-seq").values_list("kind", "payload").first()


def test_name_and_commune_are_corrected_and_the_address_stays(town):
    town_describe(actor=HOUSE, town="bourg-neuf", name=" Bourg-Neuf-sur-Claire ", insee="2a004")
    town.refresh_from_db()
    assert (town.name, town.insee, town.slug) == ("Bourg-Neuf-sur-Claire", "2A004", "bourg-neuf")
    assert last() == ("town.described", {"town": "bourg-neuf"})


def test_a_town_joins_a_territory(town):
    other = town_create(actor=HOUSE, name="Redon")
    town_describe(actor=HOUSE, town="bourg-neuf", name="Bourg-Neuf", territory="redon")
    town.refresh_from_db()
    assert town.territory_id == other.territory_id


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"name": " "}, BadInput),
        ({"name": "X", "insee": "352"}, BadInput),
        ({"name": "X", "territory": "nulle-part"}, NotFound),
        ({"name": "X", "territory": "demo"}, BadInput),
    ],
)
def test_a_description_that_cannot_be_used(town, values, problem):
    town_create(actor=HOUSE, name="Demo", is_demo=True)
    with pytest.raises(problem):
        town_describe(actor=HOUSE, town="bourg-neuf", **values)
    town.refresh_from_db()
    assert (town.name, town.territory.slug) == ("Bourg-Neuf", "bourg-neuf")


def test_contacts_are_written_and_emptied_until_the_town_is_open(town):
    town_contacts_set(actor=HOUSE, town="bourg-neuf", **LAW, help_phone=" 02 99 00 00 00 ")
    town.refresh_from_db()
    assert (town.publisher, town.help_phone) == ("Le maire", "02 99 00 00 00")
    town_contacts_set(actor=HOUSE, town="bourg-neuf", **LAW | {"publisher": ""})
    town.refresh_from_db()
    assert (town.publisher, town.help_phone) == ("", "")
    town_contacts_set(actor=HOUSE, town="bourg-neuf", **LAW)
    town_open(actor=HOUSE, town="bourg-neuf")
    with pytest.raises(BadInput):
        town_contacts_set(actor=HOUSE, town="bourg-neuf", **LAW | {"publisher": " "})
    town.refresh_from_db()
    assert town.publisher == "Le maire"


def test_a_village_closes_a_stall_and_opens_it_again(town):
    town_stalls_set(actor=HOUSE, town="bourg-neuf", closed=["directory"])
    town.refresh_from_db()
    assert town.closed_stalls == ["directory"]
    kind, payload = last()
    assert (kind, payload["closed"]) == ("town.stalls-set", 1)
    before = Entry.objects.count()
    town_stalls_set(actor=HOUSE, town="bourg-neuf", closed=["directory"])
    assert Entry.objects.count() == before
    town_stalls_set(actor=HOUSE, town="bourg-neuf", closed=[])
    town.refresh_from_db()
    assert town.closed_stalls == []


@pytest.mark.parametrize("slug", ["office", "people", "town", "nulle-part"])
def test_what_no_town_may_close(town, slug):
    with pytest.raises(BadInput):
        town_stalls_set(actor=HOUSE, town="bourg-neuf", closed=[slug])


@pytest.mark.parametrize("actor", [NOBODY, Actor(person="x" * 26)])
def test_strangers_describe_nothing(town, actor):
    with pytest.raises(Refused):
        town_describe(actor=actor, town="bourg-neuf", name="X")
    with pytest.raises(Refused):
        town_contacts_set(actor=actor, town="bourg-neuf", **LAW)
    with pytest.raises(Refused):
        town_stalls_set(actor=actor, town="bourg-neuf", closed=["directory"])
