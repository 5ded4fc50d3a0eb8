"""Where a name can stand along a line: straight where the line is, else bent with it."""

from collections.abc import Iterator, Sequence
from math import atan2, hypot

import numpy as np

from halles.town.engine.cartography.labels import HALF, Label, Style, upright
from halles.town.engine.cartography.names import shorter
from halles.town.engine.cartography.plane import Line, Point

PACE = 4.0
"""Metres between the points of a line that is looked at."""

MOST_SPOTS = 40
"""Places tried for one form of a name on one line."""

OFF_LINE = 0.3
"""How far straight words may be from the middle of their street, in shares of their size."""

MARK = 6.0
"""Metres of a mark's radius, more or less."""

OFF_CURVE = 0.3
TURN = 0.5
"""Cosine of the sharpest turn that words follow: 60 degrees."""

OVERHANG = 1.15
"""How much longer than its street a name may be."""


def spots_along(lines: Sequence[Line], name: str, style: Style, marks: np.ndarray) -> Iterator[list[Label]]:
    """Yield the places for a name along any of these lines, the best first; shorter forms come later.

    `marks` are the points that words had better not cover, in metres.
    """
    paces = [_paced(line) for line in sorted(lines, key=len, reverse=True)]
    forms = shorter(name)
    for small in (False, True):
        for text in forms:
            label = Label(text, style, 0, 0, small=small)
            found = [spot for points in paces for spot in _spots(points, label, marks)]
            found.sort(key=lambda spot: spot[0])
            yield from ([spot[1]] for spot in found[:MOST_SPOTS])


def _paced(line: Line) -> np.ndarray:
    """Return points at equal paces along a line."""
    points = np.array(line, dtype=float)
    ways = np.hypot(*np.diff(points, axis=0).T)
    far = np.concatenate([[0.0], np.cumsum(ways)])
    count = max(2, round(far[-1] / PACE) + 1)
    at = np.linspace(0, far[-1], count)
    return np.column_stack([np.interp(at, far, points[:, k]) for k in (0, 1)])


def _spots(points: np.ndarray, label: Label, marks: np.ndarray) -> Iterator[tuple[float, Label]]:
    """Yield (cost, label) for each place along paced points."""
    whole = (len(points) - 1) * PACE
    width = label.width * HALF
    paces = min(len(points) - 1, max(1, round(width / PACE)))
    if whole * OVERHANG < width:
        return
    for start in range(0, len(points) - paces, 2):
        window = points[start : start + paces + 1]
        aside = abs(start + paces / 2 - (len(points) - 1) / 2) * PACE
        found = _straight(window, label) or _bent(window, label)
        if found:
            cost, spot = found
            yield cost + aside * 0.02 + 8 * _covered(window, marks, label.size), spot


def _covered(window: np.ndarray, marks: np.ndarray, size: float) -> int:
    """Return how many marks the words would cover, more or less."""
    if not len(marks):
        return 0
    off = np.hypot(marks[:, None, 0] - window[None, ::2, 0], marks[:, None, 1] - window[None, ::2, 1])
    return int((off.min(axis=1) < size * 0.5 + MARK).sum())


def _straight(window: np.ndarray, label: Label) -> tuple[float, Label] | None:
    (ax, ay), (bx, by) = window[0], window[-1]
    long = hypot(bx - ax, by - ay)
    if long < label.width * HALF * 0.8:
        return None
    nx, ny = (ay - by) / long, (bx - ax) / long
    off = (window[:, 0] - ax) * nx + (window[:, 1] - ay) * ny
    middle = (off.max() + off.min()) / 2
    bend = float(off.max() - middle)
    if bend > OFF_LINE * label.size:
        return None
    x, y = (ax + bx) / 2 + middle * nx, (ay + by) / 2 + middle * ny
    return bend, _at(label, (x, y), angle=upright(atan2(by - ay, bx - ax)))


def _at(label: Label, point: Point, *, angle: int) -> Label:
    return Label(
        label.text, label.style, round(point[0] / HALF), round(point[1] / HALF), angle, small=label.small
    )


def _bent(window: np.ndarray, label: Label) -> tuple[float, Label] | None:
    """Return a name on the quadratic curve that follows the line best, read from left to right."""
    if window[-1][0] < window[0][0]:
        window = window[::-1]
    share = np.linspace(0, 1, len(window))[:, None]
    a, b = window[0], window[-1]
    rest = window - (1 - share) ** 2 * a - share**2 * b
    pull = 2 * share * (1 - share)
    c = (rest * pull).sum(axis=0) / max((pull**2).sum(), 1e-9)
    off = float(np.hypot(*((rest - pull * c).T)).max())
    first, second = c - a, b - c
    turn = first @ second / max(1e-9, hypot(*first) * hypot(*second))
    if off > OFF_CURVE * label.size or turn < TURN or len(window) < 5:
        return None
    bend = _long_enough(tuple((float(p[0]), float(p[1])) for p in (a, c, b)), label)
    x, y = (a[0] + 2 * c[0] + b[0]) / 4, (a[1] + 2 * c[1] + b[1]) / 4
    spot = Label(label.text, label.style, round(x / HALF), round(y / HALF), 0, bend, label.small)
    return 1.5 + off, spot


def _long_enough(bend: Sequence[Point], label: Label) -> tuple[tuple[int, int], ...]:
    """Return a curve in units, drawn out at both ends to be a little longer than its words."""
    (ax, ay), (cx, cy), (bx, by) = bend
    curved = (hypot(cx - ax, cy - ay) + hypot(bx - cx, by - cy) + hypot(bx - ax, by - ay)) / 2
    lack = max(0.0, label.width * HALF * 1.04 - curved) / 2
    start, end = hypot(cx - ax, cy - ay) or 1, hypot(bx - cx, by - cy) or 1
    ax, ay = ax - (cx - ax) / start * lack, ay - (cy - ay) / start * lack
    bx, by = bx + (bx - cx) / end * lack, by + (by - cy) / end * lack
    return tuple((round(x / HALF), round(y / HALF)) for x, y in ((ax, ay), (cx, cy), (bx, by)))
