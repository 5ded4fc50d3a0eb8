"""Lines and rings made light: clipped, on whole steps, with fewer points, joined end to end."""

from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

import numpy as np

from halles.town.engine.cartography.plane import Line, Point, area, distance, is_ring

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

Step = tuple[int, int]
"""A point on the grid of the drawing."""


def clip_line(line: Line, box: Box) -> list[list[Point]]:
    """Return the parts of a line that are inside a box."""
    parts: list[list[Point]] = []
    for a, b in pairwise(line):
        piece = _clip_segment(a, b, box)
        if piece is None:
            continue
        if parts and parts[-1][-1] == piece[0]:
            parts[-1].append(piece[1])
        else:
            parts.append(list(piece))
    return parts


def _clip_segment(a: Point, b: Point, box: Box) -> tuple[Point, Point] | None:
    """Return the part of a segment in a box (Liang and Barsky)."""
    start, end = 0.0, 1.0
    dx, dy = b[0] - a[0], b[1] - a[1]
    for along, room in ((-dx, a[0] - box[0]), (dx, box[2] - a[0]), (-dy, a[1] - box[1]), (dy, box[3] - a[1])):
        if along == 0:
            if room < 0:
                return None
            continue
        share = room / along
        if along < 0:
            start = max(start, share)
        else:
            end = min(end, share)
    if start > end:
        return None
    first = a if start == 0 else (a[0] + start * dx, a[1] + start * dy)
    last = b if end == 1 else (a[0] + end * dx, a[1] + end * dy)
    return first, last


def clip_ring(ring: Line, box: Box) -> list[Point]:
    """Return the ring around what a surface has inside a box; empty when it has nothing there."""
    points = list(ring[:-1])
    for axis, limit, sign in ((0, box[0], 1), (0, -box[2], -1), (1, box[1], 1), (1, -box[3], -1)):
        points = _clip_side(points, axis, limit, sign)
    return [*points, points[0]] if len(points) > 2 else []


def _clip_side(points: list[Point], axis: int, limit: float, sign: int) -> list[Point]:
    """Keep what is beyond one side of a box (Sutherland and Hodgman)."""
    kept: list[Point] = []
    for i, now in enumerate(points):
        before = points[i - 1]
        here, there = sign * now[axis] - limit, sign * before[axis] - limit
        if (here >= 0) != (there >= 0):
            share = there / (there - here)
            x, y = (before[k] + share * (now[k] - before[k]) for k in (0, 1))
            kept.append((sign * limit, y) if axis == 0 else (x, sign * limit))
        if here >= 0:
            kept.append(now)
    return kept


def simplify(line: Line, most: float) -> list[Point]:
    """Return a line with fewer points, nowhere farther than `most` from the first one (Douglas, Peucker)."""
    kept, waiting = {0, len(line) - 1}, [(0, len(line) - 1)]
    points = np.array(line, dtype=float)
    while waiting:
        first, last = waiting.pop()
        far, at = _farthest(line, points, first, last)
        if far > most:
            kept.add(at)
            waiting += [(first, at), (at, last)]
    return [line[i] for i in sorted(kept)]


MANY = 24
"""Points from which it is quicker to look at all of them at once."""


def _farthest(line: Line, points: np.ndarray, first: int, last: int) -> tuple[float, int]:
    """Return how far the farthest point between two is from the segment between them, and which it is."""
    if last - first < 2:
        return 0.0, 0
    if last - first < MANY:
        return max((to_segment(line[i], line[first], line[last]), i) for i in range(first + 1, last))
    start, way = points[first], points[last] - points[first]
    away = points[first + 1 : last] - start
    square = float(way @ way)
    share = np.clip(away @ way / square, 0, 1) if square else np.zeros(len(away))
    off = np.hypot(*(away - share[:, None] * way).T)
    at = int(off.argmax())
    return float(off[at]), first + 1 + at


def to_segment(p: Point, a: Point, b: Point) -> float:
    """Return how far a point is from a segment."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    square = dx * dx + dy * dy
    share = max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / square)) if square else 0.0
    return float(((p[0] - a[0] - share * dx) ** 2 + (p[1] - a[1] - share * dy) ** 2) ** 0.5)


def light_line(line: Line, *, most: float, grid: float) -> list[Step]:
    """Return a line on the grid with few points; empty when nothing is left of it."""
    steps = _on_grid(simplify(line, most), grid)
    return steps if len(steps) > 1 else []


def light_ring(ring: Line, *, most: float, grid: float, least: float = 0) -> list[Step]:
    """Return a ring on the grid with few points, clockwise if it was; empty below `least` square metres.

    It crosses itself nowhere unless it did before: where fewer points would, more of them are kept.
    """
    if abs(area(ring)) < least:
        return []
    half = max(range(len(ring)), key=lambda i: distance(ring[0], ring[i]))
    for tolerance in (most, most / 2, most / 4, 0.0):
        thin = simplify(ring[: half + 1], tolerance)[:-1] + simplify(ring[half:], tolerance)
        steps = _without_spikes(_on_grid(thin, grid))
        if len(steps) < 4:
            continue
        if _is_plain(steps) and area(steps) * area(ring) > 0:
            return steps
    return []


def _on_grid(line: Line, grid: float) -> list[Step]:
    steps: list[Step] = []
    for x, y in line:
        step = (round(x / grid), round(y / grid))
        if not steps or step != steps[-1]:
            steps.append(step)
    return steps


def _without_spikes(ring: list[Step]) -> list[Step]:
    """Return a ring without the points where it only comes back on itself or goes straight on."""
    points = ring[:-1]
    i = 0
    while len(points) > 2 and i < len(points):
        a, b, c = points[i - 1], points[i], points[(i + 1) % len(points)]
        if (b[0] - a[0]) * (c[1] - b[1]) == (b[1] - a[1]) * (c[0] - b[0]):
            del points[i]
            i = max(0, i - 2)
        else:
            i += 1
    return [*points, points[0]] if len(points) > 2 else []


LONG_RING = 400
"""Points beyond which a ring is not searched for crossings: a river, whose bends are wide."""


def _is_plain(ring: Sequence[Step]) -> bool:
    """Say whether no two sides of a ring cross or touch, neighbours aside."""
    if len(ring) > LONG_RING or len(ring) == 4:
        return True
    sides = list(pairwise(ring))
    last = len(sides) - 1
    return not any(
        _meet(*sides[i], *sides[j]) for i, j in combinations(range(len(sides)), 2) if j - i not in (1, last)
    )


def _meet(a: Step, b: Step, c: Step, d: Step) -> bool:
    if max(a[0], b[0]) < min(c[0], d[0]) or max(c[0], d[0]) < min(a[0], b[0]):
        return False
    if max(a[1], b[1]) < min(c[1], d[1]) or max(c[1], d[1]) < min(a[1], b[1]):
        return False
    return _side(a, b, c) * _side(a, b, d) <= 0 and _side(c, d, a) * _side(c, d, b) <= 0


def _side(a: Step, b: Step, p: Step) -> int:
    value = (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])
    return (value > 0) - (value < 0)


def joined(lines: Iterable[Line]) -> list[list[Point]]:
    """Return lines joined end to end wherever two ends meet, the straightest continuation first."""
    chains = [list(line) for line in lines if len(line) > 1]
    ends: dict[Point, list[list[Point]]] = {}
    for chain in chains:
        for end in (chain[0], chain[-1]):
            ends.setdefault(end, []).append(chain)
    alive = {id(chain): chain for chain in chains}
    for point, meeting in ends.items():
        _join_at(point, meeting, alive, ends)
    return list(alive.values())


def _join_at(
    point: Point,
    meeting: list[list[Point]],
    alive: dict[int, list[Point]],
    ends: dict[Point, list[list[Point]]],
) -> None:
    """Join the chains that meet at a point, two by two."""
    here = [c for c in meeting if id(c) in alive and point in (c[0], c[-1]) and not is_ring(c)]
    pairs = sorted(combinations(here, 2), key=lambda pair: _bend(point, *pair))
    done: set[int] = set()
    for one, other in pairs:
        if one is other or id(one) in done or id(other) in done:
            continue
        done |= {id(one), id(other)}
        start = one if one[-1] == point else one[::-1]
        more = other if other[0] == point else other[::-1]
        far = more[-1]
        one[:] = start + more[1:]
        del alive[id(other)]
        if far in ends:
            ends[far] = [one if c is other else c for c in ends[far]]


def _bend(point: Point, one: Line, other: Line) -> float:
    """Return how far two chains that meet are from going straight on: 0 to 2."""
    a = one[-2] if one[-1] == point else one[1]
    b = other[1] if other[0] == point else other[-2]
    left, right = distance(a, point), distance(b, point)
    if not left or not right:
        return 2.0
    return 1 + ((a[0] - point[0]) * (b[0] - point[0]) + (a[1] - point[1]) * (b[1] - point[1])) / (
        left * right
    )
