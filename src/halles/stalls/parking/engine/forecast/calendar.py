"""What kind of day it is and which minute of it, in a town's own time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]

SLOT_S = 900
DAY_SLOTS = 96
DAY_S = 86_400
KINDS = ("workday", "saturday", "sunday", "market")
"""Kinds of a day: a public holiday counts as a Sunday, a market day is a kind of its own."""


@dataclass(frozen=True)
class Calendar:
    """The days of a town: its time zone, and sets of local days; whatever is not known is left empty."""

    zone: str = "Europe/Paris"
    holidays: frozenset[date] = frozenset()
    school_holidays: frozenset[date] = frozenset()
    markets: frozenset[date] = frozenset()

    def kind(self, day: date) -> str:
        """Return the kind of a local day, one of `KINDS`."""
        if day in self.markets:
            return "market"
        if day in self.holidays or day.weekday() == 6:
            return "sunday"
        return "saturday" if day.weekday() == 5 else "workday"


@dataclass(frozen=True)
class Clock:
    """Local time of n moments, arrays [n]: day since 1970, quarter hour 0–95, weekday 0–6, kind of day."""

    day: Whole
    slot: Whole
    weekday: Whole
    kind: Whole
    is_school_holiday: NDArray[np.bool_]


def clock(times: Whole, calendar: Calendar) -> Clock:
    """Return the local time of moments (epoch seconds); on the days clocks change, slots repeat or miss."""
    local = times + _offsets(times, calendar.zone)
    day = local // DAY_S
    days, place = np.unique(day, return_inverse=True)
    dates = [date.fromordinal(int(number) + EPOCH) for number in days]
    kinds = np.array([KINDS.index(calendar.kind(each)) for each in dates], np.int64)
    schools = np.array([each in calendar.school_holidays for each in dates], np.bool_)
    return Clock(day, local % DAY_S // SLOT_S, (day + 3) % 7, kinds[place], schools[place])


EPOCH = date(1970, 1, 1).toordinal()


def _offsets(times: Whole, zone: str) -> Whole:
    """Return the seconds to add to UTC; the zone is asked once an hour, since it changes on whole hours."""
    hours, place = np.unique(times // 3600, return_inverse=True)
    return _hour_offsets(hours.tolist(), zone)[place]


def _hour_offsets(hours: Iterable[int], zone: str) -> Whole:
    return np.array([_hour_offset(hour, zone) for hour in hours], np.int64)


@lru_cache(maxsize=1 << 16)
def _hour_offset(hour: int, zone: str) -> int:
    offset = datetime.fromtimestamp(hour * 3600, UTC).astimezone(ZoneInfo(zone)).utcoffset()
    return int(offset.total_seconds()) if offset else 0
