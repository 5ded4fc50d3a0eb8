"""Who is where: streets by name and number, spellings joined, doors guessed, the map cut around them."""

from datetime import date

import pytest

from halles.kit.actor import Actor
from halles.town import queries
from halles.town.commands import map_draw, map_replace, premises_add, town_create
from halles.town.queries import MapPoint, points
from halles.town.tests.base_map import at, small_town

pytestmark = pytest.mark.django_db
HOUSE = Actor(system="test")
CENTRE = (-20_840_000, 476_510_000)


def point(title, street="", number="", metres=None, group="food"):
    lon, lat = at(CENTRE, *metres) if metres else (None, None)
    href = f"/commerces/{title.lower().replace(' ', '-')}/"
    return MapPoint(title, "Boulangerie", href, group, "Alimentation", "basket", lon, lat, street, number)


@pytest.fixture
def brought(monkeypatch):
    """What the stalls bring: a list that tests fill."""
    found = []
    monkeypatch.setattr(points, "house_parts", lambda name: {"directory": lambda *, town: list(found)})
    return found


@pytest.fixture
def town():
    row = town_create(actor=HOUSE, name="Bourg-Neuf", insee="35999", lon=CENTRE[0], lat=CENTRE[1])
    map_replace(actor=HOUSE, town=row.slug, shapes=small_town(CENTRE), credit="c", source="test")
    map_draw(actor=HOUSE, town=row.slug)
    return row.slug


def test_streets_in_three_questions(town, brought, django_assert_num_queries):
    premises_add(actor=HOUSE, town=town, number="7", street="rue du port", vacant_since=date(2026, 1, 5))
    brought += [
        point("Zoé", "Rue du Port", "12"),
        point("Anne", "R. du Port", "3 bis"),
        point("Bob", "rue du port", "3"),
    ]
    with django_assert_num_queries(2):  # the stalls' own question is not asked here
        found = queries.streets_get(town=town)
    street = found.by_slug["rue-du-port"]
    assert street.name == "Rue du Port"
    assert [door.number for door in street.doors] == ["3", "3 bis", "7", "12"]
    assert [door.slug for door in street.doors] == ["3", "3-bis", "7", "12"]
    assert (street.count, street.vacant) == (3, 1)
    assert [other.name for other in found.meeting(street)] == ["Grande Rue"]


def test_streets_of_the_map_and_of_addresses_alone(town, brought):
    brought += [point("Loin", "Chemin des Landes", "1"), point("Nulle part")]
    found = queries.streets_get(town=town)
    names = [street.name for street in found.by_name]
    assert names == sorted(names, key=lambda name: name.lower().replace("é", "e"))
    assert {"Chemin des Landes", "Place de l’Église", "Venelle du Four"} <= set(names)
    assert [p.title for p in found.elsewhere] == ["Nulle part"]
    assert found.view_of(found.by_slug["chemin-des-landes"]) is None


def test_who_has_no_address_is_put_in_the_nearest_street(town, brought):
    brought += [point("Près", metres=(8, -100)), point("Loin", metres=(2000, 2000))]
    found = queries.streets_get(town=town)
    [door] = found.by_slug["rue-du-port"].doors
    assert [p.title for p in door.guessed] == ["Près"]
    assert [p.title for p in found.elsewhere] == ["Loin"]


def test_closed_stalls_bring_nothing(town, brought):
    brought += [point("Anne", "Rue du Port", "3")]
    assert queries.streets_get(town=town, closed=["directory"]).points == []


def test_two_names_that_begin_alike_have_two_addresses(town, brought):
    long = "Rue " + "de la Très Longue et Très Vieille Fontaine " * 2
    brought += [point("Anne", long + "Haute"), point("Bob", long + "Basse")]
    found = queries.streets_get(town=town)
    slugs = [slug for slug in found.by_slug if slug.startswith("rue-de-la-tres")]
    assert len(slugs) == 2
    assert slugs[1] == f"{slugs[0]}-2"


def test_the_map_shows_each_point_once_and_gathers_crowds(town, brought):
    brought += [point(f"Boutique {n}", "Grande Rue", metres=(0, 0)) for n in range(400)]
    found = queries.streets_get(town=town)
    view = found.map_of(found.points)
    assert sum(len(mark.points) for mark in view.marks) == 400
    assert any(len(mark.points) > 1 for mark in view.marks)
    middles = [(mark.x, mark.y) for mark in view.marks]
    assert len(set(middles)) == len(middles)
    for i, (x, y) in enumerate(middles):
        assert all((x - a) ** 2 + (y - b) ** 2 >= 26**2 for a, b in middles[i + 1 :])


def test_part_of_the_map_around_a_street_and_a_door(town, brought):
    brought += [
        point("Anne", "Grande Rue", "3", metres=(40, 4)),
        point("Bob", "Rue du Port", metres=(2, -60)),
    ]
    found = queries.streets_get(town=town)
    street = found.by_slug["grande-rue"]
    whole = found.map_of(found.points)
    part = found.view_of(street)
    door = found.view_of(street, street.doors[0])
    assert len(door.ground) < len(whole.ground)
    assert door.box[2] < part.box[2] <= whole.box[2]
    assert [[p.title for p in mark.points] for mark in part.marks] == [["Anne"]]


def test_one_group_alone(town, brought):
    premises_add(actor=HOUSE, town=town, number="7", street="Rue du Port", vacant_since=date(2026, 1, 5))
    brought += [point("Anne", "Rue du Port", "3"), point("Bob", "Rue du Port", "3", group="health")]
    found = queries.streets_get(town=town)
    shown = {street.slug: street for street in found.only("health")}["rue-du-port"]
    assert [p.title for p in shown.points] == ["Bob"]
    assert shown.vacant == 0
    groups = queries.groups_of(found.points + found.vacant)
    assert [(group.slug, group.count) for group in groups] == [("food", 1), ("health", 1), ("locaux", 1)]


def test_a_town_without_a_map(brought):
    town_create(actor=HOUSE, name="Nouveau", insee="35998")
    brought += [point("Anne", "Rue du Port", "3")]
    found = queries.streets_get(town="nouveau")
    assert found.drawing is None
    assert found.map_of(found.points) is None
    assert [street.name for street in found.by_name] == ["Rue du Port"]


def test_a_point_of_a_named_street_or_square(town):
    assert queries.spot_of(town=town, street="Grande Rue") == at(CENTRE, 0, 0)
    corners = {at(CENTRE, x, y) for x in (20, 80) for y in (15, 55)}
    assert queries.spot_of(town=town, street="Place de l’Église") in corners
    assert queries.spot_of(town=town, street="Rue de nulle part") is None
