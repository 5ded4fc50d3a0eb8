"""When somebody comes who says "demain matin" or "samedi 9 h": the first free slot from then on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol

from halles.stalls.market.engine.slots import Slot

_PARTS = {
    "morning": (time(0), time(12)),
    "afternoon": (time(12), time(18)),
    "evening": (time(17), time(23, 59)),
}
_ALL_DAY = (time(0), time(23, 59))


class Said(Protocol):
    """A time as it was said, on the wall clock: one day or several, a time, a part of the day; or none."""

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


@dataclass(frozen=True)
class Coming:
    """When she comes. `is_as_said`: on the day, and at the time of the day, that she said."""

    at: datetime
    is_as_said: bool


def coming(free: Sequence[Slot], *, said: Said | None, now: datetime) -> Coming | None:
    """Return the first free moment at or after what was said; None where there is none at all.

    `now` is the wall clock with its zone, in which what was said is meant; `free` in their order.
    """
    since, until = _bounds(said, now)
    found = next((slot for slot in free if slot.end > since), None)
    if found is None:
        return None
    at = max(found.start, since)
    return Coming(at, until is None or at <= until)


def clock_of(minutes: int, *, now: datetime) -> tuple[date, time]:
    """Return the day and the time of the clock that is so many minutes from `now`, on the wall clock too."""
    at = now + timedelta(minutes=minutes)
    return at.date(), at.time().replace(second=0, microsecond=0)


def _bounds(said: Said | None, now: datetime) -> tuple[datetime, datetime | None]:
    """Return from when on she comes, and the last moment that still is what she said."""
    if said is None or (said.day is None and said.start is None and not said.part):
        return now, None
    first, last = _PARTS.get(said.part, _ALL_DAY)
    day = said.day or _next_day(now, said.start or last)
    start = _at(day, said.start or first, now)
    end = _at(said.last_day or day, said.end or last, now)
    return max(start, now), max(end, start) if said.start is None else max(start, now) + timedelta(hours=1)


def _next_day(now: datetime, at: time) -> date:
    """Return today, or tomorrow where that time of the day is over."""
    return now.date() if at > now.time() else now.date() + timedelta(days=1)


def _at(day: date, at: time, now: datetime) -> datetime:
    return datetime.combine(day, at, tzinfo=now.tzinfo)
