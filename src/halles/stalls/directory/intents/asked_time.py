"""From a moment as somebody said it to the span of time that she means."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol

PARTS = {
    "morning": (time(6), time(12)),
    "afternoon": (time(12), time(18)),
    "evening": (time(18), time(23)),
}
"""When people mean who say so."""
ONE_DAY, ONE_MINUTE = timedelta(days=1), timedelta(minutes=1)


class Moment(Protocol):
    """A moment as it was said (`doors.engine.meaning.Moment`); what was not said is None or ""."""

    @property
    def day(self) -> date | None: ...
    @property
    def last_day(self) -> date | None: ...
    @property
    def start(self) -> time | None: ...
    @property
    def end(self) -> time | None: ...
    @property
    def part(self) -> str: ...
    @property
    def minutes(self) -> int | None: ...


@dataclass(frozen=True)
class Asked:
    """A span of time on the clock on the wall, and how precisely it was said."""

    start: datetime
    end: datetime
    is_now: bool = False
    is_instant: bool = False
    """One moment ("at 7 pm"), not a part of a day or several."""


def span_asked(when: Moment | None, now: datetime) -> Asked | None:
    """Return what is meant by a moment at `now` (wall clock); nothing said is now, None is not understood.

    Of a day that has begun only the rest is meant.
    """
    if when is None:
        return Asked(now, now + ONE_MINUTE, is_now=True, is_instant=True)
    if when.minutes is not None:
        start = now + timedelta(minutes=when.minutes)
        return Asked(start, start + ONE_MINUTE, is_now=not when.minutes, is_instant=True)
    if not (when.day or when.part or when.start or when.end):
        return None
    day = when.day or now.date()
    if when.start and not when.end and not when.last_day:
        start = datetime.combine(day, when.start)
        return Asked(start, start + ONE_MINUTE, is_instant=True)
    start, end = _bounds(when, day)
    return Asked(max(start, now) if start < now < end else start, end)


def _bounds(when: Moment, day: date) -> tuple[datetime, datetime]:
    first, last = PARTS.get(when.part, (time(), None))
    start = datetime.combine(day, when.start or first)
    ends = when.end or last
    last_day = when.last_day or day
    end = datetime.combine(last_day, ends) if ends else datetime.combine(last_day, time()) + ONE_DAY
    return start, end if end > start else end + ONE_DAY
