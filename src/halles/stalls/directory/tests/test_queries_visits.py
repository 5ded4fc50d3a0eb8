"""Open when one can come, open on one's way: who is there then, in order, and who perhaps is."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from halles.stalls.directory import queries
from halles.stalls.directory.models import Sheet, SpecialHours
from halles.stalls.directory.tests.conftest import Scene
from halles.town.models import MapDrawing, Town
from halles.town.queries import town_by_slug

Count = Callable[[int], Any]
NOON = datetime.fromisoformat("2026-11-26 12:00")
PLACE = (-20_840_000, 476_510_000)
PER_METRE = 1 / 0.011_119_5
"""Units of 1e-7 degree in a metre along a meridian."""


@pytest.fixture
def town(scene: Scene) -> Town:
    found = town_by_slug(slug=scene.town)
    assert found is not None
    return found


def names(cards: list[queries.Card]) -> list[str]:
    return [card.name for card in cards]


def test_who_is_open_when_one_can_come(scene: Scene, town: Town, django_assert_num_queries: Count) -> None:
    Sheet.objects.filter(pk=scene.held.pk).update(hours="Mo-Fr 09:00-12:30,14:00-19:00")
    queries.sheets_open_in(town=town, start=NOON, end=NOON + timedelta(hours=1))
    with django_assert_num_queries(2):
        visit = queries.sheets_open_in(town=town, start=NOON, end=NOON + timedelta(hours=1))
    assert (names(visit.whole), names(visit.part)) == ([], ["Le Fournil d’Anne"])
    assert visit.spans[scene.held.pk] == ((NOON, NOON + timedelta(minutes=30)),)
    assert (names(visit.unknown), visit.closed) == (["Café du Port"], 0)
    early = queries.sheets_open_in(town=town, start=NOON, end=NOON + timedelta(minutes=20), group="food")
    assert (names(early.whole), names(early.unknown)) == (["Le Fournil d’Anne"], [])
    night = queries.sheets_open_in(town=town, start=NOON + timedelta(hours=9), end=NOON + timedelta(hours=10))
    assert (night.found, night.closed) == ([], 1)


def test_a_closing_that_was_said_counts(scene: Scene, town: Town) -> None:
    Sheet.objects.filter(pk=scene.held.pk).update(hours="24/7")
    start = timezone.make_aware(NOON - timedelta(hours=3))
    SpecialHours.objects.create(
        sheet=scene.held, starts_at=start, ends_at=start + timedelta(hours=5), source="gesture"
    )
    visit = queries.sheets_open_in(town=town, start=NOON, end=NOON + timedelta(hours=1))
    assert (visit.found, visit.closed) == ([], 1)


@pytest.fixture
def drawing(town: Town) -> MapDrawing:
    """Return a drawing with a street of 750 metres, its corner where the tests' shops are."""
    lines = [[[0, 0], [750, 0]], [[750, 0], [750, 300]]]
    streets = [["grande-rue", "Grande Rue", lines[:1], ["quai"]], ["quai", "Quai de l’Oust", lines[1:], []]]
    return MapDrawing.objects.create(
        town=town, digest="x", lon=PLACE[0], lat=PLACE[1], width=1000, height=1000, streets=streets
    )


def _move(sheet: Sheet, south: float, *, east: float = 0) -> None:
    lon = PLACE[0] + round(east * PER_METRE / 0.6737)
    Sheet.objects.filter(pk=sheet.pk).update(lon=lon, lat=PLACE[1] - round(south * PER_METRE))


def _way(town: Town, drawing: MapDrawing, aside: int = 100) -> queries.Way:
    return queries.way_get(
        town=town,
        drawing=drawing,
        candidates=queries.candidates(town=town.slug),
        ends=((0, 0), (750, 300)),
        aside=aside,
        at=NOON,
    )


def test_shops_are_passed_in_order_and_at_their_time(scene: Scene, town: Town, drawing: MapDrawing) -> None:
    Sheet.objects.update(hours="Mo-Fr 09:00-12:05")
    _move(scene.held, 20, east=160)
    _move(scene.imported, 30, east=600)
    way = _way(town, drawing)
    assert (way.metres, way.minutes) == (1050, 14)
    assert [(shop.card.name, shop.metres, f"{shop.at:%H:%M}") for shop in way.open] == [
        ("Le Fournil d’Anne", 20, "12:02")
    ]
    assert way.closed == 1
    Sheet.objects.filter(pk=scene.imported.pk).update(hours="")
    assert [shop.card.name for shop in _way(town, drawing).unknown] == ["Café du Port"]
    assert _way(town, drawing, aside=10).open == []


def test_places_are_found_as_they_are_typed(scene: Scene, town: Town, drawing: MapDrawing) -> None:
    known = queries.spots(drawing, queries.candidates(town=town.slug))
    found = {text: queries.spot_named(text, known) for text in ("grande rue", "quai oust", "fournil", "zzz")}
    assert [spot.name if spot else None for spot in found.values()] == [
        "Grande Rue",
        "Quai de l’Oust",
        "Le Fournil d’Anne",
        None,
    ]
    assert "Quai de l’Oust" in queries.spots_near("quai de loust nord", known)
    assert queries.spot_named("", known) is None
