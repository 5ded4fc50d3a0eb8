"""Kinds of days that change what a shop sells, and what they are believed to do before any was seen."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from halles.stalls.stock.engine.perishable.shapes import Floats

KINDS = (
    "holiday",
    "eve",
    "after",
    "christmas_week",
    "christmas_eve",
    "year_end",
    "january_lull",
    "holiday_sunday",
    "long_weekend",
    "bridge",
    "school",
    "market",
    "event",
    "rain",
)
PRIOR = np.array([0.2, 0.15, 0.08, 0.05, 0.1, 0.2, 0.0, 0.08, 0.12, 0.12, 0.05, 0.1, 0.1, -0.05])
"""Logarithm of the factor believed at first: learnt on bakeries' first months, then left."""
SPECIAL = np.array([name not in ("school", "market", "rain") for name in KINDS])
"""Days so unlike others that the usual level and weekday learn less from them."""

ONE = timedelta(1)
SATURDAY, SUNDAY = 5, 6
LULL = frozenset({(12, 27), (12, 28), (1, 2), (1, 3), (1, 4), (1, 5)})
BESIDE = ((-1, 1.0), (2, 1.0), (-2, 0.7), (3, 0.7))
"""Days from a Saturday at which a holiday makes its week-end long, and how much so."""


@dataclass(frozen=True)
class Around:
    """What is known of a day beforehand, each 0 to 1: schools on holiday, market, event, rain foreseen."""

    school: float = 0.0
    market: float = 0.0
    event: float = 0.0
    rain: float = 0.0


def kinds_of(day: date, holidays: Collection[date], around: Around = Around()) -> Floats:
    """Return the values of `KINDS` on a day, from the public holidays around it."""
    values = {**_holiday_kinds(day, holidays), **_season_kinds(day), **vars(around)}
    return np.array([values.get(name, 0.0) for name in KINDS])


def _holiday_kinds(day: date, holidays: Collection[date]) -> dict[str, float]:
    is_sunday, is_off = day.weekday() == SUNDAY, day in holidays
    if is_off:
        return {"holiday_sunday" if is_sunday else "holiday": 1.0}
    follows, precedes = day - ONE in holidays, day + ONE in holidays
    if (day.weekday() == 4 and follows) or (day.weekday() == 0 and precedes):
        return {"bridge": 1.0}
    return {"eve": float(precedes), "after": float(follows), "long_weekend": _long_weekend(day, holidays)}


def _long_weekend(day: date, holidays: Collection[date]) -> float:
    if day.weekday() < SATURDAY:
        return 0.0
    saturday = day - timedelta(day.weekday() - SATURDAY)
    return max((much for away, much in BESIDE if saturday + timedelta(away) in holidays), default=0.0)


def _season_kinds(day: date) -> dict[str, float]:
    place = (day.month, day.day)
    return {
        "christmas_week": float((12, 18) <= place <= (12, 23)),
        "christmas_eve": float(place == (12, 24)),
        "year_end": float(place >= (12, 29)),
        "january_lull": float(place in LULL),
    }
