"""Read an `opening_hours` string that says only days and times; anything finer is not understood."""

import re
from dataclasses import dataclass
from functools import lru_cache

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
HOLIDAY = 7
"""The number of "PH" among the days of a week."""
DAY = 24 * 60

Span = tuple[int, int]
"""Minutes after midnight, from and until; the end is beyond DAY where it is past midnight."""


@dataclass(frozen=True)
class Week:
    """The spans of each day of the week and of public holidays; None where nothing can be told."""

    days: tuple[tuple[Span, ...] | None, ...]
    off: frozenset[int]
    """Days that are said to be closed, rather than not mentioned."""

    @property
    def longest(self) -> int:
        """The latest minute after the next midnight until which some day goes on; 0 if none does."""
        ends = [end for spans in self.days for _, end in spans or ()]
        return max(0, max(ends, default=0) - DAY)


_DAY = rf"(?:{'|'.join(DAYS)}|PH)"
_DAYS = rf"{_DAY}(?:\s*-\s*{_DAY})?(?:\s*,\s*{_DAY}(?:\s*-\s*{_DAY})?)*"
_TIME = r"\d{1,2}:\d\d"
_TIMES = rf"{_TIME}\s*-\s*{_TIME}(?:\s*,\s*{_TIME}\s*-\s*{_TIME})*"
_RULE = re.compile(rf"(?:(?P<days>{_DAYS})(?:\s*:)?\s+)?(?P<what>{_TIMES}|off|closed|24/7)")


@lru_cache(maxsize=10_000)
def week_of(raw: str) -> Week | None:
    """Return what a string says of each day, or None where it says more than days and times.

    A later rule takes the place of an earlier one on the days they share, as the standard has it. Two rules
    of the very same days are not understood: some mean "instead", others "as well".
    """
    days: list[tuple[Span, ...] | None] = [()] * 7 + [None]
    off: set[int] = set()
    seen: set[frozenset[int]] = set()
    for text in filter(None, (part.strip() for part in raw.split(";"))):
        match = _RULE.fullmatch(text)
        on = _days(match["days"], always=match["what"] == "24/7") if match else None
        spans = _spans(match["what"]) if match else None
        if on is None or spans is None or on in seen:
            return None
        seen.add(on)
        for day in on:
            days[day] = spans
        off = off - on if spans else off | on
    return Week(tuple(days), frozenset(off)) if seen else None


def _days(text: str | None, *, always: bool) -> frozenset[int] | None:
    """Return the days of "Mo-We,Su" by number; for nothing every day, holidays with them if `always`."""
    if text is None:
        return frozenset(range(8 if always else 7))
    found: set[int] = set()
    for part in re.split(r"\s*,\s*", text):
        first, _, last = (each.strip() for each in part.partition("-"))
        if "PH" in (first, last):
            if last:
                return None
            found.add(HOLIDAY)
            continue
        start, end = DAYS.index(first), DAYS.index(last or first)
        found.update(day % 7 for day in range(start, end + (7 if end < start else 0) + 1))
    return frozenset(found)


def _spans(text: str) -> tuple[Span, ...] | None:
    """Return the spans of "09:00-12:00,14:00-18:00", none for "off"; None for what is no time."""
    if text in ("off", "closed"):
        return ()
    if text == "24/7":
        return ((0, DAY),)
    found = []
    for part in re.split(r"\s*,\s*", text):
        start, end = (_minutes(each) for each in re.split(r"\s*-\s*", part))
        if start is None or end is None or start >= DAY or start == end or end > 2 * DAY:
            return None
        end = end if end > start else end + DAY
        if end - start > DAY:
            return None
        found.append((start, end))
    return tuple(sorted(found))


def _minutes(text: str) -> int | None:
    hour, minute = map(int, text.split(":"))
    return 60 * hour + minute if minute < 60 else None
