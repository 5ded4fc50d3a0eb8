"""When something takes place on a day, as its hours tell; a public holiday nobody spoke of is not sure."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from halles.stalls.directory.engine.attendance import Held, Span
from halles.town.engine.hours import OPEN, Interval, Special, timeline, understood
from halles.town.models import Town
from halles.town.queries import where_of

FURTHEST = timedelta(days=125)
"""Within which the next days are looked for: four of a market that is held once a month."""
ONE_DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


def held_on(hours: str, day: date, *, town: Town, special: Sequence[Special] = ()) -> Held:
    """Return when something with these hours takes place on a day in a town."""
    return held_between(hours, day, day, town=town, special=special)[0]


def held_between(
    hours: str, first: date, last: date, *, town: Town, special: Sequence[Special] = ()
) -> list[Held]:
    """Return when something takes place on each day from `first` to `last`, both included.

    `special` wins over the hours; a usual day that it empties is cancelled.
    """
    read, where = understood(hours), where_of(town)
    start, end = _midnight(first) - ONE_DAY, _midnight(last) + 2 * ONE_DAY
    usual = timeline(read, start, end, where=where)
    told = timeline(read, start, end, where=where, special=special) if special else usual
    days = [first + step * ONE_DAY for step in range((last - first).days + 1)]
    return [_held(day, _of(day, told), _of(day, usual), is_known=read is not None) for day in days]


def next_held(held: Iterable[Held], n: int) -> list[Held]:
    """Return the first `n` days on which something takes place, or would have."""
    return [each for each in held if each.spans or each.is_cancelled][:n]


def _held(day: date, told: list[Interval], usual: list[Interval], *, is_known: bool) -> Held:
    surely = [each for each in told if each.state == OPEN]
    if not is_known and not surely:
        return Held(day, (), is_sure=False)
    spans = tuple(_span(each, day) for each in surely or told)
    return Held(day, spans, is_sure=bool(surely) or not told, is_cancelled=bool(usual) and not told)


def _of(day: date, found: list[Interval]) -> list[Interval]:
    """Return what begins on a day, or goes on all day long; not what began the evening before."""
    start = _midnight(day)
    end = start + ONE_DAY
    return [each for each in found if start <= each.start < end or each.start < start <= end <= each.end]


def _span(each: Interval, day: date) -> Span:
    start = _midnight(day)
    if each.start < start:
        return 0, ONE_DAY // MINUTE
    return (each.start - start) // MINUTE, (each.end - start) // MINUTE


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())
