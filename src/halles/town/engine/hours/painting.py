"""What the rules make of a day: each is painted over those before it, as the standard says."""

from collections.abc import Callable
from dataclasses import dataclass

from halles.town.engine.hours.model import (
    ADDITIONAL,
    CLOSED,
    DAY,
    FALLBACK,
    UNKNOWN,
    At,
    Rule,
    Rules,
    Span,
)

OPEN_END = "open end"
"""The comment of the hours after which nobody says when it closes."""
HOLIDAY = "holiday"
"""The comment of usual hours on a public holiday of which nothing is said."""

SunTimes = Callable[[str], int]
"""Minutes after midnight of an event of the sun, on a given day."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a day, in minutes after midnight; past DAY it is of the next day."""

    start: int
    end: int
    state: str
    comment: str = ""


Parts = list[Part]


def parts_of(rule: Rule, today: SunTimes, tomorrow: SunTimes) -> Parts:
    """Return what a rule says of one of its days, in the order in which it is painted."""
    if not rule.times:
        return [Part(0, DAY, rule.meaning, rule.comment)]
    found: Parts = []
    for number, span in enumerate(rule.times):
        start = _minutes(span.start, today)
        end = start if span.end is None else _end(span, today, tomorrow)
        if not span.open_end and span.end is None:
            end = start + 1
        if span.every:
            found += [
                Part(at, at + 1, rule.meaning, rule.comment) for at in range(start, end + 1, span.every)
            ]
            continue
        found.append(Part(start, end, rule.meaning, rule.comment))
        if span.open_end:
            later = [_minutes(each.start, today) for each in rule.times[number + 1 :]]
            found += _open_end(rule, end, min((at for at in later if at > end), default=2 * DAY))
    return [part for part in found if part.start < part.end]


def _minutes(at: At, sun: SunTimes) -> int:
    return at.minutes + (sun(at.event) if at.event else 0)


def _end(span: Span, today: SunTimes, tomorrow: SunTimes) -> int:
    end = span.end or span.start
    return DAY + _minutes(end, tomorrow) if span.wraps else _minutes(end, today)


def _open_end(rule: Rule, start: int, cut: int) -> Parts:
    """Return the time after which nobody knows: until midnight, or far into the night for an evening.

    The next span of the same rule puts an end to it on the same day.
    """
    state = CLOSED if rule.meaning == CLOSED else UNKNOWN
    comment = rule.comment or OPEN_END
    end = start + 8 * 60 if start >= 22 * 60 else start + 10 * 60 if start >= 17 * 60 else DAY
    found = [Part(start, min(end, cut), state, comment)]
    if cut < DAY < end:
        found.append(Part(DAY, end, state, comment))
    return found


def paint(
    rules: Rules,
    today: tuple[bool, ...],
    yesterday: tuple[bool, ...],
    parts: Callable[[int, bool], Parts],
) -> Parts:
    """Return a day's parts in order, closed ones left out.

    `today`, `yesterday`: which rules are of the day and of the one before; `parts(rule, before)` gives what a
    rule says of the day, or of the day before.
    """
    found: Parts = []
    below = False
    for number, rule in enumerate(rules):
        if today[number] and _replaces(rules, number):
            found = []
        below = rule.kind == FALLBACK or (rule.kind == ADDITIONAL and below)
        if today[number]:
            for part in parts(number, False):
                found = _over(found, part, 0, DAY, below=below)
        if yesterday[number]:
            for part in parts(number, True):
                found = _over(found, part, -DAY, DAY, below=below)
    return sorted(found, key=lambda part: part.start)


def _replaces(rules: Rules, number: int) -> bool:
    """Return whether a rule takes the place of all those before it on its days.

    Closed hours only cut into them. A rule of times alone adds to those that choose days: they did not mean
    the other days.
    """
    rule = rules[number]
    if rule.kind in (ADDITIONAL, FALLBACK) or rule.meaning == CLOSED:
        return False
    return rule.chooses_days or (number > 0 and not rules[number - 1].chooses_days)


def _over(found: Parts, new: Part, shift: int, size: int, *, below: bool) -> Parts:
    """Paint a part, moved by `shift` minutes and cut to the day, over the others; or below them."""
    start, end = max(0, new.start + shift), min(size, new.end + shift)
    if start >= end:
        return found
    if below:
        return found + [
            Part(*gap, new.state, new.comment) for gap in _gaps(found, start, end) if new.state != CLOSED
        ]
    kept = [piece for part in found for piece in _without(part, start, end)]
    return kept if new.state == CLOSED else [*kept, Part(start, end, new.state, new.comment)]


def _without(part: Part, start: int, end: int) -> Parts:
    """Return what is left of a part outside of start to end."""
    if part.end <= start or end <= part.start:
        return [part]
    pieces = ((part.start, start), (end, part.end))
    return [Part(low, high, part.state, part.comment) for low, high in pieces if low < high]


def _gaps(found: Parts, start: int, end: int) -> list[tuple[int, int]]:
    gaps = []
    for part in sorted(found, key=lambda part: part.start):
        if start < min(part.start, end):
            gaps.append((start, min(part.start, end)))
        start = max(start, part.end)
    return [*gaps, (start, end)] if start < end else gaps
