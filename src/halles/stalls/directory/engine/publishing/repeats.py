"""Find what comes back every week in the open spans of a shop, as calendars write it: a rule, and its gaps.

Nothing is assumed of the hours: the rules are read from the spans themselves, so that what they expand to is
those spans exactly, whatever the hours (weekly, of a season, with holidays and exceptions).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

WEEK = timedelta(days=7)
FEWEST = 3
"""Fewer spans than that are written one by one."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """A span that comes back every week until the beginning `last`, but for the beginnings `skipped`."""

    start: datetime
    end: datetime
    last: datetime
    skipped: tuple[datetime, ...] = ()

    @property
    def is_weekly(self) -> bool:
        """Whether it comes more than once."""
        return self.last > self.start


def repeats_of(spans: Iterable[tuple[datetime, datetime]]) -> list[Repeat]:
    """Return rules that give these spans and no others, in order of their first beginnings.

    Spans of one weekday, hour and length are one rule where at least every other week has one.
    """
    alike: dict[tuple[object, ...], list[tuple[datetime, datetime]]] = {}
    for start, end in sorted(spans):
        alike.setdefault((start.weekday(), start.time(), end - start), []).append((start, end))
    found = [repeat for group in alike.values() for repeat in _rules(group)]
    return sorted(found, key=lambda each: (each.start, each.end))


def _rules(group: list[tuple[datetime, datetime]]) -> list[Repeat]:
    starts = [start for start, _end in group]
    weeks = (starts[-1] - starts[0]) // WEEK + 1
    if len(group) < FEWEST or 2 * len(group) < weeks:
        return [Repeat(start, end, start) for start, end in group]
    there = set(starts)
    expected = (starts[0] + WEEK * number for number in range(weeks))
    return [Repeat(*group[0], starts[-1], tuple(each for each in expected if each not in there))]
