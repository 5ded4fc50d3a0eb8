"""Invented towns for the tests of the drawing: random grids, and a centre as dense as they come."""

from collections.abc import Sequence
from math import cos, radians
from random import Random

from halles.town.engine.cartography import Shape
from halles.town.engine.cartography.plane import UNIT

CENTRE = (-20_840_000, 476_510_000)
_PER_LON = UNIT * cos(radians(CENTRE[1] / 1e7))
Metres = tuple[float, float]


def metres(*points: Metres) -> list[tuple[int, int]]:
    """Return positions from metres east and north of a centre in Brittany."""
    return [(CENTRE[0] + round(x / _PER_LON), CENTRE[1] + round(y / UNIT)) for x, y in points]


def grid_town(
    chance: Random, *, streets: int, apart: float, noise: float, names: Sequence[str]
) -> list[Shape]:
    """Return a town whose streets cross about every `apart` metres, bent by `noise`, with a river."""
    size = streets * apart
    kinds = ("primary", "tertiary", "residential", "pedestrian", "service", "footway")
    found = []
    for number in range(streets):
        for across in (False, True):
            points = _wavy(chance, number * apart, size, apart, noise)
            line = metres(*((y, x) if across else (x, y) for x, y in points))
            name = f"{chance.choice(names)} {number}{'b' * across}"
            found.append(Shape("street", name, chance.choice(kinds), [line]))
            for x, y in points[:-1]:
                found.append(_house(x + 8, y + 8, apart - 16, apart / 3))
    river = metres(*_wavy(chance, size / 2, size, apart, 3 * noise))
    found.append(Shape("water", "La Vilaine", "river", [river]))
    found.append(Shape("square", "Place du Marché", "pedestrian", [_ring(apart, apart, apart, apart)]))
    found.append(Shape("green", "Jardin des Plantes", "park", [_ring(0, 0, apart, apart / 2)]))
    found.append(Shape("building", "Église Saint-Gildas", "church", [_ring(apart, 0, 30, 14)]))
    found.append(Shape("parking", "", "surface", [_ring(2 * apart, 0, apart, apart)]))
    return found


def dense_centre(chance: Random) -> list[Shape]:
    """Return 1,000 by 750 metres full of narrow houses, lanes every 45 metres, each lane with a name."""
    found = []
    for column in range(23):
        line = metres((column * 45, 0), (column * 45 + chance.uniform(-9, 9), 380), (column * 45, 760))
        found.append(Shape("street", f"Rue des {chance.choice(TRADES)} {column}", "residential", [line]))
    for row in range(13):
        line = metres((0, row * 60), (500, row * 60 + chance.uniform(-9, 9)), (1000, row * 60))
        found.append(Shape("street", f"Rue aux {chance.choice(TRADES)} {row}", "tertiary", [line]))
        for column in range(22):
            x = column * 45 + 7.0
            while x < column * 45 + 36:
                wide, deep = chance.uniform(4, 8), chance.uniform(9, 20)
                found += [_house(x, row * 60 + 7, wide, deep), _house(x, row * 60 + 52 - deep, wide, deep)]
                x += wide
    return found


TRADES = ("Tanneurs", "Cordiers", "Potiers", "Lavandières", "Orfèvres", "Merciers", "Tisserands")


def _wavy(chance: Random, aside: float, size: float, step: float, noise: float) -> list[Metres]:
    count = max(2, round(size / step) + 1)
    return [(i * step, aside + chance.uniform(-noise, noise)) for i in range(count)]


def _ring(x: float, y: float, wide: float, tall: float) -> list[tuple[int, int]]:
    return metres((x, y), (x + wide, y), (x + wide, y + tall), (x, y + tall), (x, y))


def _house(x: float, y: float, wide: float, tall: float) -> Shape:
    return Shape("building", "", "yes", [_ring(x, y, wide, tall)])
