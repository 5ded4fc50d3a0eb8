"""When a device was heard and whether it said something new, from what is kept of what it sent."""

from collections.abc import Iterable, Set
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from halles.stalls.sensing.engine.silence import Moments, spread


class Summed(NamedTuple):
    """One measure of the device in one quarter of an hour."""

    start: int
    measure: int
    number: int
    low: float
    high: float
    last: float


class Said(NamedTuple):
    """One reading of the device."""

    at: int
    """Seconds since 1970."""
    measure: int
    value: float


def heard_and_changed(
    quarters: Iterable[Summed], readings: Iterable[Said], telling: Set[int]
) -> tuple[Moments, NDArray[np.bool_]]:
    """Return the moments at which a device was heard, and at which of them a `telling` measure was new.

    Both come in the order of time, the readings after the last quarter. A message carries several measures:
    of each quarter, the measure that came most often says how many messages there were.
    """
    last: dict[int, float] = {}
    numbers: dict[int, int] = {}
    new: dict[int, bool] = {}
    for each in quarters:
        is_new = each.measure in telling and (each.low != each.high or last.get(each.measure) != each.last)
        last[each.measure] = each.last
        numbers[each.start] = max(numbers.get(each.start, 0), each.number)
        new[each.start] = new.get(each.start, False) or is_new
    exact: dict[int, bool] = {}
    for said in readings:
        is_new = said.measure in telling and last.get(said.measure) != said.value
        last[said.measure] = said.value
        exact[said.at] = exact.get(said.at, False) or is_new
    how_many = _array(numbers.values())
    moments = np.concatenate((spread(_array(numbers), how_many), _array(exact)))
    changed = np.concatenate((np.repeat(_flags(new.values()), how_many), _flags(exact.values())))
    return moments, changed


def _array(values: Iterable[int]) -> NDArray[np.int64]:
    return np.fromiter(values, dtype=np.int64)


def _flags(values: Iterable[bool]) -> NDArray[np.bool_]:
    return np.fromiter(values, dtype=np.bool_)
