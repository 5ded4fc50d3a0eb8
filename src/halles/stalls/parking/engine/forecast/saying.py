"""Ask a model what comes: from the newest quarter hour of every car park of the town."""

from collections.abc import Mapping

import numpy as np

from halles.stalls.parking.engine.forecast.bands import Bands
from halles.stalls.parking.engine.forecast.calendar import DAY_SLOTS, SLOT_S, Floats, clock
from halles.stalls.parking.engine.forecast.features import Standing
from halles.stalls.parking.engine.forecast.history import History
from halles.stalls.parking.engine.forecast.model import DAYS_NEEDED, TAIL_DAYS, Model
from halles.stalls.parking.engine.forecast.outlook import (
    HIGH,
    HORIZONS,
    LOW,
    Forecast,
    NotYet,
    Outlook,
    Silent,
)
from halles.stalls.parking.engine.forecast.spoken import raw, spoken
from halles.stalls.parking.engine.forecast.table import Table, classes

FRESH_SLOTS = 2
"""How many quarter hours old a value may be; older, the car park is silent."""
RECENT_SLOTS = 2 * DAY_SLOTS
DAY_BEGINS, DAY_ENDS = 28, 84
"""Local quarter hours between which bounds are those of the day: 7 to 21 h."""


def predict(
    model: Model, recent: Mapping[str, History], now: int, bands: Bands | None = None
) -> dict[str, Outlook]:
    """Return what is said of each car park of `recent`, from the last quarter hour at or before `now` on.

    `now` is in epoch seconds. `recent` holds the last 24 h or more of every car park of the town;
    nothing after `now` is read.
    """
    at = now // SLOT_S * SLOT_S
    known, row = _window(model, recent, at)
    held = bands.fitting(model.parks) if bands and bands.parks != model.parks else bands or model.bands
    by_day = DAY_BEGINS <= row % DAY_SLOTS < DAY_ENDS
    usual = Standing(model.habits, np.arange(len(model.parks)), known.kind, known.weekday)
    said = raw(known, usual, np.array([row]), model.nets, model.parts)
    centre, parts = spoken(said, held.factors(by_day=by_day), held.trust())
    free = _free(model, np.stack([centre, said.usual, said.usual + said.shift], -1))[0]
    quantiles = _free(model, parts)[0][..., ::-1]
    place = {park: column for column, park in enumerate(model.parks)}
    outlooks: dict[str, Outlook] = {}
    for park in sorted(recent):
        column = place.get(park, -1)
        days = model.days_known[column] if column >= 0 else 0
        if days < DAYS_NEEDED:
            outlooks[park] = NotYet(days, DAYS_NEEDED)
        elif not np.isfinite(known.taken[row, column]):
            outlooks[park] = Silent()
        else:
            capacity = float(model.capacity[column])
            outlooks[park] = _forecasts(at, free[column], quantiles[column], capacity, by_day=by_day)
    return outlooks


def _free(model: Model, taken: Floats) -> Floats:
    """Return free spaces for shares taken [R, P, H, …]."""
    free: Floats = model.capacity[:, None, None] * (1 - np.clip(taken, 0, 1))
    return free


def _forecasts(
    at: int, free: Floats, quantiles: Floats, capacity: float, *, by_day: bool
) -> dict[int, Forecast]:
    """Return the forecast of each horizon for one car park, from [H, 3] and [H, L] free spaces."""
    found = {}
    for minutes, (centre, usual, learnt), parts in zip(
        HORIZONS, free.tolist(), quantiles.tolist(), strict=True
    ):
        found[minutes] = Forecast(
            minutes=minutes,
            at=at + 60 * minutes,
            free=min(max(centre, parts[LOW]), parts[HIGH]),
            low=parts[LOW],
            high=parts[HIGH],
            capacity=capacity,
            quantiles=tuple(parts),
            usual=usual,
            learnt=learnt,
            by_day=by_day,
        )
    return found


def _window(model: Model, recent: Mapping[str, History], at: int) -> tuple[Table, int]:
    """Return the last nine days as far as known, and the row of `at`, which is filled while it is fresh."""
    times = at + SLOT_S * np.arange(1 - RECENT_SLOTS, 1)
    moments = clock(times, model.calendar)
    first = int(moments.day[-1]) - TAIL_DAYS + 1
    taken = np.full((TAIL_DAYS * DAY_SLOTS, len(model.parks)), np.nan)
    _overlay(taken, model.tail, (model.tail_day - first) * DAY_SLOTS)
    rows = (moments.day - first) * DAY_SLOTS + moments.slot
    for column, park in enumerate(model.parks):
        if park in recent:
            values = _share(recent[park], model.capacity[column], at)
            is_known = np.isfinite(values)
            taken[rows[is_known], column] = values[is_known]
    row = int(rows[-1])
    # What came after `at` is in a model trained later than `at`: it must not be read.
    taken[row + 1 :] = np.nan
    for back in range(1, FRESH_SLOTS):
        taken[row] = np.where(np.isfinite(taken[row]), taken[row], taken[row - back])
    kind, weekday = classes(first, TAIL_DAYS, model.calendar)
    return Table(model.parks, model.capacity, taken, first, kind, weekday), row


def _overlay(taken: Floats, tail: Floats, shift: int) -> None:
    """Write the model's tail where it belongs."""
    begin, end = max(0, shift), min(len(taken), shift + len(tail))
    if end > begin:
        taken[begin:end] = tail[begin - shift : end - shift]


def _share(history: History, capacity: float, at: int) -> Floats:
    """Return the share taken at the last two days' slots up to `at`; NaN where unknown."""
    values = np.full(RECENT_SLOTS, np.nan)
    end = (at - history.start) // SLOT_S + 1
    begin = max(0, end - RECENT_SLOTS)
    piece = history.free[begin : max(0, min(end, len(history.free)))]
    place = RECENT_SLOTS - (end - begin)
    values[place : place + len(piece)] = np.clip(1 - piece / max(capacity, 1.0), 0, 1)
    return values
