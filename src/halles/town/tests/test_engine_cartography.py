"""The drawing of a town: names apart, all in the frame, rings that stay rings, light where it is dense."""

import random
import re
from itertools import combinations, pairwise
from math import atan2, cos, hypot, sin

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halles.town.engine.cartography import HALF, RADIUS, Shape, crop_ground, draw, fade_of, is_whole, marks_of
from halles.town.engine.cartography.blocks import blocks
from halles.town.engine.cartography.frame import frame_of
from halles.town.engine.cartography.glyphs import text_width
from halles.town.engine.cartography.lines import clip_line, joined, light_ring, simplify, to_segment
from halles.town.engine.cartography.names import capital, in_two, shorter, street_key
from halles.town.engine.cartography.path import path_data
from halles.town.engine.cartography.plane import Plane, area
from halles.town.engine.cartography.room import overlap
from halles.town.tests.towns import CENTRE, dense_centre, grid_town, metres

WORDS = (
    "Rue du Port",
    "Boulevard de la Liberté",
    "Impasse du Four",
    "Place de l’Église",
    "Quai Duguay-Trouin",
)


def collisions(drawing):
    """Return the pairs of names whose words touch: each name's own polygons, as its label tells them."""
    rooms = [label.room for label in drawing.labels]
    return [
        (a, b)
        for (a, one), (b, other) in combinations(enumerate(rooms), 2)
        if any(overlap(p, q) for p in one for q in other)
    ]


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 9), st.floats(35, 140), st.floats(0, 25))
def test_names_never_touch_nor_leave_the_frame(seed, streets, apart, noise):
    chance = random.Random(seed)
    drawing = draw(grid_town(chance, streets=streets, apart=apart, noise=noise, names=WORDS), [])
    assert collisions(drawing) == []
    for label in drawing.labels:
        for polygon in label.room:
            assert all(drawing.plane.holds(corner) for corner in polygon)


def test_a_dense_square_kilometre_is_light():
    drawing = draw(dense_centre(random.Random(7)), [])
    svg = drawing.ground + "".join(name.svg for name in drawing.names)
    assert drawing.plane.width * drawing.plane.height > 700_000
    assert len(brotli.compress(svg.encode(), quality=5)) <= 20_000
    assert collisions(drawing) == []
    assert len(drawing.labels) >= 28


def test_a_centre_dense_in_names_too_is_light():
    shapes = dense_centre(random.Random(3))
    lanes = grid_town(random.Random(4), streets=26, apart=29, noise=6, names=WORDS)
    drawing = draw(shapes + [shape for shape in lanes if shape.layer == "street"], [])
    svg = drawing.ground + "".join(name.svg for name in drawing.names)
    assert len(brotli.compress(svg.encode(), quality=5)) <= 20_000
    assert collisions(drawing) == []


def test_the_same_shapes_give_the_same_drawing():
    shapes = grid_town(random.Random(3), streets=5, apart=70, noise=8, names=WORDS)
    assert draw(shapes, []) == draw(shapes, [])


def test_nothing_to_draw():
    assert draw([], []) is None
    assert draw([Shape("water", "", "water", [metres((0, 0), (9, 0), (9, 9), (0, 0))])], []) is None


def test_the_frame_is_where_the_shops_are():
    shapes = [Shape("street", "", "residential", [metres((-3000, y), (3000, y))]) for y in (-900, 0, 900)]
    shops = metres(*((1000 + 10 * i, 0) for i in range(9)))
    plane = frame_of(shapes, shops)
    x, y = plane.xy(shops[4])
    assert (x, y) == pytest.approx((plane.width / 2, plane.height / 2), abs=30)
    assert plane.width <= 1000
    few = frame_of(shapes, shops[:2])
    assert few.xy(metres((0, 0))[0])[0] == pytest.approx(few.width / 2, abs=60)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.floats(-80, 80), st.floats(-80, 80)), min_size=3, max_size=14, unique=True))
def test_a_light_ring_is_still_a_ring(corners):
    """Corners in order around their middle make a ring that does not cross itself; light, it does not."""
    middle = sum(x for x, _ in corners) / len(corners), sum(y for _, y in corners) / len(corners)
    ordered = sorted(corners, key=lambda p: atan2(p[1] - middle[1], p[0] - middle[0]))
    ring = light_ring([*ordered, ordered[0]], most=2, grid=HALF)
    if not ring:
        return
    assert ring[0] == ring[-1]
    assert len(set(ring)) == len(ring) - 1 >= 3
    assert area(ring) * area([*ordered, ordered[0]]) > 0


@given(
    st.lists(st.tuples(st.floats(-500, 500), st.floats(-500, 500)), min_size=2, max_size=30),
    st.floats(0.1, 20),
)
def test_a_simplified_line_stays_near(line, most):
    thin = simplify(line, most)
    assert (thin[0], thin[-1]) == (line[0], line[-1])
    for point in line:
        assert min(to_segment(point, a, b) for a, b in pairwise(thin)) <= most + 1e-9


def test_houses_that_share_walls_are_one_block():
    row = [[(x, 0.0), (x + 8, 0.0), (x + 8, 10.0), (x, 10.0), (x, 0.0)] for x in (0.0, 8.0, 16.0)]
    shorter_one = [(24.0, 0.0), (32.0, 0.0), (32.0, 6.0), (24.0, 6.0), (24.0, 0.0)]
    far = [(60.0, 0.0), (70.0, 0.0), (70.0, 10.0), (60.0, 10.0), (60.0, 0.0)]
    outlines = blocks([*row, shorter_one, far], grid=HALF, most_bytes=9_999)
    assert sorted(abs(area(ring)) * HALF**2 for ring in outlines) == [100, 288]


def test_too_many_houses_become_blocks():
    chance = random.Random(1)
    houses = [
        [(x, y), (x + w, y), (x + w, y + 9), (x, y + 9), (x, y)]
        for y in range(0, 400, 10)
        for x, w in ((15 * i, chance.uniform(9, 14)) for i in range(40))
    ]
    all_of_them = blocks(houses, grid=HALF, most_bytes=10**9)
    merged = blocks(houses, grid=HALF, most_bytes=1_500)
    assert len(merged) < len(all_of_them) / 4
    assert sum(map(area, all_of_them)) < sum(map(area, merged)) < 600 * 400 / HALF**2


def test_a_path_says_where_it_starts_then_how_it_goes():
    assert path_data([(10, 20), (13, 18), (12, 30)]) == "M10 20l3-2-1 12"
    assert path_data([(0, 0), (5, 0), (5, 5), (0, 0)]) == "M0 0l5 0 0 5z"


def test_lines_are_cut_and_joined():
    assert clip_line([(-5, 5), (15, 5)], (0, 0, 10, 10)) == [[(0, 5), (10, 5)]]
    assert clip_line([(-5, 50), (15, 50)], (0, 0, 10, 10)) == []
    parts = joined([[(0, 0), (5, 0)], [(9, 0), (5, 0)], [(5, 0), (5, 9)]])
    assert sorted(map(len, parts)) == [2, 3]


def test_the_part_around_a_street():
    drawing = draw(grid_town(random.Random(3), streets=6, apart=90, noise=0, names=WORDS), [])
    middle = (drawing.plane.width, drawing.plane.height)
    box = (middle[0] - 150, middle[1] - 150, middle[0] + 150, middle[1] + 150)
    part = crop_ground(drawing.ground, box)
    assert 0 < len(part) < len(drawing.ground) / 2
    assert re.findall(r'class="([^"]*)"', part) == re.findall(r'class="([^"]*)"', drawing.ground)
    assert 0 < len([name for name in drawing.names if is_whole(name.room, box)]) < len(drawing.names)
    assert fade_of(*box).count("<rect") == 4


def test_names_as_they_are_written():
    assert shorter("Avenue du Maréchal Foch") == [
        "Avenue du Maréchal Foch",
        "Av. du Maréchal Foch",
        "Av. du Mal Foch",
    ]
    assert shorter("Grande Rue") == ["Grande Rue"]
    assert in_two("Place de la Duchesse Anne") == ["Place de la", "Duchesse Anne"]
    assert capital("rue du Port") == "Rue du Port"
    same = ("Rue du Port", "rue du port", "R. du Port", "RUE DU PORT")
    assert {street_key(name) for name in same} == {"rue-du-port"}
    assert street_key("Bd St-Michel") == street_key("Boulevard Saint-Michel")
    assert street_key("Rue du Cœur") == street_key("rue du Coeur")
    assert street_key("—") == ""


def test_words_take_the_width_of_their_letters():
    assert text_width("WWW", 10) > text_width("lll", 10) * 3
    assert text_width("É", 10) == text_width("E", 10)
    assert text_width("Rue", 10, bold=True) > text_width("Rue", 10)
    assert text_width("漢", 10) == 9


def test_the_plane_is_in_metres():
    plane = Plane(*CENTRE, 100, 100)
    assert plane.xy(metres((30, -40))[0]) == pytest.approx((30, 40), abs=0.05)


@given(st.lists(st.tuples(st.floats(20, 600), st.floats(20, 600)), max_size=80))
def test_marks_hide_neither_each_other_nor_a_name(points):
    names = [[100, 100, 300, 100, 300, 130, 100, 130], [400, 400, 520, 520, 500, 540, 380, 420]]
    marks = marks_of(points, names, frame=(0, 0, 620, 620))
    assert sorted(number for mark in marks for number in mark.members) == list(range(len(points)))
    for one, other in combinations(marks, 2):
        assert hypot(one.x - other.x, one.y - other.y) >= 2 * RADIUS
    for mark in marks:
        disc = [(mark.x + RADIUS * cos(k), mark.y + RADIUS * sin(k)) for k in range(7)]
        assert all(0 <= x <= 620 and 0 <= y <= 620 for x, y in disc)
