"""The room that names take: convex polygons, kept apart from one another."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import cos, sin

from halles.town.engine.cartography.plane import Point

Polygon = tuple[Point, ...]
TILE = 64
"""Metres of a tile of the index."""


def box(middle: Point, width: float, height: float, angle: float = 0) -> Polygon:
    """Return a rectangle turned by `angle` (radians, clockwise on the screen) around its middle."""
    (x, y), c, s = middle, cos(angle), sin(angle)
    half, tall = width / 2, height / 2
    corners = ((-half, -tall), (half, -tall), (half, tall), (-half, tall))
    return tuple((x + dx * c - dy * s, y + dx * s + dy * c) for dx, dy in corners)


def overlap(one: Sequence[Point], other: Sequence[Point]) -> bool:
    """Say whether two convex polygons share any surface (separating axis)."""
    for polygon in (one, other):
        for (ax, ay), (bx, by) in zip(polygon, (*polygon[1:], polygon[0]), strict=True):
            nx, ny = ay - by, bx - ax
            mine = [nx * x + ny * y for x, y in one]
            theirs = [nx * x + ny * y for x, y in other]
            if max(mine) <= min(theirs) or max(theirs) <= min(mine):
                return False
    return True


class Room:
    """What is taken of a drawing `width` by `height`, `margin` of it left free along the edges."""

    def __init__(self, width: float, height: float, *, margin: float) -> None:
        """Start with everything free."""
        self._edges = (margin, margin, width - margin, height - margin)
        self._tiles: dict[tuple[int, int], list[Polygon]] = defaultdict(list)

    def is_free(self, polygons: Iterable[Polygon]) -> bool:
        """Say whether polygons are within the frame and touch nothing that is taken."""
        return all(self._is_within(each) and not self._is_taken(each) for each in polygons)

    def take(self, polygons: Iterable[Polygon]) -> None:
        """Keep a place."""
        for polygon in polygons:
            for tile in _tiles(polygon):
                self._tiles[tile].append(polygon)

    def _is_within(self, polygon: Polygon) -> bool:
        left, top, right, bottom = self._edges
        return all(left <= x <= right and top <= y <= bottom for x, y in polygon)

    def _is_taken(self, polygon: Polygon) -> bool:
        near = {id(other): other for tile in _tiles(polygon) for other in self._tiles.get(tile, ())}
        return any(overlap(polygon, other) for other in near.values())


def _tiles(polygon: Polygon) -> list[tuple[int, int]]:
    xs, ys = [x for x, _ in polygon], [y for _, y in polygon]
    across = range(int(min(xs) // TILE), int(max(xs) // TILE) + 1)
    return [(i, j) for i in across for j in range(int(min(ys) // TILE), int(max(ys) // TILE) + 1)]
