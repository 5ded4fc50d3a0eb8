"""Bend a town drawn with straight lines: the river gets its bend, streets curve a little, nothing overlaps.

The bending is one smooth movement of the whole plane. Near points stay near and no fold appears, so shapes
that did not overlap before do not afterwards, as long as long lines are cut into short steps.
"""

import itertools
import math
from collections.abc import Iterable, Sequence

from halles.town.engine.invention.ground import Chance, Point
from halles.town.engine.invention.measures import Measures
from halles.town.engine.invention.polygons import XY

STEP = 18.0
"""Metres between two points of a bent line."""
METRES_PER_UNIT = 111_319.49 / 10_000_000
"""Of latitude, for 1e-7 degree."""
STEEPEST = 0.45
"""The most that the river's bend leans."""
RIPPLE = 0.085
"""The most that one wave leans; three of them in each direction stay far from folding."""


class Bend:
    """The movement from a town's plan to the ground."""

    def __init__(self, chance: Chance, size: Measures, *, lon: int, lat: int) -> None:
        self._lon, self._lat = lon, lat
        self._shrink = math.cos(math.radians(lat / 10_000_000))
        self._turn = (math.cos(size.turn), math.sin(size.turn))
        self._length = size.ring * chance.uniform(2.6, 3.4)
        self._height = STEEPEST * self._length / (2 * math.pi) * chance.choice((-1, 1))
        self._phase = chance.uniform(-0.9, 0.9)
        self._bank = -size.bank
        self._calm = size.ring * 1.6
        self._waves = [self._wave(chance, size) for _ in range(6)]

    def _wave(self, chance: Chance, size: Measures) -> tuple[float, float, float, float]:
        length = size.ring * chance.uniform(1.1, 3.5)
        angle, turn = chance.uniform(0, 2 * math.pi), 2 * math.pi / length
        return math.cos(angle) * turn, math.sin(angle) * turn, chance.uniform(0, 6.28), RIPPLE / turn

    def moved(self, point: XY) -> XY:
        """Return where a point of the plan comes to lie, in metres around the market square."""
        x, y = point
        shifts = [high * math.sin(a * x + b * y + phase) for a, b, phase, high in self._waves]
        east, north = x + sum(shifts[::2]), y + sum(shifts[1::2])
        calm = math.exp(-(((y - self._bank) / self._calm) ** 2))
        north += self._height * math.sin(2 * math.pi * x / self._length + self._phase) * calm
        cos, sin = self._turn
        return east * cos - north * sin, east * sin + north * cos

    def placed(self, point: XY) -> Point:
        """Return the longitude and latitude of a point of the plan."""
        east, north = self.moved(point)
        return (
            self._lon + round(east / (METRES_PER_UNIT * self._shrink)),
            self._lat + round(north / METRES_PER_UNIT),
        )

    def line(self, points: Sequence[XY]) -> tuple[Point, ...]:
        """Return a bent line."""
        return tuple(self.placed(point) for point in steps(points))

    def ring(self, points: Sequence[XY]) -> tuple[Point, ...]:
        """Return the bent border of a surface, closed."""
        closed = [self.placed(point) for point in steps([*points, points[0]])]
        closed[-1] = closed[0]
        return tuple(closed)

    def corners(self, points: Iterable[XY]) -> tuple[Point, ...]:
        """Return the border of something small, such as a house: only its corners are moved."""
        placed = [self.placed(point) for point in points]
        return (*placed, placed[0])


def steps(points: Sequence[XY]) -> list[XY]:
    """Return the points of a line, with others between them so that none is farther than a step."""
    made = [points[0]]
    for (ax, ay), (bx, by) in itertools.pairwise(points):
        count = max(1, math.ceil(math.hypot(bx - ax, by - ay) / STEP))
        made += [(ax + (bx - ax) * i / count, ay + (by - ay) * i / count) for i in range(1, count + 1)]
    return made
