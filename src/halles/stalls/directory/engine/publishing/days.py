"""Cut a timeline into days: what is claimed of each, and of which ones nothing can be claimed.

A span belongs to the day on which it begins, also where it ends past midnight, as people say it ("Friday
from 20:00 to 2:00"). One that lasts longer than a day is cut at each midnight.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Protocol

OPEN, UNKNOWN = "open", "unknown"
"""States, as the hours engine of the town floor names them."""


class Interval(Protocol):
    """What that engine’s timeline is made of; closed time is left out."""

    @property
    def start(self) -> datetime:
        """Its first moment, of the clock on the wall."""

    @property
    def end(self) -> datetime:
        """The first moment after it."""

    @property
    def state(self) -> str:
        """OPEN or UNKNOWN."""


Span = tuple[datetime, datetime]
Claim = tuple[tuple[time, time], ...] | None
"""A day’s spans on the clock, an end not after its beginning being of the next day; None: not known."""

ONE_DAY = timedelta(days=1)
LEAD = timedelta(days=2)
"""How long before its first day a timeline begins, so that no span is cut where it would change its day."""


def opened(intervals: Iterable[Interval]) -> list[Span]:
    """Return the open spans in order, touching ones joined, what lasts longer than a day cut at midnights."""
    joined: list[list[datetime]] = []
    for each in intervals:
        if each.state != OPEN:
            continue
        if joined and joined[-1][1] == each.start:
            joined[-1][1] = each.end
        else:
            joined.append([each.start, each.end])
    return [piece for start, end in joined for piece in _cut(start, end)]


def doubted(intervals: Iterable[Interval]) -> list[Span]:
    """Return the spans of which nothing is known, cut in the same way."""
    return [piece for each in intervals if each.state == UNKNOWN for piece in _cut(each.start, each.end)]


def claims_of(intervals: Iterable[Interval], first: date, last: date) -> Mapping[date, Claim]:
    """Return what is claimed of each day from `first` to `last`; the timeline begins LEAD before."""
    told = list(intervals)
    spans: dict[date, list[tuple[time, time]]] = {}
    for start, end in opened(told):
        spans.setdefault(start.date(), []).append((start.time(), end.time()))
    unknown = {start.date() for start, _end in doubted(told)}
    return {day: None if day in unknown else tuple(spans.get(day, ())) for day in _days(first, last)}


def _cut(start: datetime, end: datetime) -> Iterator[Span]:
    if end - start < ONE_DAY:
        yield start, end
        return
    while start < end:
        midnight = datetime.combine(start.date() + ONE_DAY, time())
        yield start, min(midnight, end)
        start = midnight


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)
