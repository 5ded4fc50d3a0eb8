"""What the town floor does when its shapes change: once or twice, the same is left."""

import pytest

from halles.journal.models import Entry
from halles.kit.actor import Actor
from halles.town.commands import map_draw, map_replace, town_create
from halles.town.models import MapDrawing
from halles.town.queries import maps_stale
from halles.town.reactions import shapes_changed
from halles.town.tests.base_map import small_town

pytestmark = pytest.mark.django_db
HOUSE = Actor(system="test")
CENTRE = (-20_840_000, 476_510_000)


def test_shapes_that_changed_twice_leave_one_map_to_draw():
    town = town_create(actor=HOUSE, name="Bourg-Neuf", insee="35999").slug
    map_replace(actor=HOUSE, town=town, shapes=small_town(CENTRE), credit="c", source="test")
    entry = Entry.objects.get(kind="town.map-imported")
    for _ in range(2):
        shapes_changed(entry, None)
        assert maps_stale() == [town]
    assert MapDrawing.objects.count() == 1
    map_draw(actor=HOUSE, town=town)
    shapes_changed(entry, None)
    map_draw(actor=HOUSE, town=town)
    assert maps_stale() == []
    assert Entry.objects.filter(kind="town.map-drawn").count() == 1
