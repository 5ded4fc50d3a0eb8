"""Where a name can stand on a surface or beside a point: level, in one line or two."""

from collections.abc import Iterator, Sequence
from math import cos, pi, sin

import numpy as np

from halles.town.engine.cartography.labels import HALF, LEADING, Label, Style
from halles.town.engine.cartography.names import in_two, shorter
from halles.town.engine.cartography.plane import Line, Point, area, is_inside

TURNS = 8
GRID = 9


def spots_around(
    middle: Point, name: str, style: Style, *, reach: float, marks: np.ndarray
) -> Iterator[list[Label]]:
    """Yield the places for a name within `reach` metres of a point, the nearest and emptiest first."""
    points = [middle, *_circles(middle, reach, style.size)]
    for small in (False, True):
        for text in shorter(name):
            for lines in dict.fromkeys((tuple(in_two(text)), (text,))):
                spots = [lines_at(lines, style, point, small=small) for point in points]
                spots.sort(key=lambda spot: _cost(spot, middle, marks))
                yield from spots


def _circles(middle: Point, reach: float, size: float) -> Iterator[Point]:
    ring = 1
    while ring * size * 0.7 <= reach:
        for turn in range(TURNS):
            angle, far = 2 * pi * turn / TURNS, ring * size * 0.7
            yield middle[0] + far * cos(angle), middle[1] + far * sin(angle)
        ring += 1


def lines_at(lines: Sequence[str], style: Style, middle: Point, *, small: bool = False) -> list[Label]:
    """Return lines of words, one under the other around a point."""
    found = []
    for i, text in enumerate(lines):
        label = Label(text, style, round(middle[0] / HALF), 0, small=small)
        down = (i - (len(lines) - 1) / 2) * label.size * LEADING
        found.append(Label(text, style, label.x, round((middle[1] + down) / HALF), small=small))
    return found


def _cost(spot: Sequence[Label], middle: Point, marks: np.ndarray) -> float:
    away = 0.0
    covered = 0
    for label in spot:
        x, y = label.x * HALF, label.y * HALF
        away = max(away, abs(x - middle[0]) + abs(y - middle[1]))
        if len(marks):
            wide, tall = label.width * HALF / 2 + 5, label.size * 0.5 + 6
            covered += int(((abs(marks[:, 0] - x) < wide) & (abs(marks[:, 1] - y) < tall)).sum())
    return away + 12 * covered


def heart(rings: Sequence[Line]) -> Point:
    """Return the point of a grid over a surface that is deepest inside it."""
    ring = max(rings, key=lambda each: abs(area(each)))
    border = np.array(ring)
    (left, top), (right, bottom) = border.min(axis=0), border.max(axis=0)
    best, deepest = (float((left + right) / 2), float((top + bottom) / 2)), -1.0
    for x in np.linspace(left, right, GRID + 2)[1:-1]:
        for y in np.linspace(top, bottom, GRID + 2)[1:-1]:
            if is_inside((x, y), ring):
                deep = _depth(border, x, y)
                if deep > deepest:
                    best, deepest = (float(x), float(y)), deep
    return best


def _depth(border: np.ndarray, x: float, y: float) -> float:
    """Return how far a point is from a border: wide beats tall, as words are."""
    a, way = border[:-1], np.diff(border, axis=0)
    square = np.maximum((way**2).sum(axis=1), 1e-9)
    share = np.clip(((np.array([x, y]) - a) * way).sum(axis=1) / square, 0, 1)
    return float(np.hypot(*(a + way * share[:, None] - [x, y]).T).min())
