"""In which order to walk past many doors: each street along its numbers, few crossings, a short way.

An order is judged by the effort it takes: the metres walked, and so many more for each change of street
and each crossing of a street from one side to the other. Nearest neighbour first, then 2-opt and Or-opt
until no reversal of a part, and no move of up to three doors, makes it easier.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

import numpy as np

TURN = 400
"""What a change of street costs, in tenths of a metre."""
CROSSING = 150
"""What crossing a street to its other side costs, in tenths of a metre."""
MOST_MOVED = 3
TENTHS_PER_UNIT = 0.111_195
"""Tenths of a metre in 1e-7 degree of latitude."""

Point = tuple[int, int]
"""Longitude and latitude in 1e-7 degree."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A door to knock at; without a position it comes last."""

    key: str
    street: str
    number: str
    lon: int | None
    lat: int | None


def walk(stops: Sequence[Stop], *, start: Point) -> list[Stop]:
    """Return the stops in walking order from `start`; those without position last, by street and number."""
    placed = [stop for stop in stops if stop.lon is not None and stop.lat is not None]
    others = [stop for stop in stops if stop.lon is None or stop.lat is None]
    costs = _efforts(placed, start)
    tour = _improved(_first(costs, placed), costs)
    return [placed[at - 1] for at in tour[1:-1]] + sorted(others, key=by_street)


def by_street(stop: Stop) -> tuple[str, int, str, str]:
    """Return what sorts stops as a street directory does."""
    return (stop.street.casefold(), number_of(stop.number), stop.number, stop.key)


def number_of(text: str) -> int:
    """Return the whole number a house number begins with: 12 for "12 bis", 0 for none."""
    digits = ""
    for sign in text.strip():
        if not ("0" <= sign <= "9"):
            break
        digits += sign
    return int(digits or "0")


def effort(stops: Sequence[Stop], *, start: Point) -> int:
    """Return what an order costs, in tenths of a metre: its length, and its turns and crossings."""
    placed = [stop for stop in stops if stop.lon is not None and stop.lat is not None]
    return _cost(np.arange(len(placed) + 2), _efforts(placed, start))


def length(stops: Sequence[Stop], *, start: Point) -> int:
    """Return how many metres, as the crow flies from door to door, an order walks."""
    placed = [stop for stop in stops if stop.lon is not None and stop.lat is not None]
    costs = _lengths(placed, start)
    return round(_cost(np.arange(len(placed) + 2), costs) / 10)


def _lengths(stops: Sequence[Stop], start: Point) -> np.ndarray:
    """Return the way between any two of: the start, each stop, and an end that is near to all."""
    points = np.array([start, *((stop.lon, stop.lat) for stop in stops)], dtype=float)
    flat = (points - points[0]) * (TENTHS_PER_UNIT * cos(radians(start[1] / 1e7)), TENTHS_PER_UNIT)
    apart = flat[:, None, :] - flat[None, :, :]
    ways = np.zeros((len(stops) + 2, len(stops) + 2), dtype=np.int64)
    ways[:-1, :-1] = np.rint(np.hypot(apart[..., 0], apart[..., 1]))
    return ways


def _efforts(stops: Sequence[Stop], start: Point) -> np.ndarray:
    """Return the ways with what turning into another street or crossing one costs."""
    costs = _lengths(stops, start)
    names = {name: at for at, name in enumerate(sorted({stop.street.casefold() for stop in stops}))}
    streets = np.array([names[stop.street.casefold()] for stop in stops], dtype=np.int64)
    numbers = np.array([number_of(stop.number) for stop in stops], dtype=np.int64)
    turns = streets[:, None] != streets[None, :]
    sides = ((numbers[:, None] + numbers[None, :]) % 2 == 1) & (numbers[:, None] > 0) & (numbers[None, :] > 0)
    costs[1:-1, 1:-1] += TURN * turns + CROSSING * (sides & ~turns)
    return costs


def _first(costs: np.ndarray, stops: Sequence[Stop]) -> np.ndarray:
    """Return the easiest of three first orders: as given, street by street, always to the nearest."""
    given = np.arange(len(costs))
    by_side = sorted(range(len(stops)), key=lambda at: _along(stops[at]))
    streets = np.array([0, *(at + 1 for at in by_side), len(costs) - 1])
    return min((given, streets, _nearest(costs)), key=lambda tour: _cost(tour, costs))


def _along(stop: Stop) -> tuple[str, int, int, str]:
    """Sort a street's odd side up its numbers, then its even side back down."""
    number = number_of(stop.number)
    return (stop.street.casefold(), (number + 1) % 2, number if number % 2 else -number, stop.key)


def _nearest(costs: np.ndarray) -> np.ndarray:
    last = len(costs) - 1
    left = np.ones(len(costs), dtype=bool)
    left[[0, last]] = False
    tour = [0]
    while left.any():
        ways = np.where(left, costs[tour[-1]], np.iinfo(np.int64).max)
        tour.append(int(ways.argmin()))
        left[tour[-1]] = False
    return np.array([*tour, last])


def _improved(tour: np.ndarray, costs: np.ndarray) -> np.ndarray:
    better = len(tour) > 3
    while better:
        tour, reversed_ = _reversals(tour, costs)
        tour, moved = _moves(tour, costs)
        better = reversed_ or moved
    return tour


def _reversals(tour: np.ndarray, costs: np.ndarray) -> tuple[np.ndarray, bool]:
    """Walk a part of the way backwards wherever that is easier (2-opt)."""
    better, tour = False, tour.copy()
    for at in range(1, len(tour) - 2):
        before, here, ends, after = tour[at - 1], tour[at], tour[at + 1 : -1], tour[at + 2 :]
        gains = costs[before, here] + costs[ends, after] - costs[before, ends] - costs[here, after]
        best = int(gains.argmax())
        if gains[best] > 0:
            tour[at : at + best + 2] = tour[at : at + best + 2][::-1].copy()
            better = True
    return tour, better


def _moves(tour: np.ndarray, costs: np.ndarray) -> tuple[np.ndarray, bool]:
    """Visit up to three doors at another moment, either way round, wherever that is easier (Or-opt)."""
    better = False
    for many in range(1, MOST_MOVED + 1):
        for at in range(1, len(tour) - many):
            part, rest = tour[at : at + many], np.concatenate((tour[:at], tour[at + many :]))
            saved = costs[rest[at - 1], part[0]] + costs[part[-1], rest[at]] - costs[rest[at - 1], rest[at]]
            joints = costs[rest[:-1], rest[1:]]
            same = costs[rest[:-1], part[0]] + costs[part[-1], rest[1:]] - joints
            turned = costs[rest[:-1], part[-1]] + costs[part[0], rest[1:]] - joints
            extra = np.minimum(same, turned)
            to = int(extra.argmin())
            if extra[to] < saved:
                piece = part if same[to] <= turned[to] else part[::-1]
                tour, better = np.concatenate((rest[: to + 1], piece, rest[to + 1 :])), True
    return tour, better


def _cost(tour: np.ndarray, costs: np.ndarray) -> int:
    return int(costs[tour[:-1], tour[1:]].sum())
