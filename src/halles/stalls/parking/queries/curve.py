"""A day of one car park by the quarter of an hour, against its usual day."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import numpy as np

from halles.stalls.parking.engine.forecast import SLOT_S, UsualDay, usual_day
from halles.stalls.parking.engine.forecast.calendar import Floats
from halles.stalls.parking.models import CarPark, ForecastModel
from halles.stalls.parking.queries.days import calendar_around
from halles.stalls.parking.queries.history import histories
from halles.stalls.parking.queries.now import capacity_of
from halles.stalls.parking.queries.shapes import Curve
from halles.town.models import Town
from halles.town.queries import where_of

WEEKS = 8
"""How far back the usual day looks."""


def day_curve(*, car_park: CarPark, town: Town, now: datetime) -> Curve | None:
    """Return the day so far and the usual one; None where nothing was measured today nor is usual."""
    zone = ZoneInfo(where_of(town).clock)
    day = now.astimezone(zone).date()
    start, end = (datetime.combine(each, time(), zone) for each in (day, day + timedelta(days=1)))
    today = histories(town=town, car_parks=[car_park], since=start, until=now).get(car_park.pk)
    trained = ForecastModel.objects.filter(town=town.slug).values_list("trained_at", flat=True).first()
    usual = _usual(_Key(car_park, town, day), trained)
    if today is None and not usual.days:
        return None
    number = int((end.timestamp() - start.timestamp()) // SLOT_S)
    capacity = capacity_of(car_park) or (round(today.capacity) if today else 0)
    so_far = [_known(each) for each in today.free][:number] if today else []
    return Curve(
        day=day,
        capacity=capacity,
        free=(*so_far, *[None] * (number - len(so_far))),
        usual=_by_quarter(usual, start, number, zone),
        days=usual.days,
    )


class _Key:
    """A car park and a day, equal where what is usual is the same."""

    def __init__(self, car_park: CarPark, town: Town, day: date) -> None:
        self.car_park, self.town, self.day = car_park, town, day
        self._same = (car_park.pk, day, car_park.capacity, town.insee)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self._same == other._same

    def __hash__(self) -> int:
        return hash(self._same)


@lru_cache(maxsize=256)
def _usual(key: _Key, trained_at: datetime | None) -> UsualDay:
    """Return the usual day of days like one, as known the evening before: worked out once a night.

    Eight weeks of quarters are too many to be read for each page; what was learnt last night tells when to
    read them again.
    """
    zone = where_of(key.town).clock
    until = datetime.combine(key.day, time(), ZoneInfo(zone))
    since = until - timedelta(weeks=WEEKS)
    calendar = calendar_around(town=key.town, since=since.date(), until=key.day)
    found = histories(
        town=key.town, car_parks=[key.car_park], since=since, until=until - timedelta(seconds=1)
    )
    history = found.get(key.car_park.pk)
    if history is None:
        nothing = np.full(24 * 3600 // SLOT_S, np.nan)
        return UsualDay(nothing, nothing, nothing, 0)
    return usual_day(history, calendar, calendar.kind(key.day))


def _by_quarter(
    usual: UsualDay, start: datetime, number: int, zone: ZoneInfo
) -> tuple[tuple[float, float, float] | None, ...]:
    """Return the usual day by the quarters of this one, of which 92, 96 or 100 follow one another."""
    if not usual.days:
        return (None,) * number
    found = []
    for each in range(number):
        moment = datetime.fromtimestamp(start.timestamp() + each * SLOT_S, zone)
        slot = (moment.hour * 60 + moment.minute) // 15
        found.append(_three((usual.low, usual.middle, usual.high), slot))
    return tuple(found)


def _three(parts: Sequence[Floats], slot: int) -> tuple[float, float, float] | None:
    low, middle, high = (float(part[slot]) for part in parts)
    return (low, middle, high) if np.isfinite(middle) else None


def _known(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
