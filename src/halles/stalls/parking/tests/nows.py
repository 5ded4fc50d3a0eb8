"""Car parks at a moment, made by hand: one builder for the tests of words and pages."""

from datetime import date, datetime, timedelta
from itertools import count
from math import sin
from typing import Any
from zoneinfo import ZoneInfo

from halles.stalls.parking.models import CarPark
from halles.stalls.parking.queries import Closing, Curve, Later, Now

PARIS = ZoneInfo("Europe/Paris")
AT = datetime(2026, 11, 26, 10, 12, tzinfo=PARIS)
"""A Thursday morning."""
THE_DAY = AT.date()
QUARTER = timedelta(minutes=15)
_NUMBERS = count(1)


def car_park_of(name: str = "Parking de la Gare", **more: Any) -> CarPark:
    """Return a car park that is in no table."""
    slug = name.lower().replace(" ", "-")
    values = {
        "pk": f"car-park-{next(_NUMBERS)}",
        "town": "redon",
        "slug": slug,
        "name": name,
        "capacity": 120,
    }
    return CarPark(**{**values, **more})


def now_of(car_park: CarPark | None = None, **more: Any) -> Now:
    """Return what is told of a car park: 34 places measured at 10:12, unless told otherwise."""
    row = car_park or car_park_of()
    values: dict[str, Any] = {
        "car_park": row,
        "capacity": row.capacity,
        "free": 34,
        "origin": "measured",
        "at": AT,
        "is_stale": False,
        "is_simulated": False,
        "has_sensor": True,
        "trend": "filling",
        "closing": None,
        "next_closing": None,
        "full_words": 0,
        "later": laters(),
        "days_known": None,
    }
    return Now(**{**values, **more})


def bare_of(car_park: CarPark) -> Now:
    """Return a car park of a town without any sensor."""
    nothing = {"free": None, "origin": "", "at": None, "has_sensor": False, "trend": "", "later": ()}
    return now_of(car_park, **nothing)


def laters(*chances: float) -> tuple[Later, ...]:
    """Return what is foreseen in 30 min, 1 h and 2 h."""
    found = zip((30, 60, 120), chances or (0.96, 0.9, 0.78), strict=True)
    return tuple(
        Later(minutes=m, free=30 - m // 10, low=20 - m // 10, high=44 - m // 10, chance=p, is_closed=False)
        for m, p in found
    )


def closing_of(hours: float = 4, **more: Any) -> Closing:
    """Return a closing for the market that began at six."""
    start = AT.replace(hour=6, minute=0)
    values: dict[str, Any] = {
        "id": "closure",
        "reason": "market",
        "starts_at": start,
        "ends_at": start + timedelta(hours=hours + 4),
        "places": None,
        "is_weekly": True,
        "rule": "Th 06:00-14:00",
    }
    return Closing(**{**values, **more})


def curve_of(day: date = THE_DAY, until: int = 41) -> Curve:
    """Return a day until 10:15 over a usual one."""
    usual = [70 + 45 * sin((at - 24) / 15) for at in range(96)]
    free = tuple(round(value - 6) * 1.0 if at < until else None for at, value in enumerate(usual))
    spread = tuple((max(0.0, value - 15), value, min(120.0, value + 12)) for value in usual)
    return Curve(day=day, capacity=120, free=free, usual=spread, days=23)
