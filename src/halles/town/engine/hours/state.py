"""Whether a place is open at a moment and until when, told from simple opening hours alone.

Moments are those of the clock on the wall: no zone. What is not understood is said to be unknown, never
guessed; so is a public holiday on which a place says nothing of holidays.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from halles.town.engine.hours.simple import DAY, HOLIDAY, Span, Week, week_of

OPEN, CLOSED, UNKNOWN = "open", "closed", "unknown"
HORIZON = 8
"""Days within which a change of state is looked for."""


@dataclass(frozen=True)
class State:
    """What is known at a moment, and when it is first something else; None: not within a week."""

    now: str
    until: datetime | None = None


def state_at(raw: str, moment: datetime, *, holidays: Collection[date] = ()) -> State:
    """Return the state told by an `opening_hours` string; `holidays` are the public ones around `moment`."""
    week = week_of(raw)
    if week is None:
        return State(UNKNOWN)
    now = _told(week, moment, holidays)
    midnight = datetime.combine(moment.date(), time())
    for day in range(HORIZON):
        start = midnight + timedelta(days=day)
        for minute in _turns(week, start.date(), holidays):
            turn = start + timedelta(minutes=minute)
            if turn > moment and _told(week, turn, holidays) != now:
                return State(now, turn)
    return State(now)


def spans_on(raw: str, day: date, *, holidays: Collection[date] = ()) -> tuple[Span, ...] | None:
    """Return a day's spans in minutes after midnight; None where they are not known."""
    week = week_of(raw)
    return None if week is None else _spans(week, day, holidays)


def _spans(week: Week, day: date, holidays: Collection[date]) -> tuple[Span, ...] | None:
    return week.days[HOLIDAY if day in holidays else day.weekday()]


def _told(week: Week, moment: datetime, holidays: Collection[date]) -> str:
    """Return the state at a moment: from its own day's spans, and from those of the night before."""
    minute = 60 * moment.hour + moment.minute
    before, own = (_spans(week, moment.date() - timedelta(days=n), holidays) for n in (1, 0))
    if own is None:
        return UNKNOWN
    if any(start <= minute < end for start, end in own):
        return OPEN
    if minute >= week.longest:
        return CLOSED
    if before is None:
        return UNKNOWN
    if not any(minute + DAY < end for _, end in before):
        return CLOSED
    said_closed = (HOLIDAY if moment.date() in holidays else moment.weekday()) in week.off
    return UNKNOWN if said_closed else OPEN  # "Fr 20:00-02:00; Sa off": who knows which one is meant


def _turns(week: Week, day: date, holidays: Collection[date]) -> list[int]:
    """Return the minutes of a day at which something may change, in order."""
    before, own = (_spans(week, day - timedelta(days=n), holidays) for n in (1, 0))
    turns = {0, week.longest, *(end - DAY for _, end in before or () if end > DAY)}
    for start, end in own or ():
        turns |= {start, end}
    return sorted(minute for minute in turns if minute < DAY)
