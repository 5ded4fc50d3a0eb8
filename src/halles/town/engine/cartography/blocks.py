"""Buildings as blocks: walls that two houses share go, and where a centre is dense so do the gaps between.

First exactly: a wall met in both directions is inside a block, and what is left of the walls goes around it.
Where that is still too heavy the town is painted on a grid, its gaps closed, and the blocks traced around.
"""

import itertools
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from halles.town.engine.cartography.lines import Step, light_ring
from halles.town.engine.cartography.path import path_data
from halles.town.engine.cartography.plane import Line, Point, area

Wall = tuple[Step, Step]
CORNER = 0.5
"""Metres: corners closer than that are one."""

CELL = 1.0
"""Metres of a painted cell."""

EXACT = (0.0, 0.7, 9.0)
MERGED = ((1.0, 1.0, 14.0, 0.9), (2.0, 1.4, 22.0, 0.65), (3.5, 2.0, 35.0, 0.45), (6.0, 3.0, 60.0, 0.0))
"""Gaps closed (metres), how far a wall may be moved, the smallest block drawn (square metres); and, for those
merged, what share of the exact weight is usually left, so that no level is tried in vain."""


def blocks(rings: Sequence[Line], *, grid: float, most_bytes: int) -> list[list[Step]]:
    """Return the outlines of blocks, on the grid; as exact as `most_bytes` of compressed path allow."""
    found = _at_level(_merged(rings), EXACT, grid)
    exact = weight(found)
    for *level, share in MERGED if exact > most_bytes else ():
        if share * exact <= most_bytes:
            found = _at_level(_closed(rings, level[0]), level, grid)
            if weight(found) <= most_bytes:
                break
    return found


def _at_level(outlines: Iterable[Line], level: Sequence[float], grid: float) -> list[list[Step]]:
    _gap, tolerance, least = level
    return [ring for outline in outlines if (ring := _light(outline, tolerance, grid, least))]


def _light(ring: Line, tolerance: float, grid: float, least: float) -> list[Step]:
    """Return an outline made light; nothing of a small block, nor of a court too narrow to be seen."""
    return light_ring(ring, most=tolerance, grid=grid, least=least if area(ring) > 0 else 5 * least)


def weight(rings: Iterable[Sequence[Step]]) -> int:
    """Return the compressed weight of rings, in bytes."""
    return len(zlib.compress("".join(path_data(ring) for ring in rings).encode(), 9))


def _merged(rings: Sequence[Line]) -> list[list[Point]]:
    """Return the outlines that are left when shared walls are gone."""
    corners = [[(round(x / CORNER), round(y / CORNER)) for x, y in _clockwise(ring)] for ring in rings]
    walls: dict[Wall, int] = defaultdict(int)
    for a, b in _split_at_corners(corners):
        if walls.get((b, a)):
            walls[b, a] -= 1
        else:
            walls[a, b] += 1
    return [[(x * CORNER, y * CORNER) for x, y in ring] for ring in _chained(walls)]


def _clockwise(ring: Line) -> Line:
    return ring if area(ring) > 0 else ring[::-1]


def _split_at_corners(rings: Sequence[Sequence[Step]]) -> Iterable[Wall]:
    """Yield the walls of all rings, cut where the corner of another house stands on them."""
    corners: dict[Step, list[Step]] = defaultdict(list)
    for ring in rings:
        for x, y in set(ring):
            corners[x // 32, y // 32].append((x, y))
    for ring in rings:
        for a, b in itertools.pairwise(ring):
            if a != b:
                stops = [a, *sorted(_on_wall(a, b, corners), key=lambda p: _along(a, p)), b]
                yield from ((p, q) for p, q in itertools.pairwise(stops) if p != q)


def _along(a: Step, p: Step) -> int:
    return (p[0] - a[0]) ** 2 + (p[1] - a[1]) ** 2


def _on_wall(a: Step, b: Step, corners: dict[Step, list[Step]]) -> set[Step]:
    """Return the corners that stand on a wall, its ends aside, to half a cell."""
    (left, right), (top, bottom) = sorted((a[0], b[0])), sorted((a[1], b[1]))
    long = ((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2) ** 0.5
    found = set()
    for i in range(left // 32, right // 32 + 1):
        for j in range(top // 32, bottom // 32 + 1):
            for x, y in corners.get((i, j), ()):
                off = abs((b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0])) / long
                if left <= x <= right and top <= y <= bottom and off < 0.75:
                    found.add((x, y))
    return found - {a, b}


def _chained(walls: dict[Wall, int]) -> list[list[Step]]:
    """Return closed rings that use each wall as often as it is there."""
    after: dict[Step, list[Step]] = defaultdict(list)
    for (a, b), times in walls.items():
        after[a] += [b] * times
    rings = []
    for start in list(after):
        while after[start]:
            ring, seen = [start], {start: 0}
            while after[ring[-1]]:
                point = after[ring[-1]].pop()
                if point in seen:  # a loop is closed: it is a ring of its own
                    rings.append([*ring[seen[point] :], point])
                    for gone in ring[seen[point] + 1 :]:
                        del seen[gone]
                    del ring[seen[point] + 1 :]
                else:
                    seen[point] = len(ring)
                    ring.append(point)
    return [ring for ring in rings if len(ring) > 3]


def _closed(rings: Sequence[Line], gap: float) -> list[list[Point]]:
    """Return the outlines of the town painted on a grid, gaps narrower than `gap` closed."""
    if not rings:
        return []
    points = np.array([p for ring in rings for p in ring])
    origin = points.min(axis=0) - 2 * gap
    size = np.ceil((points.max(axis=0) + 2 * gap - origin) / CELL).astype(int) + 2
    painted = np.zeros((size[1], size[0]), dtype=bool)
    for ring in rings:
        _paint(painted, (np.array(ring) - origin) / CELL)
    reach = round(gap / CELL)
    closed = ~_grown(~_grown(painted, reach), reach)
    x0, y0 = origin
    return [[(x * CELL + x0, y * CELL + y0) for x, y in ring] for ring in _traced(closed)]


def _grown(painted: np.ndarray, reach: int) -> np.ndarray:
    """Return painted cells with those around them, `reach` away: an octagon, nearly a disc."""
    for turn in range(reach):
        near = painted.copy()
        near[1:] |= painted[:-1]
        near[:-1] |= painted[1:]
        wide = near if turn % 2 else painted
        grown = near.copy()
        grown[:, 1:] |= wide[:, :-1]
        grown[:, :-1] |= wide[:, 1:]
        painted = grown
    return painted


def _paint(painted: np.ndarray, ring: np.ndarray) -> None:
    """Paint the cells whose centre is inside a ring."""
    (left, top), (right, bottom) = (
        np.floor(ring.min(axis=0)).astype(int),
        np.ceil(ring.max(axis=0)).astype(int),
    )
    xs, ys = np.arange(left, right) + 0.5, np.arange(top, bottom) + 0.5
    inside = np.zeros((len(ys), len(xs)), dtype=bool)
    for (ax, ay), (bx, by) in itertools.pairwise(ring):
        rows = (ay > ys) != (by > ys)
        if rows.any():
            cut = ax + (ys[rows] - ay) / (by - ay) * (bx - ax)
            inside[rows] ^= xs[None, :] < cut[:, None]
    painted[top:bottom, left:right] |= inside


def _traced(painted: np.ndarray) -> list[list[Step]]:
    """Return the rings around painted cells: clockwise around blocks, the other way around courts."""
    cells = np.pad(painted, 1).astype(np.int8)
    walls: dict[Wall, int] = {}
    for y, start, end, way in _runs(np.diff(cells, axis=0)):  # 1: painted below, so the wall goes right
        walls[((start, y), (end, y)) if way > 0 else ((end, y), (start, y))] = 1
    for x, start, end, way in _runs(np.diff(cells, axis=1).T):  # 1: painted on the right, so it goes up
        walls[((x, end), (x, start)) if way > 0 else ((x, start), (x, end))] = 1
    return [[(x - 1, y - 1) for x, y in ring] for ring in _chained(walls)]


def _runs(steps: np.ndarray) -> Iterable[tuple[int, int, int, int]]:
    """Yield (row, start, end, value) for each run of one value other than zero."""
    wide = np.pad(steps, ((0, 0), (1, 1)))
    rows, ends = np.nonzero(np.diff(wide, axis=1))
    values = wide[rows, ends + 1]
    inside = np.flatnonzero(values[:-1] != 0)
    found = (rows[inside] + 1, ends[inside], ends[inside + 1], values[inside])
    return zip(*(column.tolist() for column in found), strict=True)
