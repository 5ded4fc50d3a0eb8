"""A town's car parks in local time: one row per quarter hour of each local day, one column per car park."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from halles.stalls.parking.engine.forecast.calendar import (
    DAY_SLOTS,
    EPOCH,
    Calendar,
    Floats,
    Whole,
    clock,
)
from halles.stalls.parking.engine.forecast.history import History

CLASSES = 8
"""Classes of a day: Monday to Friday, Saturday, Sunday or public holiday, market."""
SUNDAY, MARKET = 6, 7
GROUP_OF = np.array([0, 0, 0, 0, 0, 1, 2])
"""Groups of a day: working day, Saturday, Sunday."""
FROZEN_SLOTS = 24


@dataclass(frozen=True)
class Table:
    """Share taken [96 * D, P], 0..1 or NaN; local days since 1970 [D]; class of each day [D] and, its market
    apart, class of its weekday [D].

    On the day clocks go back the second of two hours counts; on the day they go forward an hour is unknown.
    """

    parks: tuple[str, ...]
    capacity: Floats
    taken: Floats
    first_day: int
    kind: Whole
    weekday: Whole

    @property
    def days(self) -> int:
        """Return how many days there are."""
        return len(self.kind)


def table(histories: Mapping[str, History], calendar: Calendar, *, until: int, since: int = 0) -> Table:
    """Return what was known in [since, until), epoch seconds; nothing outside of it is read."""
    parks = tuple(sorted(histories))
    cut = {park: _within(histories[park], since, until) for park in parks}
    moments = {park: clock(times, calendar) for park, (times, _free) in cut.items()}
    known = [each.day for each in moments.values() if len(each.day)]
    first = int(min(day[0] for day in known)) if known else 0
    last = int(max(day[-1] for day in known)) if known else -1
    taken = np.full(((last - first + 1) * DAY_SLOTS, len(parks)), np.nan)
    for column, park in enumerate(parks):
        rows = (moments[park].day - first) * DAY_SLOTS + moments[park].slot
        capacity = max(histories[park].capacity, 1.0)
        taken[rows, column] = np.clip(1 - cut[park][1] / capacity, 0.0, 1.0)
    capacities = np.array([histories[park].capacity for park in parks], np.float64)
    kinds, weekdays = classes(first, last - first + 1, calendar)
    return Table(parks, capacities, taken, first, kinds, weekdays)


def _within(history: History, since: int, until: int) -> tuple[Whole, Floats]:
    times = history.times
    begin, end = np.searchsorted(times, [since, until])
    return times[begin:end], history.free[begin:end]


def classes(first_day: int, days: int, calendar: Calendar) -> tuple[Whole, Whole]:
    """Return the class of each of `days` local days from `first_day` on, and that of the weekday."""
    weekdays = np.zeros(days, np.int64)
    kinds = np.zeros(days, np.int64)
    for number in range(days):
        day = date.fromordinal(first_day + number + EPOCH)
        weekdays[number] = SUNDAY if day in calendar.holidays else day.weekday()
        kinds[number] = MARKET if day in calendar.markets else weekdays[number]
    return kinds, weekdays


def without_frozen(taken: Floats) -> Floats:
    """Return the same [N, P] without the stretches in which no car park of the town moved for six hours.

    Such stretches are a feed that repeats its last word: to learn "nothing moves" from them would be wrong.
    """
    is_known = np.isfinite(taken)
    moved = np.ones(len(taken), np.bool_)
    moved[1:] = ((taken[1:] != taken[:-1]) & (is_known[1:] | is_known[:-1])).any(1)
    starts = np.flatnonzero(moved)
    kept = taken.copy()
    for start, end in zip(starts, np.append(starts[1:], len(taken)), strict=True):
        if end - start >= FROZEN_SLOTS:
            kept[start + 1 : end] = np.nan
    return kept


def later(values: NDArray[np.floating], slots: int) -> Floats:
    """Return for each row what stands `slots` rows later [N, P] (earlier if negative); NaN past the ends."""
    out = np.full(values.shape, np.nan)
    if slots > 0:
        out[:-slots] = values[slots:]
    elif slots < 0:
        out[-slots:] = values[:slots]
    else:
        out[:] = values
    return out
