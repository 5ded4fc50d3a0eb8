"""The way through a town: along its streets, never longer than it must be, and who is beside it in order."""

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halles.stalls.directory.engine.way import beside, length_of, way_between

CORNER = [[(0, 0), (100, 0)], [(100, 0), (100, 100)], [(400, 400), (500, 400)]]
spots = st.tuples(st.integers(0, 300), st.integers(0, 300))


def test_the_way_follows_the_streets() -> None:
    way = way_between(CORNER, (0, 0), (100, 100))
    assert length_of(way) == pytest.approx(200)
    assert (100.0, 0.0) in way


def test_a_gap_is_crossed_and_what_leads_nowhere_is_straight() -> None:
    square = [[(0, 0), (100, 0)], [(130, 0), (200, 0)]]
    assert length_of(way_between(square, (0, 0), (200, 0))) == pytest.approx(200)
    assert way_between(CORNER, (0, 0), (450, 400)) == [(0, 0), (450, 400)]
    assert way_between([], (0, 0), (3, 4)) == [(0, 0), (3, 4)]


def test_shops_come_in_the_order_in_which_one_passes_them() -> None:
    way = way_between(CORNER, (0, 0), (100, 100))
    shops = {"last": (110, 90), "first": (10, -20), "corner": (100, 0), "far": (60, 900)}
    found = beside(way, shops)
    assert [key for key in found if key != "far"] == ["first", "corner", "last"]
    assert found["first"] == pytest.approx((20, 10))
    assert found["last"] == pytest.approx((10, 190))
    assert beside(way, {}) == {}


@given(spots, spots, st.lists(st.lists(spots, min_size=2, max_size=5), max_size=6))
def test_no_way_is_shorter_than_the_straight_one(start, end, lines) -> None:
    way = way_between(lines, start, end)
    assert (way[0], way[-1]) == (start, end)
    assert length_of(way) >= hypot(end[0] - start[0], end[1] - start[1]) - 1e-6


@given(st.lists(spots, min_size=2, max_size=6), spots)
def test_nobody_is_nearer_than_the_nearest_corner_says(way, spot) -> None:
    aside, along = beside(way, {"x": spot})["x"]
    assert aside <= min(hypot(spot[0] - x, spot[1] - y) for x, y in way) + 1e-6
    assert -1e-6 <= along <= length_of(way) + 1e-6
