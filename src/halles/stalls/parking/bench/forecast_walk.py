"""Walk through a town's test as the product would: habits nightly, nets weekly, bounds each quarter hour."""

from dataclasses import dataclass, replace

import numpy as np

from halles.stalls.parking.bench.forecast_data import Town
from halles.stalls.parking.engine.forecast.bands import Bands, Seen, followed, fresh
from halles.stalls.parking.engine.forecast.calendar import DAY_SLOTS, SLOT_S, Flags, Floats, Whole
from halles.stalls.parking.engine.forecast.features import Walked
from halles.stalls.parking.engine.forecast.habits import AHEAD, Walk, walked
from halles.stalls.parking.engine.forecast.learning import nets_of, parts_of
from halles.stalls.parking.engine.forecast.model import NET_DAYS, REFIT_DAYS
from halles.stalls.parking.engine.forecast.outlook import HIGH, LOW
from halles.stalls.parking.engine.forecast.saying import DAY_BEGINS, DAY_ENDS
from halles.stalls.parking.engine.forecast.spoken import Raw, raw, spoken
from halles.stalls.parking.engine.forecast.table import Table, later, table

WARM_DAYS = 21
"""Days before the test in which the bounds find their width (and split conformal its own)."""


@dataclass(frozen=True)
class Effort:
    """How often nets are learnt anew [days], from how many rows, and how many of them."""

    refit_days: int = REFIT_DAYS
    budget: int = 60_000
    nets: int = 2


FULL, QUICK = Effort(), Effort(refit_days=35, budget=15_000, nets=1)


@dataclass(frozen=True)
class Said:
    """What was said from each row of a town's table on, and what came, as shares taken: [R, P, H] (parts
    [R, P, H, L]); `first` is the first row of it that counts as test, `day0` the table's first day."""

    town: Town
    known: Table
    rows: Whole
    centre: Floats
    parts: Floats
    came: Floats
    now: Floats
    usual: Floats
    first: int


def walk_through(town: Town, effort: Effort) -> Said:
    """Forecast from every quarter hour of the warm-up and the test; only what was known then is used."""
    until = max(each.start + SLOT_S * len(each.free) for each in town.histories.values())
    known = table(town.histories, town.calendar, until=until)
    walk = walked(known)
    test = town.test_day - known.first_day
    begin = max(1, test - WARM_DAYS)
    pieces = []
    for day in range(begin, known.days, effort.refit_days):
        pieces.append(_week(known, walk, day, min(known.days, day + effort.refit_days), effort))
    said = Raw(
        *(np.concatenate([getattr(p, name) for p in pieces]) for name in ("usual", "shift", "offsets"))
    )
    rows = np.arange(begin * DAY_SLOTS, known.days * DAY_SLOTS)
    came = np.stack([later(known.taken, lag) for lag in AHEAD], -1)[rows]
    # Bounds learn from what is asked: between readings, a value is only held.
    is_reading = rows % DAY_SLOTS % (town.kind.minutes // 15) == 0
    centre, parts = _followed(said, rows, np.where(is_reading[:, None, None], came, np.nan))
    return Said(
        town, known, rows, centre, parts, came, known.taken[rows], said.usual, (test - begin) * DAY_SLOTS
    )


def _week(known: Table, walk: Walk, day: int, end: int, effort: Effort) -> Raw:
    """Return what a model learnt before `day` expects from the rows of day..end on."""
    past, walk_past = cut(known, walk, day)
    nets = nets_of(past, walk_past, budget=effort.budget, nets=effort.nets) if day >= NET_DAYS else ()
    rows = np.arange(day * DAY_SLOTS, end * DAY_SLOTS)
    return raw(known, Walked(walk), rows, nets, parts_of(walk_past, past))


def cut(known: Table, walk: Walk, days: int) -> tuple[Table, Walk]:
    """Return a table and its walk as they stood when `days` days were known."""
    rows = days * DAY_SLOTS
    past = replace(known, taken=known.taken[:rows], kind=known.kind[:days], weekday=known.weekday[:days])
    return past, replace(
        walk,
        change={lag: each[:rows] for lag, each in walk.change.items()},
        group_change={lag: each[:rows] for lag, each in walk.group_change.items()},
        level=walk.level[:rows],
        spread={lag: each[:rows] for lag, each in walk.spread.items()},
        scale=walk.scale[:rows],
    )


def _followed(said: Raw, rows: Whole, came: Floats) -> tuple[Floats, Floats]:
    """Return centres and parts with bounds that have seen, at each row, only what had come by then."""
    centre, parts = np.full_like(came, np.nan), np.full(said.offsets.shape, np.nan)
    bands = fresh(str(number).zfill(4) for number in range(came.shape[1]))
    is_day = (rows % DAY_SLOTS >= DAY_BEGINS) & (rows % DAY_SLOTS < DAY_ENDS)
    for row in range(len(rows)):
        if row >= AHEAD[-1]:
            bands = followed(bands, _seen(said, row, centre, parts, came, is_day))
        one = Raw(said.usual[row], said.shift[row], said.offsets[row])
        centre[row], parts[row] = _spoken(one, bands, by_day=bool(is_day[row]))
    return centre, parts


def _spoken(one: Raw, bands: Bands, *, by_day: bool) -> tuple[Floats, Floats]:
    return spoken(one, bands.factors(by_day=by_day), bands.trust())


def _seen(said: Raw, row: int, centre: Floats, parts: Floats, came: Floats, is_day: Flags) -> Seen:
    """Return what has just come of the forecasts made one horizon before a row."""

    def of(values: Floats) -> Floats:
        return np.stack([values[row - lag, :, number] for number, lag in enumerate(AHEAD)])

    usual, shift = of(said.usual), of(said.shift)
    by_day = np.array([is_day[row - lag] for lag in AHEAD])
    return Seen(of(parts[..., LOW]), of(parts[..., HIGH]), usual, usual + shift, of(came), by_day)
