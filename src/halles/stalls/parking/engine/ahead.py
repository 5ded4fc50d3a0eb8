"""What is foreseen, told for a moment: between two forecasts, and with closings taken into account."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

TAIL = 0.05
"""Probability below the lower bound, and above the higher."""


class Point(NamedTuple):
    """What was foreseen for a moment so many minutes after the forecast was made."""

    minutes: int
    free: float
    low: float
    high: float
    """Nine times out of ten between these two."""
    chance: float
    """Probability of finding a place, 0 to 1."""


def point_at(points: Sequence[Point], minutes: float) -> Point:
    """Return what is foreseen `minutes` after the forecast, between its points; beyond the last, the last."""
    at, *columns = zip(*sorted(points), strict=True)
    return Point(round(minutes), *(float(np.interp(minutes, at, column)) for column in columns))


def less(point: Point, *, closed: int, counts_closed: bool, capacity: int) -> Point:
    """Return a forecast of what the sensors will show, as it is with `closed` places taken away.

    See `measured.open_free` for `counts_closed`. The chance is that of one place more than those taken away,
    between the bounds as a straight line.
    """
    if not closed:
        return point
    if not counts_closed:
        most = float(max(0, capacity - closed))
        free, low, high = (min(each, most) for each in (point.free, point.low, point.high))
        return Point(point.minutes, free, low, high, point.chance if most else 0.0)
    free, low, high = (max(0.0, each - closed) for each in (point.free, point.low, point.high))
    return Point(point.minutes, free, low, high, min(point.chance, chance_of(point, closed + 1)))


def chance_of(point: Point, places: int) -> float:
    """Return the probability that at least `places` are free, from the middle and the bounds alone."""
    values = np.maximum.accumulate([-1.0, point.low, point.free, point.high, point.high + 1.0])
    steps = values + 1e-9 * np.arange(len(values))  # np.interp needs values that increase
    return float(1 - np.interp(places - 0.5, steps, [0.0, TAIL, 0.5, 1 - TAIL, 1.0]))
