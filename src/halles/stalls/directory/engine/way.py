"""The way on foot between two points of a town, along its streets, and who is beside it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import heappop, heappush
from itertools import pairwise, product
from math import hypot

import numpy as np

PACE = 75
"""Metres walked in a minute."""
GAP = 40.0
"""Metres without a named street that are crossed all the same: a square, a passage, a bridge's end."""
OFF_ROAD = 1.5
"""How much longer a metre without a named street is taken to be."""

Point = tuple[float, float]
"""Metres east and south of some corner."""
Graph = dict[Point, dict[Point, float]]
"""How far each point is from its neighbours."""


def way_between(lines: Sequence[Sequence[Point]], start: Point, end: Point) -> list[Point]:
    """Return the points of the shortest way along `lines`; a straight one where they do not lead there."""
    graph = _graph(lines)
    if not graph:
        return [start, end]
    points = list(graph)
    spots = np.array(points, dtype=float)
    first, last = (points[int(np.hypot(*(spots - each).T).argmin())] for each in (start, end))
    return [start, *_shortest(graph, first, last), end]


def _graph(lines: Sequence[Sequence[Point]]) -> Graph:
    """Join the points of each line, and those that only a gap is between."""
    graph: Graph = defaultdict(dict)
    for line in lines:
        for a, b in pairwise(line):
            _join(graph, a, b, hypot(b[0] - a[0], b[1] - a[1]))
    cells: dict[tuple[int, int], list[Point]] = defaultdict(list)
    for point in graph:
        cells[int(point[0] // GAP), int(point[1] // GAP)].append(point)
    for (x, y), here in cells.items():
        for near in product((x - 1, x, x + 1), (y - 1, y, y + 1)):
            for a, b in product(here, cells.get(near, ())):
                far = hypot(b[0] - a[0], b[1] - a[1])
                if 0 < far <= GAP:
                    _join(graph, a, b, far * OFF_ROAD)
    return graph


def _join(graph: Graph, a: Point, b: Point, metres: float) -> None:
    for one, other in ((a, b), (b, a)):
        graph[one][other] = min(metres, graph[one].get(other, metres))


def _shortest(graph: Graph, first: Point, last: Point) -> list[Point]:
    """Return the points of the shortest way, ends included (Dijkstra); none where there is no way."""
    before: dict[Point, Point] = {}
    waiting = [(0.0, first, first)]
    while waiting:
        metres, here, came_from = heappop(waiting)
        if here in before:
            continue
        before[here] = came_from
        if here == last:
            break
        for there, more in graph[here].items():
            if there not in before:
                heappush(waiting, (metres + more, there, here))
    if last not in before:
        return []
    steps = [last]
    while steps[-1] != first:
        steps.append(before[steps[-1]])
    return steps[::-1]


def length_of(way: Sequence[Point]) -> float:
    """Return the metres of a way."""
    return float(sum(np.hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(way)))


def beside(way: Sequence[Point], spots: Mapping[str, Point]) -> dict[str, tuple[float, float]]:
    """Return for each spot how far it is off the way, and how far along the way one passes it; in metres.

    The keys come in the order in which one passes them.
    """
    if not spots:
        return {}
    line = np.array(way, dtype=float)
    starts, steps = line[:-1], np.diff(line, axis=0)
    lengths = np.hypot(*steps.T)
    before = np.concatenate([[0.0], np.cumsum(lengths)[:-1]])
    points = np.array(list(spots.values()), dtype=float)
    ahead = ((points[:, None] - starts) * steps).sum(axis=2) / np.maximum(lengths**2, 1e-9)
    share = np.clip(ahead, 0, 1)
    feet = starts + share[:, :, None] * steps
    off = np.hypot(*np.moveaxis(points[:, None] - feet, 2, 0))
    nearest = off.argmin(axis=1)
    every = np.arange(len(points))
    found = zip(
        spots,
        off[every, nearest].tolist(),
        (before[nearest] + share[every, nearest] * lengths[nearest]).tolist(),
        strict=True,
    )
    passed = sorted(found, key=lambda each: (each[2], each[1], each[0]))
    return {key: (aside, along) for key, aside, along in passed}
