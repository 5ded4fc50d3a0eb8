"""Properties of an invented town: no house in a street or the river, good addresses, a seed decides all."""

import itertools
import math
import random
from collections import Counter
from functools import cache

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from halles.town.engine.invention import Drawn, Ground, invent, town_names
from halles.town.engine.invention.measures import measures
from halles.town.engine.invention.plan import draw_plan
from halles.town.engine.invention.polygons import NO_STREET, Polygon, area, carve, faces, inset, sides

LON, LAT = -36_000_000, 472_000_000
SCALE = np.array([math.cos(math.radians(47.2)) * 0.01113195, 0.01113195])
few_towns = settings(max_examples=4, deadline=None, derandomize=True, phases=[Phase.generate])
seeds = st.integers(0, 10_000)
sizes = st.sampled_from((800, 1500, 4200))


@cache
def town(seed: int, population: int) -> Ground:
    return invent(random.Random(seed), population, lon=LON, lat=LAT)


def layer(ground: Ground, *names: str) -> list[Drawn]:
    return [shape for shape in ground.shapes if shape.layer in names]


def metres(line: tuple[tuple[int, int], ...]) -> np.ndarray:
    """Return a line's points in metres around the town's middle."""
    return (np.array(line, dtype=float) - (LON, LAT)) * SCALE


def segments(shapes: list[Drawn]) -> tuple[np.ndarray, np.ndarray]:
    """Return the two ends of every segment of some shapes."""
    lines = [metres(line) for shape in shapes for line in shape.lines]
    return np.concatenate([one[:-1] for one in lines]), np.concatenate([one[1:] for one in lines])


def nearest(points: np.ndarray, shapes: list[Drawn]) -> np.ndarray:
    """Return the distance from each point to the nearest line of some shapes."""
    start, end = segments(shapes)
    along = end - start
    lengths = np.maximum((along**2).sum(axis=1), 1e-9)
    found = []
    for point in points:
        share = np.clip(((point - start) * along).sum(axis=1) / lengths, 0, 1)
        found.append(np.hypot(*(start + along * share[:, None] - point).T).min())
    return np.array(found)


def is_inside(points: np.ndarray, ring: np.ndarray) -> np.ndarray:
    """Say of each point whether it is inside a ring."""
    inside = np.zeros(len(points), dtype=bool)
    for (ax, ay), (bx, by) in itertools.pairwise(ring):
        crosses = (ay > points[:, 1]) != (by > points[:, 1])
        with np.errstate(divide="ignore", invalid="ignore"):
            inside ^= crosses & (points[:, 0] < (bx - ax) * (points[:, 1] - ay) / (by - ay) + ax)
    return inside


def house_points(ground: Ground) -> np.ndarray:
    """Return the corners of all buildings and the middles of their walls."""
    corners = [metres(ring) for shape in layer(ground, "building") for ring in shape.lines]
    return np.concatenate([np.concatenate([one, (one[:-1] + one[1:]) / 2]) for one in corners])


@few_towns
@given(seeds, sizes)
def test_no_building_stands_in_a_street_nor_in_the_river(seed, population):
    ground = town(seed, population)
    points = house_points(ground)
    streets = [shape for shape in layer(ground, "street") if shape.kind != "footway"]
    assert nearest(points, streets).min() > 1.5
    (river,) = layer(ground, "water")
    assert not is_inside(points, metres(river.lines[0])).any()


@few_towns
@given(seeds, sizes)
def test_no_two_buildings_overlap(seed, population):
    rings = [metres(ring) for shape in layer(town(seed, population), "building") for ring in shape.lines]
    middles = np.array([ring[:-1].mean(axis=0) for ring in rings])
    for at, ring in enumerate(rings):
        near = np.hypot(*(middles - middles[at]).T) < 60
        near[at] = False
        assert not is_inside(middles[near], ring).any()


@few_towns
@given(seeds, sizes)
def test_twelve_percent_are_vacant_and_every_address_is_its_own(seed, population):
    ground = town(seed, population)
    assert len(ground.units) == max(12, round(population * 250 / 12_000))
    assert sum(unit.is_vacant for unit in ground.units) == round(0.12 * len(ground.units))
    spots = [*(unit.spot for unit in ground.units), *ground.plots, *ground.landmarks.values()]
    assert all(spot.number.isdigit() and spot.street for spot in spots)
    addresses = Counter((spot.number, spot.street) for spot in spots)
    assert addresses.most_common(1)[0][1] == 1
    drawn = {shape.name for shape in layer(ground, "street", "square")}
    assert {spot.street for spot in spots} <= drawn


@few_towns
@given(seeds)
def test_numbers_are_odd_on_one_side_and_even_on_the_other(seed):
    ground = town(seed, 1500)
    by_street: dict[str, list[tuple[int, np.ndarray]]] = {}
    for home in ground.homes:
        place = (np.array([home.spot.lon, home.spot.lat]) - (LON, LAT)) * SCALE
        by_street.setdefault(home.spot.street, []).append((int(home.spot.number), place))
    lines = {shape.name: metres(shape.lines[0]) for shape in layer(ground, "street")}
    sides = Counter()
    for street, homes in by_street.items():
        if street not in lines:
            continue  # the market square, whose houses stand around it
        start, end = lines[street][0], lines[street][-1]
        for number, place in homes:
            along, across = end - start, place - start
            sides[number % 2, bool(along[0] * across[1] - along[1] * across[0] > 0)] += 1
    # A bend puts a few houses across the straight line between a street's two ends.
    assert sides[1, True] + sides[0, False] > 9 * (sides[1, False] + sides[0, True])


@few_towns
@given(seeds, sizes)
def test_homes_are_as_many_as_the_population_needs(seed, population):
    ground = town(seed, population)
    assert sum(home.count for home in ground.homes) == round(population / 2.1)


@few_towns
@given(seeds, sizes)
def test_car_parks_have_room_and_lie_in_a_parking_surface(seed, population):
    ground = town(seed, population)
    surfaces = [metres(shape.lines[0]) for shape in layer(ground, "parking")]
    assert len(ground.car_parks) == len(surfaces) >= 2
    for park in ground.car_parks:
        place = (np.array([[park.lon, park.lat]]) - (LON, LAT)) * SCALE
        assert park.capacity >= 10
        assert any(is_inside(place, ring)[0] for ring in surfaces)


@few_towns
@given(seeds, sizes)
def test_lamp_posts_stand_along_the_streets_of_the_centre(seed, population):
    ground = town(seed, population)
    posts = metres(ground.lamps)
    assert len(posts) > 20
    assert nearest(posts, layer(ground, "street", "square")).max() < 12
    gaps = [np.sort(np.hypot(*(posts - post).T))[1] for post in posts]
    assert np.median(gaps) < 40
    (drawn,) = layer(ground, "lamp")
    assert drawn.lines == tuple((lamp,) for lamp in ground.lamps)


def test_no_two_pieces_of_the_plan_overlap():
    for seed, population in itertools.product((*range(12), 1815), (800, 4200, 12_000, 60_000)):
        chance = random.Random(seed)
        plan = draw_plan(chance, measures(chance, population))
        pieces = [*plan.pieces, *plan.station, *([plan.mall] if plan.mall else [])]
        for one, other in itertools.combinations(pieces, 2):
            shared = carve(one, ((side.moved(0.05), NO_STREET) for side in sides(other)))
            assert shared is None or area(shared) < 60


def test_a_town_has_all_that_a_town_has():
    ground = town(1, 12_000)
    assert len(ground.units) == 250
    assert {"townhall", "church", "station", "market", "school"} <= set(ground.landmarks)
    kinds = {(shape.layer, shape.kind) for shape in ground.shapes}
    assert {("water", "river"), ("railway", "rail"), ("green", "park"), ("green", "cemetery")} <= kinds
    assert {"market", "centre", "mall"} <= {unit.zone for unit in ground.units}
    assert len(ground.schools) >= 4
    names = {shape.name for shape in ground.shapes}
    assert {"avenue de la Gare", "rue du Port", "Mairie", "Gare", "Les Halles"} <= names
    assert {unit.quarter for unit in ground.units} <= set(ground.quarters)


def test_a_city_stays_bounded():
    city = invent(random.Random(3), 60_000, lon=LON, lat=LAT)
    assert len(city.shapes) < 4_500
    assert sum(len(line) for shape in city.shapes for line in shape.lines) < 200_000


def test_a_seed_decides_everything():
    again = invent(random.Random(7), 800, lon=LON, lat=LAT)
    assert again == town(7, 800)
    assert town(8, 800).shapes != again.shapes
    assert {s.name for s in town(8, 1500).shapes} != {s.name for s in town(9, 1500).shapes}


def test_towns_have_names_of_their_own():
    names = town_names(random.Random(1), 40)
    assert len(set(names)) == 40
    with pytest.raises(ValueError, match="have a name"):
        town_names(random.Random(1), 99)
    with pytest.raises(ValueError, match="inhabitants"):
        invent(random.Random(1), 799, lon=LON, lat=LAT)


def test_the_faces_of_a_block_share_it_without_overlap():
    block = Polygon(((0, 0), (60, 4), (70, 50), (10, 44)), (1, 2, 3, NO_STREET))
    shares = faces(block)
    assert [face.labels[0] for face in shares if face] == [1, 2, 3, NO_STREET]
    assert math.isclose(sum(area(face) for face in shares if face), area(block), rel_tol=1e-6)
    smaller = inset(block, (5, 5, 5, 5))
    assert smaller is not None
    assert area(smaller) < area(block)
    assert inset(block, (40, 40, 40, 40)) is None
