"""The forecast of a town's car parks: learnt at night from all of them, asked at each quarter hour."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from halles.stalls.parking.engine.forecast.bands import Bands, adopted, fresh
from halles.stalls.parking.engine.forecast.calendar import DAY_SLOTS, SLOT_S, Calendar, Clock, Floats, clock
from halles.stalls.parking.engine.forecast.history import History
from halles.stalls.parking.engine.forecast.outlook import HORIZONS, LEVELS, Forecast, NotYet, Outlook, Silent
from halles.stalls.parking.engine.forecast.packing import pack, unpack
from halles.stalls.parking.engine.forecast.panel import Panel, side_by_side, span

DAYS_NEEDED = 7
STEPS = tuple(minutes * 60 // SLOT_S for minutes in HORIZONS)
MEMORY_DAYS = 28.0
SHRINK = 3.0
FRESH_SLOTS = 2
LOW, HIGH = LEVELS.index(0.05), LEVELS.index(0.95)


@dataclass(frozen=True)
class Model:
    """What was learnt: usual changes [H, 7, 96, P], spread of errors [H, 96, P] and its parts [H, L]."""

    parks: tuple[str, ...]
    capacity: Floats
    days_known: tuple[int, ...]
    calendar: Calendar
    change: Floats
    spread: Floats
    parts: Floats

    @property
    def bands(self) -> Bands:
        """Return the bands to begin with."""
        return fresh(self.parks)

    def adopt(self, bands: Bands) -> Bands:
        """Return bands used with an older model, made to fit this one's car parks."""
        return adopted(bands, self.parks)

    def to_bytes(self) -> bytes:
        """Return bytes that `from_bytes` reads."""
        calendar = self.calendar
        plain = {
            "parks": self.parks,
            "days_known": self.days_known,
            "zone": calendar.zone,
            "holidays": sorted(each.toordinal() for each in calendar.holidays),
            "school_holidays": sorted(each.toordinal() for each in calendar.school_holidays),
            "markets": sorted(each.toordinal() for each in calendar.markets),
        }
        names = ("capacity", "change", "spread", "parts")
        return pack({name: getattr(self, name) for name in names}, plain)

    @classmethod
    def from_bytes(cls, data: bytes) -> "Model":
        """Return what `to_bytes` wrote; `ValueError` if it is something else."""
        from datetime import date

        arrays, plain = unpack(data)
        sets = ("holidays", "school_holidays", "markets")
        days = {name: frozenset(map(date.fromordinal, plain[name])) for name in sets}
        calendar = Calendar(plain["zone"], **days)
        return cls(tuple(plain["parks"]), days_known=tuple(plain["days_known"]), calendar=calendar, **arrays)


def train(histories: Mapping[str, History], calendar: Calendar, previous: Model | None = None) -> Model:
    """Return what a town's histories teach; `previous` is what it knew the night before."""
    start, end = span(histories)
    panel = side_by_side(histories, start=start, end=end)
    moments = clock(panel.times, calendar)
    change = np.stack([_usual_change(panel, moments, step) for step in STEPS])
    errors = np.stack([_errors(panel, moments, change[h], step) for h, step in enumerate(STEPS)])
    spread = np.stack([_usual_spread(each, moments) for each in errors])
    parts = np.stack([_parts(errors[h], spread[h][moments.slot]) for h in range(len(STEPS))])
    days = tuple(histories[park].days_known for park in panel.parks)
    return Model(panel.parks, panel.capacity, days, calendar, change, spread, parts)


def _usual_change(panel: Panel, moments: Clock, step: int) -> Floats:
    """Return the usual change over `step` slots [7, 96, P]: of the weekday, leaning on all days when few are known."""
    change = np.full_like(panel.taken, np.nan)
    change[:-step] = panel.taken[step:] - panel.taken[:-step]
    is_known = np.isfinite(change)
    age = moments.day[-1] - moments.day if len(moments.day) else moments.day
    weight = np.where(is_known, 0.5 ** (age / MEMORY_DAYS)[:, None], 0.0)
    total = np.zeros((7, DAY_SLOTS, len(panel.parks)))
    mass = np.zeros_like(total)
    np.add.at(total, (moments.weekday, moments.slot), weight * np.where(is_known, change, 0))
    np.add.at(mass, (moments.weekday, moments.slot), weight)
    overall = total.sum(0) / np.maximum(mass.sum(0), 1e-9)
    return (total + SHRINK * overall) / (mass + SHRINK)


def _errors(panel: Panel, moments: Clock, change: Floats, step: int) -> Floats:
    """Return what was really taken `step` slots later, less what was expected [T, P]."""
    errors = np.full_like(panel.taken, np.nan)
    expected = panel.taken + change[moments.weekday, moments.slot]
    errors[:-step] = panel.taken[step:] - np.clip(expected[:-step], 0, 1)
    return errors


def _usual_spread(errors: Floats, moments: Clock) -> Floats:
    """Return the mean size of errors by quarter hour [96, P], smoothed over the hour around it."""
    is_known = np.isfinite(errors)
    size = np.zeros((DAY_SLOTS, errors.shape[1]))
    mass = np.zeros_like(size)
    np.add.at(size, moments.slot, np.where(is_known, np.abs(errors), 0))
    np.add.at(mass, moments.slot, is_known)
    near = range(-2, 3)
    size, mass = (sum(np.roll(each, shift, 0) for shift in near) for each in (size, mass))
    overall = size.sum(0) / np.maximum(mass.sum(0), 1)
    return np.maximum((size + 5 * overall) / (mass + 5), 1e-3)


def _parts(errors: Floats, spread: Floats) -> Floats:
    scaled = errors / spread
    scaled = scaled[np.isfinite(scaled)]
    return np.quantile(scaled, LEVELS) if len(scaled) else np.zeros(len(LEVELS))


def predict(
    model: Model, recent: Mapping[str, History], now: int, bands: Bands | None = None
) -> dict[str, Outlook]:
    """Return what is said of each car park of `recent` from the newest slot at or before `now` (epoch seconds)."""
    at = now // SLOT_S * SLOT_S
    factors = (bands or model.bands).factors(model.parks)
    moment = clock(np.array([at]), model.calendar)
    weekday, slot = int(moment.weekday[0]), int(moment.slot[0])
    said: dict[str, Outlook] = {}
    for park, history in sorted(recent.items()):
        column = model.parks.index(park) if park in model.parks else -1
        days = model.days_known[column] if column >= 0 else 0
        taken = _newest({park: history}, at)
        if days < DAYS_NEEDED:
            said[park] = NotYet(days, DAYS_NEEDED)
        elif not np.isfinite(taken):
            said[park] = Silent()
        else:
            said[park] = {
                minutes: _forecast(model, column, h, (weekday, slot), at, taken, factors)
                for h, minutes in enumerate(HORIZONS)
            }
    return said


def _newest(history: Mapping[str, History], at: int) -> float:
    """Return the share taken at the newest known slot of the last two; NaN when there is none."""
    panel = side_by_side(history, start=at - (FRESH_SLOTS - 1) * SLOT_S, end=at + 1)
    known = panel.taken[np.isfinite(panel.taken)]
    return float(known[-1]) if len(known) else float("nan")


def _forecast(
    model: Model, column: int, h: int, when: tuple[int, int], at: int, taken: float, factors: Floats
) -> Forecast:
    weekday, slot = when
    capacity = float(model.capacity[column])
    middle = taken + model.change[h, weekday, slot, column]
    offsets = model.parts[h] * model.spread[h, slot, column]
    # What is free decreases with what is taken: the upper part of errors bounds the free spaces from below.
    free = capacity * (1 - np.clip(middle + offsets[::-1] * _stretch(factors[:, h, column]), 0, 1))
    centre = float(np.clip(capacity * (1 - np.clip(middle, 0, 1)), free[LOW], free[HIGH]))
    minutes = HORIZONS[h]
    return Forecast(
        minutes,
        at + 60 * minutes,
        centre,
        float(free[LOW]),
        float(free[HIGH]),
        capacity,
        tuple(free.tolist()),
    )


def _stretch(factors: Floats) -> Floats:
    """Return the factor of each part: the first half bounds few free spaces, the second many."""
    half = len(LEVELS) // 2
    return np.array([factors[0]] * half + [1.0] + [factors[1]] * half)
