"""Positions, packed lines, inside or outside, clipping: properties, and a few known values."""

import itertools
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from halles.kit import geo

lons = st.integers(-1_800_000_000, 1_800_000_000)
lats = st.integers(-900_000_000, 900_000_000)
points = st.tuples(lons, lats)
lines = st.lists(points, min_size=1, max_size=30)
near = st.tuples(st.integers(-1000, 1000), st.integers(-1000, 1000))


def star(*, seed: int, arms: int, radius: int = 10_000) -> list[geo.Point]:
    """Return a ring without crossings: points at growing angles and random distances."""
    chance = random.Random(seed)
    angles = sorted(chance.uniform(0, 2 * np.pi) for _ in range(arms))
    far = [radius * chance.uniform(0.2, 1) for _ in angles]
    ring = [(round(r * np.cos(a)), round(r * np.sin(a))) for a, r in zip(angles, far, strict=True)]
    return [*ring, ring[0]]


def ray_cast(point: geo.Point, ring: list[geo.Point]) -> bool:
    """The textbook's answer, with floats and a level ray."""
    x, y = point[0] + 0.5, point[1] + 0.5
    odd = False
    for (ax, ay), (bx, by) in itertools.pairwise(ring):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            odd = not odd
    return odd


@given(st.lists(lines, max_size=6))
def test_packed_lines_come_back_the_same(value):
    assert geo.unpack(geo.pack(value)) == value


@given(lines)
def test_packed_lines_cut_off_are_refused(line):
    with pytest.raises(ValueError, match="cut off"):
        geo.unpack(geo.pack([line])[:-1])


def test_a_street_packs_in_a_few_bytes_per_point():
    street = [(-20_840_000 + 900 * i, 476_510_000 + 300 * i) for i in range(50)]
    assert len(geo.pack([street])) < 50 * 4 + 12


@given(points, points)
def test_distance_is_symmetric_and_at_most_half_the_earth(a, b):
    assert geo.metres(a, b) == pytest.approx(geo.metres(b, a), abs=1e-3)
    assert 0 <= geo.metres(a, b) <= np.pi * geo.EARTH_RADIUS + 1


@given(points, points, points)
def test_distance_has_no_short_cut(a, b, c):
    assert geo.metres(a, c) <= geo.metres(a, b) + geo.metres(b, c) + 1e-3


def test_known_distances():
    degree = np.pi * geo.EARTH_RADIUS / 180
    assert geo.metres((0, 0), (0, geo.SCALE)) == pytest.approx(degree, abs=0.01)
    paris, rennes = (23_522_000, 488_566_000), (-16_778_000, 481_173_000)
    assert geo.metres(paris, rennes) == pytest.approx(308_000, rel=0.01)
    assert geo.to_units(geo.to_degrees(-20_840_001)) == -20_840_001


@given(st.integers(0, 500), near)
def test_inside_agrees_with_the_textbook(seed, offset):
    ring = [(10 * x, 10 * y) for x, y in star(seed=seed, arms=12, radius=1000)]
    # Points of the odd kind never lie on an edge's end, whose side is left open.
    point = (10 * offset[0] + 3, 10 * offset[1] + 7)
    crosses = [
        abs((bx - ax) * (point[1] - ay) - (by - ay) * (point[0] - ax))
        for (ax, ay), (bx, by) in itertools.pairwise(ring)
    ]
    if min(crosses) > 40_000:
        assert geo.Region([ring]).contains(point) == ray_cast(point, ring)


def test_a_hole_is_outside():
    outer = [(0, 0), (90, 0), (90, 90), (0, 90), (0, 0)]
    hole = [(30, 30), (60, 30), (60, 60), (30, 60), (30, 30)]
    region = geo.Region([outer, hole])
    assert region.contains((10, 10))
    assert not region.contains((45, 45))
    assert not region.contains((200, 45))
    assert region.touches([(200, 45), (10, 10)])
    assert not region.touches([(200, 45), (45, 45)])


@given(st.integers(0, 200), near)
def test_a_border_cut_off_by_an_extract_tells_the_same_sides(seed, point):
    ring = star(seed=seed, arms=20)
    whole = geo.Region([ring])
    box = (-2000, -2000, 2000, 2000)
    pieces = geo.clip_line(ring, box)
    if not whole.contains((1, 1)) or not pieces:
        return
    assert geo.Region(pieces, known=(1, 1)).contains(point) == whole.contains(point)


@given(st.integers(0, 300), st.integers(1, 6), st.randoms(use_true_random=False))
def test_rings_are_joined_from_pieces_in_any_order(seed, cuts, chance):
    ring = star(seed=seed, arms=15)
    marks = sorted({0, len(ring) - 1, *(chance.randrange(1, len(ring) - 1) for _ in range(cuts))})
    pieces = [ring[a : b + 1] for a, b in itertools.pairwise(marks)]
    pieces = [piece[::-1] if chance.random() < 0.5 else piece for piece in pieces]
    chance.shuffle(pieces)
    rings, left = geo.rings_of(pieces)
    assert left == []
    assert [set(r) for r in rings] == [set(ring)]
    assert len(rings[0]) == len(ring)


def test_a_ring_with_a_missing_piece_stays_open():
    rings, left = geo.rings_of([[(0, 0), (9, 0)], [(9, 9), (9, 0)]])
    assert rings == []
    assert [sorted(line) for line in left] == [[(0, 0), (9, 0), (9, 9)]]


@given(st.integers(0, 300), near, near)
def test_a_clipped_ring_stays_in_its_box(seed, a, b):
    box = (min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]) + 1, max(a[1], b[1]) + 1)
    ring = star(seed=seed, arms=9, radius=1500)
    clipped = geo.clip_ring(ring, box)
    for x, y in clipped:
        assert box[0] <= x <= box[2]
        assert box[1] <= y <= box[3]


@given(st.integers(0, 300), st.integers(-1400, 1400))
def test_two_halves_of_a_clipped_ring_make_the_whole(seed, cut):
    ring = star(seed=seed, arms=9, radius=1500)
    left = geo.clip_ring(ring, (-2000, -2000, cut, 2000))
    right = geo.clip_ring(ring, (cut, -2000, 2000, 2000))
    # Each crossing is rounded to a whole unit, and an edge is at most 3,000 units long.
    assert abs(_surface(left) + _surface(right) - _surface(ring)) <= 18 * 3000


def _surface(ring: list[geo.Point]) -> int:
    """Twice the surface."""
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in itertools.pairwise(ring))


def test_a_line_is_clipped_to_the_segments_that_meet_the_box():
    line = [(0, 0), (10, 0), (20, 0), (30, 0), (40, 0), (10, 1)]
    assert geo.clip_line(line, (12, -5, 18, 5)) == [[(10, 0), (20, 0)], [(40, 0), (10, 1)]]
    assert geo.clip_line(line, (100, 100, 200, 200)) == []


def test_centre_of_a_surface_and_of_a_line():
    assert geo.centre([(0, 0), (4, 0), (4, 2), (0, 2), (0, 0)]) == (2, 1)
    assert geo.centre([(0, 0), (4, 4)]) == (2, 2)
    assert geo.centre([(5, 5), (5, 5), (5, 5), (5, 5)]) == (5, 5)
