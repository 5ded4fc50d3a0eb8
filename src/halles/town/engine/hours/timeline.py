"""What holds from a moment until another: usual hours, doubted on holidays, and what was said specially."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from halles.town.engine.hours.almanac import Day, matcher
from halles.town.engine.hours.evaluate import Doubt, Interval, intervals_of, is_public_holiday
from halles.town.engine.hours.model import CLOSED, DAY, OPEN, UNKNOWN, Dates, Rule
from halles.town.engine.hours.reading import Hours
from halles.town.engine.hours.where import Where

MINUTE, ONE_DAY = timedelta(minutes=1), timedelta(days=1)
FEW_DAYS = 7
"""Up to how many days a range of dates is meant for the very days it names."""


@dataclass(frozen=True, slots=True)
class Special:
    """An exception that wins over the hours: closed on Thursday morning, on leave, open on 11 November."""

    start: datetime
    end: datetime
    state: str
    comment: str = ""


def intervals(hours: Hours, start: datetime, end: datetime, *, where: Where) -> list[Interval]:
    """Return what hours say from `start` until `end`, by the standard alone; closed time is left out."""
    return intervals_of(hours.rules, start, end, where=where)


def timeline(
    hours: Hours | None,
    start: datetime,
    end: datetime,
    *,
    where: Where,
    special: Sequence[Special] = (),
    doubt_holidays: bool = True,
) -> list[Interval]:
    """Return what is known from `start` until `end`, closed time left out.

    Usual hours on a public holiday about which nothing is said are not known (`doubt_holidays`); what is
    special wins, the later said over the earlier. Without hours nothing is known.
    """
    if hours is None:
        found = [Interval(start, end, UNKNOWN)] if start < end else []
    else:
        doubt = _doubt(hours, where) if doubt_holidays else None
        found = intervals_of(hours.rules, start, end, where=where, doubt=doubt)
    for each in special:
        found = _with(found, each, start, end)
    return found


def spans_on(
    hours: Hours | None, day: date, *, where: Where, special: Sequence[Special] = ()
) -> tuple[tuple[int, int], ...]:
    """Return a day's open spans in minutes after midnight; what began the day before is not of it.

    A span that goes on past midnight ends past 24 h; a day within a longer time is open from 0 to 24 h.
    """
    start, end = datetime.combine(day, time()), datetime.combine(day + ONE_DAY, time())
    found = timeline(hours, start - ONE_DAY, end + ONE_DAY, where=where, special=special)
    spans = []
    for each in found:
        if each.state == OPEN and start <= each.start < end:
            spans.append(((each.start - start) // MINUTE, (each.end - start) // MINUTE))
        elif each.state == OPEN and each.start < start and end <= each.end:
            spans.append((0, DAY))
    return tuple(spans)


def _doubt(hours: Hours, where: Where) -> Doubt | None:
    """Return whether a day is a public holiday of which the hours say nothing."""
    if hours.mentions_holidays or all(rule.always for rule in hours.rules):
        return None
    named = [matcher(rule) for rule in hours.rules if _names_days(rule)]

    def doubted(on: date) -> bool:
        if not is_public_holiday(on, where):
            return False
        return not any(test(Day(on, where.department, None)) for test in named)

    return doubted


def _names_days(rule: Rule) -> bool:
    """Return whether a rule is of a few dates, so that it says something of a holiday among them."""
    return any(all(isinstance(one, Dates) and _is_short(one) for one in dates) for dates in rule.dates)


def _is_short(one: Dates) -> bool:
    if one.end is None:
        return True
    return one.start.month == one.end.month and one.end.day - one.start.day < FEW_DAYS


def _with(found: list[Interval], new: Special, start: datetime, end: datetime) -> list[Interval]:
    """Return a time line with an exception put over it."""
    low, high = max(new.start, start), min(new.end, end)
    if low >= high:
        return found
    kept = [piece for each in found for piece in _outside(each, low, high)]
    if new.state != CLOSED:
        kept.append(Interval(low, high, new.state, new.comment))
    return sorted(kept, key=lambda each: each.start)


def _outside(each: Interval, low: datetime, high: datetime) -> list[Interval]:
    if each.end <= low or high <= each.start:
        return [each]
    pieces = ((each.start, low), (high, each.end))
    return [Interval(first, last, each.state, each.comment) for first, last in pieces if first < last]
