"""Random hours and exceptions over three weeks, and a second reading of what is published of them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from hypothesis import strategies as st

from halles.stalls.directory.engine.publishing import Repeat
from halles.stalls.directory.engine.publishing.days import LEAD, Claim
from halles.town.engine.hours import CLOSED, OPEN, Interval, Special, Where, read, timeline

NOVEMBER = date(2026, 11, 2)
"""A Monday; 11 November is a holiday."""
DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SPANS = ("off", "00:00-24:00", "08:00-12:30", "07:30-19:00", "09:00-12:00,14:00-18:30", "18:00-02:00")
HOLIDAYS = ("", "; PH off", "; PH 10:00-12:00")
Told = list[tuple[datetime, datetime, bool]]


def hours_texts() -> st.SearchStrategy[str]:
    """Return weekly hours: a choice for each day, and for public holidays."""
    week = st.tuples(*(st.sampled_from(SPANS) for _ in DAYS))
    texts = week.map(lambda spans: "; ".join(f"{d} {s}" for d, s in zip(DAYS, spans, strict=True)))
    return st.tuples(texts, st.sampled_from(HOLIDAYS)).map("".join)


def special_lists(first: date = NOVEMBER, days: int = 21) -> st.SearchStrategy[Told]:
    """Return closings and openings within so many days, in the order they were said."""
    begin = datetime.combine(first, time())
    half_hours = st.integers(0, 48 * days - 1)
    long = st.integers(1, 48 * 3)
    one = st.tuples(half_hours, long, st.booleans()).map(
        lambda each: (
            begin + timedelta(minutes=30 * each[0]),
            begin + timedelta(minutes=30 * (each[0] + each[1])),
            each[2],
        )
    )
    return st.lists(one, max_size=4)


def timeline_of(
    hours: str | None, special: Told, *, first: date = NOVEMBER, days: int = 21
) -> list[Interval]:
    """Return what the engine of the town floor says, from LEAD before the first day."""
    begin = datetime.combine(first, time())
    return timeline(
        read(hours) if hours is not None else None,
        begin - LEAD,
        begin + timedelta(days=days + 4),
        where=Where(department="35"),
        special=[Special(start, end, OPEN if is_open else CLOSED) for start, end, is_open in special],
    )


def expanded(rules: Iterable[Repeat]) -> Iterator[tuple[datetime, datetime]]:
    """Yield the spans of rules, one after the other."""
    for rule in rules:
        start = rule.start
        while start <= rule.last:
            if start not in rule.skipped:
                yield start, start + (rule.end - rule.start)
            start += timedelta(days=7)


def evaluated(said: Mapping[str, list[Mapping[str, Any]]], first: date, last: date) -> dict[date, Claim]:
    """Return what a reader of schema.org makes of each day: None where nothing is said of it."""
    found: dict[date, Claim] = {}
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        exceptions = [each for each in said.get("specialOpeningHoursSpecification", ()) if _holds(each, day)]
        usual = [
            each
            for each in said.get("openingHoursSpecification", ())
            if _holds(each, day) and NAMES[day.weekday()] in each["dayOfWeek"]
        ]
        found[day] = _spans(exceptions or usual)
    return found


def _holds(each: Mapping[str, Any], day: date) -> bool:
    return bool(each["validFrom"] <= day.isoformat() <= each["validThrough"])


def _spans(told: list[Mapping[str, Any]]) -> Claim:
    if not told:
        return None
    spans = []
    for each in told:
        opens, closes = time.fromisoformat(each["opens"]), time.fromisoformat(each["closes"])
        if (opens, closes) == (time(), time(23, 59)):
            spans.append((time(), time()))
        elif (opens, closes) != (time(), time()):
            spans.append((opens, closes))
    return tuple(sorted(spans))
