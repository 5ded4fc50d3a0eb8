"""What a page says of hours beside the hours: open in a span of time or not, what comes after, holidays."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from halles.town.engine.holidays import public_holidays
from halles.town.engine.hours import (
    CLOSED,
    OPEN,
    UNKNOWN,
    Hours,
    Interval,
    Special,
    State,
    Where,
    spans_on,
    state_at,
    timeline,
)

AHEAD = 21
"""Days before a public holiday from which on a sheet speaks of it."""
WHOLE, PART = "whole", "part"
"""Open during a whole span of time, or at some moment in it; else UNKNOWN or CLOSED."""

Span = tuple[datetime, datetime]


@dataclass(frozen=True)
class SpanTold:
    """What is known of a span of time, and when within it one finds somebody."""

    kind: str
    spans: tuple[Span, ...] = ()


def told_of_span(line: Sequence[Interval], start: datetime, end: datetime) -> SpanTold:
    """Return whether a place is open from `start` until `end`, by its time line there.

    Where it is open at no moment for sure, but perhaps, it is UNKNOWN.
    """
    spans: list[Span] = []
    for each in (each for each in line if each.state == OPEN):
        first, last = max(each.start, start), min(each.end, end)
        if spans and spans[-1][1] >= first:
            spans[-1] = (spans[-1][0], max(last, spans[-1][1]))
        elif first < last:
            spans.append((first, last))
    if not spans:
        return SpanTold(UNKNOWN if any(each.state == UNKNOWN for each in line) else CLOSED)
    return SpanTold(WHOLE if spans == [(start, end)] else PART, tuple(spans))


def reopens_at(
    hours: Hours | None, state: State, *, where: Where, special: Sequence[Special] = ()
) -> datetime | None:
    """Return when what is open now opens again the same day, after it closes; None where it does not."""
    if state.now != OPEN or state.until is None:
        return None
    after = state_at(hours, state.until, where=where, special=special, horizon=1)
    again = after.next_open if after.now == CLOSED else None
    return again if again and again.date() == state.until.date() else None


@dataclass(frozen=True)
class Holiday:
    """A public holiday, and what a place does on it."""

    day: date
    name: str
    """In English, marked for translation."""
    state: str
    """OPEN, CLOSED or UNKNOWN."""
    spans: tuple[tuple[int, int], ...] = ()
    """When it is open, in minutes after midnight."""


def holiday_ahead(
    hours: Hours | None, today: date, *, where: Where, special: Sequence[Special] = ()
) -> Holiday | None:
    """Return the next public holiday if it is near, and what is known of it; never usual hours as certain."""
    until = today + timedelta(days=AHEAD)
    years = sorted({today.year, until.year})
    named = {
        day: name
        for year in years
        for day, name in public_holidays(year, department=where.department).items()
        if today <= day <= until
    }
    if not named:
        return None
    day = min(named)
    spans = spans_on(hours, day, where=where, special=special)
    if spans:
        return Holiday(day, named[day], OPEN, spans)
    start = datetime.combine(day, time())
    line = timeline(hours, start, start + timedelta(days=1), where=where, special=special)
    unknown = any(each.state == UNKNOWN for each in line)
    return Holiday(day, named[day], UNKNOWN if unknown else CLOSED)
