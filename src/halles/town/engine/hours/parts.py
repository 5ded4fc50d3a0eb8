"""What one rule says of one of its days, as parts of that day and of the night after it."""

from collections.abc import Callable
from dataclasses import dataclass

from halles.town.engine.hours.model import CLOSED, DAY, UNKNOWN, At, Rule, Span

OPEN_END = "open end"
"""The comment of the hours after which nobody says when it closes."""

SunTimes = Callable[[str], int]
"""Minutes after midnight of an event of the sun, on a given day."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a day, in minutes after midnight; past DAY it is of the next day."""

    start: int
    end: int
    state: str
    comment: str = ""
    loose: bool = False
    """The "or later" of "10:00-12:00+": it lasts until anything else is said of the day."""


Parts = list[Part]


def parts_of(rule: Rule, today: SunTimes, tomorrow: SunTimes) -> Parts:
    """Return what a rule says of a day, in the order in which it is painted."""
    if not rule.times:
        return [Part(0, DAY, rule.meaning, rule.comment)]
    found: Parts = []
    for number, span in enumerate(rule.times):
        start = _minutes(span.start, today)
        if span.end is None and span.open_end:
            later = [_minutes(each.start, today) for each in rule.times[number + 1 :]]
            found += _open_end(rule, span, start, min((at for at in later if at > start), default=DAY))
        elif span.end is None:
            found.append(Part(start, start + 1, rule.meaning, rule.comment))
        else:
            found += _span(rule, span, start, _end(span, today, tomorrow))
    return [part for part in found if part.start < part.end]


def _span(rule: Rule, span: Span, start: int, end: int) -> Parts:
    """Return a span, or its moments, with what may come after it."""
    if span.every:
        moments = range(start, end + 1, span.every)
        return [Part(at, at + 1, rule.meaning, rule.comment) for at in moments]
    found = [Part(start, end, rule.meaning, rule.comment)]
    return found + _open_end(rule, span, end, DAY, loose=True) if span.open_end else found


def _open_end(rule: Rule, span: Span, start: int, cut: int, *, loose: bool = False) -> Parts:
    """Return the time of which nobody knows whether it is still open: until `cut`, then that of the night."""
    state = CLOSED if rule.meaning == CLOSED else UNKNOWN
    comment = rule.comment or OPEN_END
    return [
        Part(start, min(span.open_until, cut), state, comment, loose),
        Part(max(start, DAY), span.open_until, state, comment),
    ]


def _minutes(at: At, sun: SunTimes) -> int:
    return at.minutes + (sun(at.event) if at.event else 0)


def _end(span: Span, today: SunTimes, tomorrow: SunTimes) -> int:
    """Return when a span ends; the sun may bring an end that is nominally of the next day into this one."""
    end, start = span.end or span.start, _minutes(span.start, today)
    same_day = _minutes(end, today)
    if not span.wraps or (end.event and end != span.start and same_day > start):
        return same_day
    return DAY + _minutes(end, tomorrow)
