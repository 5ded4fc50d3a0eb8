"""Convex polygons in metres whose every edge says which street it lies on."""

import math
from collections.abc import Iterable
from typing import NamedTuple

XY = tuple[float, float]

NO_STREET = -1
"""The label of an edge that lies on no street: river bank, railway, field."""

EPSILON = 1e-9
SHORTEST = 0.02
LEAST_AREA = 40.0
"""Square metres under which a cut leaves nothing worth keeping."""


class Side(NamedTuple):
    """What lies left of a straight line: a * x + b * y <= c, with (a, b) of length 1."""

    a: float
    b: float
    c: float

    def beyond(self, point: XY) -> float:
        """Return how far `point` is outside, in metres; negative inside."""
        return self.a * point[0] + self.b * point[1] - self.c

    def moved(self, inwards: float) -> "Side":
        """Return the same side with its line moved inwards."""
        return Side(self.a, self.b, self.c - inwards)

    @property
    def other(self) -> "Side":
        """The other side of the same line."""
        return Side(-self.a, -self.b, -self.c)


class Polygon(NamedTuple):
    """Points in anticlockwise order; `labels[i]` is that of the edge from point i to the next."""

    points: tuple[XY, ...]
    labels: tuple[int, ...]


def left_of(a: XY, b: XY) -> Side:
    """Return what lies left of the line from a to b."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = math.hypot(dx, dy)
    return Side(dy / length, -dx / length, (dy * a[0] - dx * a[1]) / length)


def clip(polygon: Polygon, side: Side, label: int = NO_STREET) -> Polygon | None:
    """Return the part of a polygon on one side of a line, where the new edge has `label`; None if nothing."""
    points: list[XY] = []
    labels: list[int] = []
    size = len(polygon.points)
    distances = [side.beyond(point) for point in polygon.points]
    for i, (here, edge) in enumerate(zip(polygon.points, polygon.labels, strict=True)):
        there = polygon.points[(i + 1) % size]
        now, then = distances[i], distances[(i + 1) % size]
        if now <= EPSILON:
            points.append(here)
            labels.append(edge)
        if (now <= EPSILON) != (then <= EPSILON):
            share = now / (now - then)
            points.append((here[0] + share * (there[0] - here[0]), here[1] + share * (there[1] - here[1])))
            labels.append(label if now <= EPSILON else edge)
    made = _without_short_edges(points, labels)
    return made if len(made.points) > 2 and area(made) >= LEAST_AREA else None


def _without_short_edges(points: list[XY], labels: list[int]) -> Polygon:
    """Return a polygon without the edges that a cut through a corner leaves."""
    size = len(points)
    kept = [i for i in range(size) if math.dist(points[i], points[(i + 1) % size]) > SHORTEST]
    return Polygon(tuple(points[i] for i in kept), tuple(labels[i] for i in kept))


def carve(polygon: Polygon | None, cuts: Iterable[tuple[Side, int]]) -> Polygon | None:
    """Return what several cuts leave of a polygon."""
    for side, label in cuts:
        if polygon is None:
            return None
        polygon = clip(polygon, side, label)
    return polygon


def area(polygon: Polygon) -> float:
    """Return a polygon's surface in square metres."""
    points = polygon.points
    return sum(x * points[i - 1][1] * -1 + y * points[i - 1][0] for i, (x, y) in enumerate(points)) / 2


def centroid(polygon: Polygon) -> XY:
    """Return the middle of a polygon's corners, which is inside it."""
    count = len(polygon.points)
    return sum(p[0] for p in polygon.points) / count, sum(p[1] for p in polygon.points) / count


def sides(polygon: Polygon) -> list[Side]:
    """Return the side of each edge on which the polygon lies."""
    points = polygon.points
    return [left_of(points[i], points[(i + 1) % len(points)]) for i in range(len(points))]


def inset(polygon: Polygon, distances: Iterable[float]) -> Polygon | None:
    """Return the polygon with each edge moved inwards by its own distance; None when nothing is left."""
    moved = [side.moved(by) for side, by in zip(sides(polygon), distances, strict=True)]
    return carve(polygon, zip(moved, polygon.labels, strict=True))


def reach(polygon: Polygon, centre: XY) -> float:
    """Return the distance from a point inside to the nearest edge."""
    return min(-side.beyond(centre) for side in sides(polygon))


def faces(polygon: Polygon) -> list[Polygon | None]:
    """Return, for each edge, the part of a polygon that is nearer to it than to any other edge.

    Each begins with its own edge. They share the polygon without overlap, so what is built along one edge
    never meets what is along another.
    """
    edges = sides(polygon)
    return [
        carve(_from_edge(polygon, at), ((_nearer(one, each), NO_STREET) for each in edges if each is not one))
        for at, one in enumerate(edges)
    ]


def _from_edge(polygon: Polygon, at: int) -> Polygon:
    """Return the same polygon told from another edge on."""
    points, labels = polygon
    return Polygon(points[at:] + points[:at], labels[at:] + labels[:at])


def _nearer(one: Side, other: Side) -> Side:
    """Return the points at least as near to the line of `one` as to the line of `other`, inside both."""
    a, b, c = other.a - one.a, other.b - one.b, other.c - one.c
    length = math.hypot(a, b)
    return Side(a / length, b / length, c / length) if length > 1e-9 else Side(1.0, 0.0, math.inf)


def extent(polygon: Polygon, along: XY) -> tuple[float, float]:
    """Return the least and the greatest measure of a polygon in a direction."""
    measures = [x * along[0] + y * along[1] for x, y in polygon.points]
    return min(measures), max(measures)
