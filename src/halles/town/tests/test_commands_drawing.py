"""The map is drawn once from its shapes, kept, and drawn again when they change."""

import pytest

from halles.journal.models import Entry
from halles.kit.actor import Actor
from halles.kit.errors import Refused
from halles.town import schedule
from halles.town.commands import map_draw, map_replace, map_stale, town_create
from halles.town.models import MapDrawing
from halles.town.queries import drawing_get, maps_stale
from halles.town.tests.base_map import small_town

pytestmark = pytest.mark.django_db
HOUSE = Actor(system="test")
CENTRE = (-20_840_000, 476_510_000)


@pytest.fixture
def town() -> str:
    row = town_create(actor=HOUSE, name="Bourg-Neuf", insee="35999", lon=CENTRE[0], lat=CENTRE[1])
    map_replace(actor=HOUSE, town=row.slug, shapes=small_town(CENTRE), credit="c", source="test")
    return row.slug


def test_a_town_is_drawn_once(town):
    assert drawing_get(town=town) is None
    assert map_draw(actor=HOUSE, town=town)
    drawing = drawing_get(town=town)
    assert 300 <= drawing.width <= 1000
    assert 'class="water"' in drawing.ground
    assert any("Grande Rue" in name[0] for name in drawing.names)
    assert Entry.objects.filter(kind="town.map-drawn", town=town).count() == 1
    assert not map_draw(actor=HOUSE, town=town)
    assert Entry.objects.filter(kind="town.map-drawn", town=town).count() == 1


def test_nobody_draws_in_another_towns_name(town):
    with pytest.raises(Refused):
        map_draw(actor=Actor(person="somebody"), town=town)
    with pytest.raises(Refused):
        map_stale(actor=Actor(person="somebody"), town=town)
    assert not MapDrawing.objects.exists()


def test_new_shapes_are_drawn_by_timed_work(town):
    map_stale(actor=HOUSE, town=town)
    assert maps_stale() == [town]
    schedule.JOBS[0].run()
    assert maps_stale() == []
    before = drawing_get(town=town)
    shapes = [shape for shape in small_town(CENTRE) if shape.layer != "water"]
    map_replace(actor=HOUSE, town=town, shapes=shapes, credit="c", source="test")
    map_stale(actor=HOUSE, town=town)
    schedule.JOBS[0].run()
    assert drawing_get(town=town).ground != before.ground


def test_another_way_of_drawing_draws_all_again(town):
    map_draw(actor=HOUSE, town=town)
    assert maps_stale() == []
    MapDrawing.objects.update(digest="0." + "a" * 56)
    assert maps_stale() == [town]


def test_a_town_that_is_gone_is_passed_over():
    map_stale(actor=HOUSE, town="partie")
    assert maps_stale() == []


def test_a_town_without_shapes_has_no_map():
    town_create(actor=HOUSE, name="Nouveau", insee="35998")
    assert map_draw(actor=HOUSE, town="nouveau")
    assert drawing_get(town="nouveau").width == 0
