"""Writes of the town floor: what they do, what they record, what they refuse."""

import pytest
from django.db import IntegrityError, transaction

from halles.journal.models import Entry, Mark
from halles.kit import geo
from halles.kit.actor import NOBODY, Actor
from halles.kit.errors import BadInput, NotFound, Refused
from halles.town.commands import (
    demo_remove,
    map_replace,
    place_add,
    quarter_create,
    town_close,
    town_create,
    town_open,
)
from halles.town.models import OsmShape, Place, Quarter, Territory, Town
from halles.town.queries import Shape

pytestmark = pytest.mark.django_db
HOUSE = Actor(system="test")
STRANGER = Actor(person="x")
CONTACTS = {"publisher": "Commune", "hosting": "Hébergeur", "data_contact": "dpo@example.org"}


def a_town(**more) -> Town:
    return town_create(actor=HOUSE, **{"name": "Bourg-Neuf", "insee": "35999"} | more)


def kinds() -> list[str]:
    return list(Entry.objects.order_by("seq").values_list("kind", flat=True))


def test_a_new_town_is_a_territory_of_one_and_closed():
    town = a_town()
    assert (town.slug, town.is_open, town.territory.slug) == ("bourg-neuf", False, "bourg-neuf")
    assert kinds() == ["town.created"]
    assert Entry.objects.get().subject == town.id
    assert set(Mark.objects.values_list("topic", flat=True)) == {
        "towns",
        "bourg-neuf/town",
        f"bourg-neuf/town/{town.id}",
    }


def test_towns_share_a_territory():
    first = a_town()
    second = a_town(name="Le Port", insee="", territory="bourg-neuf")
    assert second.territory == first.territory


@pytest.mark.parametrize(
    ("field", "more"),
    [
        ("name", {"name": "  "}),
        ("insee", {"insee": "356"}),
        ("slug", {"name": "Bourg neuf"}),
        ("slug", {"name": "En"}),
        ("territory", {"name": "Autre", "territory": "ailleurs"}),
        ("territory", {"name": "Autre", "territory": "bourg-neuf", "is_demo": True}),
    ],
)
def test_a_town_that_cannot_be_is_refused(field, more):
    a_town()
    with pytest.raises((BadInput, NotFound)) as refusal:
        a_town(**more)
    assert refusal.value.field == field
    assert Town.objects.count() == 1
    assert kinds() == ["town.created"]


@pytest.mark.parametrize("actor", [NOBODY, STRANGER])
@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        (town_create, {"name": "Autre"}),
        (town_open, {"town": "bourg-neuf", **CONTACTS}),
        (town_close, {"town": "bourg-neuf"}),
        (demo_remove, {"town": "bourg-neuf"}),
        (quarter_create, {"town": "bourg-neuf", "name": "Le Port"}),
        (map_replace, {"town": "bourg-neuf", "shapes": [], "credit": "", "source": "osm"}),
    ],
)
def test_strangers_are_refused(actor, command, arguments):
    a_town()
    before = kinds()
    with pytest.raises(Refused):
        command(actor=actor, **arguments)
    assert kinds() == before
    assert not Town.objects.get().is_open


@pytest.mark.parametrize("missing", sorted(CONTACTS))
def test_a_town_does_not_open_before_the_contacts_are_there(missing):
    a_town()
    with pytest.raises(BadInput) as refusal:
        town_open(actor=HOUSE, town="bourg-neuf", **CONTACTS | {missing: "  "})
    assert refusal.value.field == missing
    assert not Town.objects.get().is_open
    with pytest.raises(IntegrityError), transaction.atomic():
        Town.objects.update(is_open=True)


def test_a_town_opens_keeps_what_was_said_and_closes():
    a_town()
    town_open(actor=HOUSE, town="bourg-neuf", **CONTACTS, help_phone="02 99 00 00 00")
    town_close(actor=HOUSE, town="bourg-neuf")
    town = town_open(actor=HOUSE, town="bourg-neuf", publisher="Autre")
    assert (town.is_open, town.publisher, town.hosting) == (True, "Autre", "Hébergeur")
    assert town.help_phone == "02 99 00 00 00"
    assert kinds() == ["town.created", "town.opened", "town.closed", "town.opened"]


def test_an_unknown_town_is_said_to_be_unknown():
    with pytest.raises(NotFound):
        town_open(actor=HOUSE, town="nulle-part", **CONTACTS)


def test_only_a_demonstration_goes_away_in_one_gesture():
    a_town()
    with pytest.raises(Refused):
        demo_remove(actor=HOUSE, town="bourg-neuf")
    a_town(name="Démo", insee="", is_demo=True)
    quarter_create(actor=HOUSE, town="demo", name="Le Port")
    place_add(actor=HOUSE, town="demo", street="Rue du Port")
    demo_remove(actor=HOUSE, town="demo")
    assert list(Town.objects.values_list("slug", flat=True)) == ["bourg-neuf"]
    assert list(Territory.objects.values_list("slug", flat=True)) == ["bourg-neuf"]
    assert not Quarter.objects.exists()
    assert not Place.objects.exists()
    assert kinds()[-1] == "town.demo-removed"


def test_a_quarter_has_its_name_once():
    a_town()
    quarter_create(actor=HOUSE, town="bourg-neuf", name="Le Port")
    for name in ("Le port", " "):
        with pytest.raises(BadInput):
            quarter_create(actor=HOUSE, town="bourg-neuf", name=name)


def test_a_place_needs_a_street_or_a_position_and_somebody():
    a_town()
    with pytest.raises(BadInput):
        place_add(actor=STRANGER, town="bourg-neuf", number="3")
    with pytest.raises(BadInput):
        place_add(actor=STRANGER, town="bourg-neuf", street="Rue du Port", lon=1)
    with pytest.raises(Refused):
        place_add(actor=NOBODY, town="bourg-neuf", street="Rue du Port")
    place = place_add(actor=STRANGER, town="bourg-neuf", number="3", street="Rue du Port", lon=1, lat=2)
    assert str(place) == "3 Rue du Port"
    assert kinds()[-1] == "town.place-added"


def shape(number: int, *, name: str = "Rue du Port", end: int = 9) -> Shape:
    return Shape(f"way/{number}", "street", name, "residential", geo.pack([[(0, 0), (end, end)]]))


def replace(shapes, credit: str = "© contributeurs"):
    return map_replace(actor=HOUSE, town="bourg-neuf", shapes=shapes, credit=credit, source="osm")


def test_a_base_map_is_replaced_and_the_same_again_changes_nothing():
    a_town()
    replace([shape(1), shape(2), shape(3)])
    kept = OsmShape.objects.get(osm="way/1").pk
    change = replace([shape(1), shape(2, name="Rue Neuve"), shape(4)])
    assert (len(change.added), len(change.changed), len(change.gone)) == (1, 1, 1)
    assert OsmShape.objects.get(osm="way/1").pk == kept
    assert sorted(OsmShape.objects.values_list("osm", "name")) == [
        ("way/1", "Rue du Port"),
        ("way/2", "Rue Neuve"),
        ("way/4", "Rue du Port"),
    ]
    assert Town.objects.get().map_credit == "© contributeurs"
    before = kinds()
    assert not replace([shape(4), shape(2, name="Rue Neuve"), shape(1)])
    assert kinds() == before == ["town.created", "town.map-imported", "town.map-imported"]


def test_a_real_map_does_not_enter_a_demonstration():
    a_town(is_demo=True)
    with pytest.raises(Refused):
        replace([shape(1)])
    assert not OsmShape.objects.exists()
