"""What other stalls ask of the directory: the markets on the map, and the way on foot between two points."""

import pytest

from halles.kit.geo import pack
from halles.stalls.directory.models import Sheet
from halles.stalls.directory.public import foot_way, market_points
from halles.stalls.directory.tests.conftest import HOUSE, Scene
from halles.town.public import Shape, map_draw, map_replace
from halles.town.queries import drawing_get

pytestmark = pytest.mark.django_db
CORNER, NORTH, EAST = (-20_850_000, 476_500_000), (-20_850_000, 476_510_000), (-20_830_000, 476_500_000)


def draw(scene: Scene, *lines: list[tuple[int, int]]) -> None:
    shapes = [
        Shape(f"way/{at}", "street", f"Rue {at}", "residential", pack([line]))
        for at, line in enumerate(lines)
    ]
    map_replace(actor=HOUSE, town=scene.town, shapes=shapes, credit="", source="test")
    map_draw(actor=HOUSE, town=scene.town)


def test_markets_alone_are_told_in_one_statement(scene: Scene, django_assert_num_queries: object) -> None:
    place = {"street": "place du Parlement", "lon": -20_840_000, "lat": 476_512_000}
    Sheet.objects.create(town=scene.town, slug="marche", name="Marché", category="marketplace", **place)
    with django_assert_num_queries(1):  # type: ignore[operator]
        [point] = market_points(town=scene.town)
    assert (point.title, point.anchor, point.lon) == ("Marché", "marche", -20_840_000)
    assert market_points(town="allaire") == []


def test_a_way_goes_round_the_corner(scene: Scene) -> None:
    draw(scene, [NORTH, CORNER, EAST])
    drawing = drawing_get(town=scene.town)
    assert drawing
    way = foot_way(drawing=drawing, start=NORTH, end=EAST)
    assert way
    assert 255 <= way.metres <= 270  # 111 m south, 150 m east
    assert way.minutes == 4
    assert len(way.points) >= 3


def test_streets_that_do_not_lead_there_tell_no_way(scene: Scene) -> None:
    draw(scene, [NORTH, CORNER], [(-20_800_000, 476_500_000), (-20_800_000, 476_505_000)])
    drawing = drawing_get(town=scene.town)
    assert drawing
    assert foot_way(drawing=drawing, start=NORTH, end=(-20_800_000, 476_500_000)) is None
