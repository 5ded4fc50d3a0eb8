"""Marks of the map: a sign, or a number in its place, always with its words for who does not see it."""

import pytest

from halles.town.engine.cartography import RADIUS
from halles.town.queries import MapPoint, MapView, MarkView
from halles.town.templatetags.town import town_map


def point(title: str, label: str = "") -> MapPoint:
    href = f"/lieux/{title.lower()}/"
    return MapPoint(title, "12 places", href, "parking", "Car parks", "parking", 0, 0, "", "", label)


def drawn(*points: MapPoint) -> str:
    marks = [MarkView(100, 50, list(points))]
    return town_map(MapView((0, 0, 200, 100), "", "", "", marks, is_whole=False), "Map")


def test_a_point_has_its_sign() -> None:
    svg = drawn(point("Gare"))
    assert '<a id="p-gare" href="/lieux/gare/"><title>Gare, 12 places</title><use href="#m-parking"' in svg
    assert "<text" not in svg


@pytest.mark.parametrize(("label", "radius"), [("7", RADIUS), ("34", RADIUS), ("180", RADIUS + 5)])
def test_a_number_stands_in_the_place_of_the_sign(label: str, radius: int) -> None:
    svg = drawn(point("Gare", label))
    assert f'<circle r="{radius}" cx="100" cy="50"/><text x="100" y="56">{label}</text>' in svg
    assert "<title>Gare, 12 places</title>" in svg
    assert "<use" not in svg


def test_points_that_cannot_be_told_apart_are_counted() -> None:
    svg = drawn(point("Gare", "34"), point("Port", "3"))
    assert "<title>Gare, Port</title>" in svg
    assert ">2</text>" in svg
