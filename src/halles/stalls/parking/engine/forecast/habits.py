"""What usually happens in a town: changes, levels and errors by class of day and quarter hour.

Every figure of a day is learnt from the days before it, so that a history can be walked through honestly.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from halles.stalls.parking.engine.forecast.calendar import DAY_SLOTS, Floats
from halles.stalls.parking.engine.forecast.table import (
    CLASSES,
    GROUP_OF,
    MARKET,
    Table,
    later,
    without_frozen,
)

AHEAD = (1, 2, 4, 8)
"""Slots of the horizons."""
LAGS = (1, 2, 4, 8, 16)
"""Slots over which changes are compared with usual ones."""
ALL_HALF_LIFE, GROUP_HALF_LIFE, CLASS_HALF_LIFE = 30.0, 30.0, 45.0
"""Days after which a day counts half."""
GROUP_SHRINK, CLASS_SHRINK, MARKET_SHRINK = 1.0, 3.0, 1.0
"""How many days the wider class weighs when a class is formed."""
LEAST_SPREAD = 0.002


@dataclass(frozen=True)
class Habits:
    """Usual values to look up: by class of day, slot and car park.

    change [L, 8, 96, P] and group_change [L, 3, 96, P] over each of `LAGS`; level [8, 96, P]; spread
    [H, 96, P], the mean size of errors of "now + usual change"; scale [P], that of an hour by day. All in
    shares of capacity.
    """

    change: Floats
    group_change: Floats
    level: Floats
    spread: Floats
    scale: Floats


class _Means:
    """Means that forget, of a value [96, P] by class of day; a mean of nothing is its prior."""

    def __init__(self, classes: int, half_life: float, shape: tuple[int, ...]) -> None:
        self.keep = 0.5 ** (1 / half_life)
        self.total = np.zeros((classes, *shape))
        self.mass = np.zeros((classes, *shape))
        self.last = np.zeros(classes, np.int64)

    def add(self, which: int, day: int, value: Floats) -> None:
        """Take in a day's values; NaN is not counted."""
        fade = self.keep ** (day - self.last[which])
        is_known = np.isfinite(value)
        self.total[which] = self.total[which] * fade + np.where(is_known, value, 0)
        self.mass[which] = self.mass[which] * fade + is_known
        self.last[which] = day

    def at(self, which: int, day: int, prior: Floats | float = 0.0, shrink: float = 1e-9) -> Floats:
        """Return the mean as it stands on a day, leaning on its prior."""
        fade = self.keep ** (day - self.last[which])
        mean: Floats = (self.total[which] * fade + shrink * prior) / (self.mass[which] * fade + shrink)
        return mean


class _Usual:
    """Usual values of one quantity, from all days to the class of the day."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        self.all = _Means(1, ALL_HALF_LIFE, shape)
        self.group = _Means(3, GROUP_HALF_LIFE, shape)
        self.own = _Means(CLASSES, CLASS_HALF_LIFE, shape)

    def add(self, day: int, kind: int, weekday: int, value: Floats) -> None:
        self.all.add(0, day, value)
        self.group.add(GROUP_OF[weekday], day, value)
        self.own.add(kind, day, value)

    def of_group(self, day: int, weekday: int) -> Floats:
        group = int(GROUP_OF[weekday])
        return self.group.at(group, day, self.all.at(0, day), GROUP_SHRINK)

    def of_class(self, day: int, kind: int, weekday: int) -> Floats:
        own = self.own.at(weekday, day, self.of_group(day, weekday), CLASS_SHRINK)
        return self.own.at(MARKET, day, own, MARKET_SHRINK) if kind == MARKET else own


@dataclass(frozen=True)
class Walk:
    """Usual values as they stood on each row [N, P], from the days before; `habits` is what stays."""

    change: dict[int, Floats]
    group_change: dict[int, Floats]
    level: Floats
    spread: dict[int, Floats]
    scale: Floats
    habits: Habits


def walked(known: Table) -> Walk:
    """Walk through a table day by day and return what was usual on each."""
    taken = without_frozen(known.taken)
    changes = {lag: later(taken, lag) - taken for lag in LAGS}
    change, group, tables = {}, {}, []
    for lag in LAGS:
        change[lag], group[lag], last = _walk(known, changes[lag])
        tables.append(last)
    level, _group, levels = _walk(known, taken)
    errors = {lag: np.abs(changes[lag] - change[lag]) for lag in AHEAD}
    spread, spreads = _spreads(known, errors)
    scale, scales = _scales(known, errors[4])
    own = np.stack([each[0] for each in tables])
    wide = np.stack([each[1] for each in tables])
    return Walk(change, group, level, spread, scale, Habits(own, wide, levels[0], spreads, scales))


def _days(values: Floats) -> Floats:
    return values.reshape(-1, DAY_SLOTS, values.shape[1])


def _walk(known: Table, values: Floats) -> tuple[Floats, Floats, tuple[Floats, Floats]]:
    """Return what is usual on each row by class and by group, and the tables after the last day."""
    by_day = _days(values)
    usual = _Usual(by_day.shape[1:])
    own, group = np.zeros_like(by_day), np.zeros_like(by_day)
    for day, (kind, weekday) in enumerate(zip(known.kind.tolist(), known.weekday.tolist(), strict=True)):
        own[day] = usual.of_class(day, kind, weekday)
        group[day] = usual.of_group(day, weekday)
        usual.add(day, kind, weekday, by_day[day])
    tables = _tables(usual, known)
    return own.reshape(values.shape), group.reshape(values.shape), tables


def _tables(usual: _Usual, known: Table) -> tuple[Floats, Floats]:
    """Return usual values by class [8, 96, P] and by group [3, 96, P], as of the day after the last."""
    own = [usual.of_class(known.days, kind, kind) for kind in range(MARKET)]
    markets = known.weekday[known.kind == MARKET]
    own.append(usual.of_class(known.days, MARKET, int(markets[-1]) if len(markets) else 0))
    return np.stack(own), np.stack([usual.of_group(known.days, weekday) for weekday in (0, 5, 6)])


def _spreads(known: Table, errors: dict[int, Floats]) -> tuple[dict[int, Floats], Floats]:
    """Return the usual size of errors on each row by horizon, and after the last day [H, 96, P]."""
    walked_, last = {}, []
    for lag, size in errors.items():
        *rows, final = _forgetting(_days(size))
        walked_[lag] = np.concatenate(rows).reshape(size.shape) if rows else np.zeros_like(size)
        last.append(final)
    return walked_, np.stack(last)


def _forgetting(by_day: Floats) -> Iterator[Floats]:
    """Yield the mean by slot before each day and after the last, smoothed over the hour around."""
    means = _Means(1, ALL_HALF_LIFE, by_day.shape[1:])
    for day in range(len(by_day) + 1):
        mean = means.at(0, day)
        yield np.maximum((np.roll(mean, 1, 0) + mean + np.roll(mean, -1, 0)) / 3, LEAST_SPREAD)
        if day < len(by_day):
            means.add(0, day, by_day[day])


def _scales(known: Table, size: Floats) -> tuple[Floats, Floats]:
    """Return the mean size of an hour's errors between 7 and 21 h, on each row and after the last day [P]."""
    by_day = _days(size)[:, 28:84]
    count = np.isfinite(by_day).sum(1)
    mean = np.where(count > 0, np.nansum(by_day, 1) / np.maximum(count, 1), np.nan)
    means = _Means(1, ALL_HALF_LIFE, mean.shape[1:])
    rows = []
    for day, each in enumerate(mean):
        rows.append(np.maximum(means.at(0, day), LEAST_SPREAD))
        means.add(0, day, each)
    last = np.maximum(means.at(0, known.days), LEAST_SPREAD)
    return np.repeat(np.array(rows).reshape(-1, size.shape[1]), DAY_SLOTS, 0), last
