"""Days of sheets, as one asks about a public holiday: what begins on the day, and whether that is told."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta

from halles.town.engine.hours import UNKNOWN, Hours, Interval, Special, Where, timeline
from halles.town.engine.hours.evaluate import HOLIDAY

ONE_DAY = timedelta(days=1)


def midnight(day: date) -> datetime:
    """Return a day's first moment on the clock on the town hall."""
    return datetime.combine(day, time())


def spans_of(
    hours: Hours | None, day: date, *, where: Where, special: Sequence[Special] = (), doubt: bool = True
) -> list[Interval]:
    """Return what begins on a day, open or not known; of a longer time the part within the day.

    An evening that goes on past midnight is of the day on which it began. `doubt`: usual hours are not known
    on a public holiday of which nothing was said.
    """
    start, end = midnight(day), midnight(day + ONE_DAY)
    around = (start - ONE_DAY, end + ONE_DAY)
    spans = []
    for each in timeline(hours, *around, where=where, special=special, doubt_holidays=doubt):
        if start <= each.start < end:
            spans.append(each)
        elif each.start < start and end <= each.end:
            spans.append(Interval(start, end, each.state, each.comment))
    return spans


def is_undecided(spans: Collection[Interval]) -> bool:
    """Say whether something of a day is not known because it is a public holiday, or for lack of hours."""
    return any(each.state == UNKNOWN and each.comment in ("", HOLIDAY) for each in spans)
