"""The plane on which a town is drawn: metres east and south of a frame's north-west corner."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import NamedTuple

Point = tuple[float, float]
"""Metres east and south."""

Line = Sequence[Point]
Place = tuple[int, int]
"""Longitude and latitude in 1e-7 degree."""

UNIT = 6_371_008.8 * radians(1e-7)
"""Metres of 1e-7 degree along a meridian."""


class Shape(NamedTuple):
    """One shape of the base map, as it is kept: an open line, or the rings of a surface."""

    layer: str
    name: str
    kind: str
    lines: Sequence[Sequence[Place]]


@dataclass(frozen=True)
class Plane:
    """A frame of whole metres, its north-west corner at (lon, lat); equirectangular, as a town is small."""

    lon: int
    lat: int
    width: int
    height: int

    @property
    def per_lon(self) -> float:
        """Metres of 1e-7 degree of longitude here."""
        return UNIT * cos(radians(self.lat / 1e7))

    def xy(self, place: Place) -> Point:
        """Return where a position is on the plane."""
        return (place[0] - self.lon) * self.per_lon, (self.lat - place[1]) * UNIT

    def holds(self, point: Point, margin: float = 0) -> bool:
        """Say whether a point is in the frame, `margin` metres from its edges at least."""
        return margin <= point[0] <= self.width - margin and margin <= point[1] <= self.height - margin

    def line(self, places: Iterable[Place]) -> list[Point]:
        """Return a line on the plane."""
        east, lon, lat = self.per_lon, self.lon, self.lat
        return [((x - lon) * east, (lat - y) * UNIT) for x, y in places]


def is_ring(line: Sequence[object]) -> bool:
    """Say whether a line comes back to its first point around something."""
    return len(line) > 3 and line[0] == line[-1]


def length(line: Line) -> float:
    """Return the length of a line."""
    return sum(distance(a, b) for a, b in itertools.pairwise(line))


def distance(a: Point, b: Point) -> float:
    """Return how far two points are from each other."""
    return float(((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5)


def area(ring: Line) -> float:
    """Return the surface of a ring, positive when it turns clockwise on the screen."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring)) / 2


def is_inside(point: Point, ring: Line) -> bool:
    """Say whether a ring goes around a point."""
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in itertools.pairwise(ring):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            inside = not inside
    return inside
