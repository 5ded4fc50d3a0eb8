"""What the learnt part of the forecast looks at: a row of numbers for each moment and car park."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from halles.stalls.parking.engine.forecast.calendar import DAY_SLOTS, Floats, Whole
from halles.stalls.parking.engine.forecast.habits import AHEAD, LAGS, Habits, Walk
from halles.stalls.parking.engine.forecast.table import GROUP_OF, MARKET, Table

WEEK_SLOTS = 7 * DAY_SLOTS
EDGE = 0.1
"""Share of capacity from which a car park counts as nearly full or nearly empty."""


class Usual(Protocol):
    """Usual values on rows of a table [R, P]."""

    def change(self, lag: int, rows: Whole) -> Floats:
        """Return the usual change over `lag` slots from each row on."""

    def group_change(self, lag: int, rows: Whole) -> Floats:
        """Return the same of the group of days."""

    def level(self, rows: Whole) -> Floats:
        """Return the usual share taken."""

    def spread(self, lag: int, rows: Whole) -> Floats:
        """Return the usual size of errors."""

    def scale(self, rows: Whole) -> Floats:
        """Return the usual size of an hour's errors by day."""


@dataclass(frozen=True)
class Walked:
    """Usual values as they stood on each row: to learn from the past."""

    walk: Walk

    def change(self, lag: int, rows: Whole) -> Floats:
        return self.walk.change[lag][rows]

    def group_change(self, lag: int, rows: Whole) -> Floats:
        return self.walk.group_change[lag][rows]

    def level(self, rows: Whole) -> Floats:
        return self.walk.level[rows]

    def spread(self, lag: int, rows: Whole) -> Floats:
        return self.walk.spread[lag][rows]

    def scale(self, rows: Whole) -> Floats:
        return self.walk.scale[rows]


@dataclass(frozen=True)
class Standing:
    """Usual values as they stand after the last day learnt, for the columns of a table: to forecast."""

    habits: Habits
    columns: Whole
    kind: Whole
    weekday: Whole

    def _of_class(self, values: Floats, rows: Whole) -> Floats:
        kinds = self.kind[rows // DAY_SLOTS]
        return values[kinds[:, None], (rows % DAY_SLOTS)[:, None], self.columns]

    def change(self, lag: int, rows: Whole) -> Floats:
        return self._of_class(self.habits.change[LAGS.index(lag)], rows)

    def group_change(self, lag: int, rows: Whole) -> Floats:
        groups = GROUP_OF[self.weekday[rows // DAY_SLOTS]]
        table = self.habits.group_change[LAGS.index(lag)]
        return table[groups[:, None], (rows % DAY_SLOTS)[:, None], self.columns]

    def level(self, rows: Whole) -> Floats:
        return self._of_class(self.habits.level, rows)

    def spread(self, lag: int, rows: Whole) -> Floats:
        return self.habits.spread[AHEAD.index(lag)][(rows % DAY_SLOTS)[:, None], self.columns]

    def scale(self, rows: Whole) -> Floats:
        return np.broadcast_to(self.habits.scale[self.columns], (len(rows), len(self.columns)))


def features(known: Table, usual: Usual, rows: Whole) -> NDArray[np.float32]:
    """Return what is looked at on rows of a table [R, P, F]; what is not known counts as usual (0).

    Changes are in units of the car park's own usual error, so that one net serves all of a town.
    """
    seen = _Seen(known.taken, rows)
    now, scale = seen.back(0), usual.scale(rows)
    surprises = [_surprise(seen, usual, rows, lag) for lag in LAGS]
    stray = now - usual.level(rows)
    moving = [stray, *surprises, *(now - seen.back(lag) for lag in (1, 2, 4, 8))]
    moving += [_of_others(each) for each in (stray, *surprises[:4])]
    moving += _expected(seen, usual, rows)
    spread = [np.log(usual.spread(lag, rows) / scale) for lag in AHEAD]
    steady = [now, np.maximum(0, now - 1 + EDGE), np.maximum(0, EDGE - now), np.log(scale), *spread]
    clocks = [np.broadcast_to(each[:, None], now.shape) for each in _clocks(known, rows)]
    return np.stack([*(each / scale for each in moving), *steady, *clocks], -1).astype(np.float32)


class _Seen:
    """Values some slots back from rows; NaN before the beginning."""

    def __init__(self, taken: Floats, rows: Whole) -> None:
        self.taken, self.rows = taken, rows

    def back(self, slots: int) -> Floats:
        rows = self.rows - slots
        values = self.taken[np.maximum(rows, 0)]
        return values if not len(rows) or rows.min() >= 0 else np.where((rows >= 0)[:, None], values, np.nan)


def _surprise(seen: _Seen, usual: Usual, rows: Whole, lag: int) -> Floats:
    """Return the change over the last `lag` slots, less the usual one."""
    before = np.maximum(rows - lag, 0)
    return seen.back(0) - seen.back(lag) - usual.change(lag, before)


def _of_others(values: Floats) -> Floats:
    """Return for each car park the mean over the others of the town that are known [R, P]."""
    is_known = np.isfinite(values)
    filled = np.where(is_known, values, 0)
    count = is_known.sum(1, keepdims=True) - is_known
    mean: Floats = (filled.sum(1, keepdims=True) - filled) / np.maximum(count, 1)
    return mean


def _expected(seen: _Seen, usual: Usual, rows: Whole) -> list[Floats]:
    """Return, by horizon: the usual change, what its group adds, and how yesterday and last week differed."""
    found = []
    for lag in AHEAD:
        change = usual.change(lag, rows)
        found += [change, usual.group_change(lag, rows) - change]
        for back in (DAY_SLOTS, WEEK_SLOTS):
            found.append(seen.back(back - lag) - seen.back(back) - change)
    return found


def _clocks(known: Table, rows: Whole) -> list[Floats]:
    """Return the time of the day as three waves, and whether it is Saturday, Sunday, market."""
    angle = 2 * np.pi * (rows % DAY_SLOTS) / DAY_SLOTS
    waves = [wave(turn * angle) for turn in (1, 2, 3) for wave in (np.sin, np.cos)]
    day = rows // DAY_SLOTS
    weekday, kind = known.weekday[day], known.kind[day]
    return [*waves, 1.0 * (weekday == 5), 1.0 * (weekday == 6), 1.0 * (kind == MARKET)]
