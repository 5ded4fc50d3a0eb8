"""Which days a selector of days holds: years, months, dates, weeks, weekdays, holidays."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from halles.town.engine.holidays import easter_sunday, public_holidays
from halles.town.engine.hours.model import Date, DateAt, Dates, Holidays, Months, Rule, Weekday, Weekdays
from halles.town.engine.hours.school import is_school_holiday


@dataclass(frozen=True, slots=True)
class Day:
    """A day with what is known, or supposed, of its holidays."""

    date: date
    department: str
    school: bool | None
    """Whether it is a school holiday; None where not known."""

    def is_public_holiday(self, offset: int = 0) -> bool:
        """Return whether the day lies `offset` days after a public holiday."""
        of = self.date - timedelta(days=offset)
        return of in public_holidays(of.year, department=self.department)


def day_at(on: date, department: str) -> Day:
    """Return a day with what is known of school holidays."""
    return Day(on, department, is_school_holiday(on, department))


ONE_DAY = timedelta(days=1)
Stretch = tuple[date, date]
"""The first day, and the first day that is no more of it."""
Kind = tuple[int, bool, bool, bool]
"""Weekday; whether the day after, the day itself, the day before is a public holiday."""
Matcher = Callable[[Day], bool]


@lru_cache(maxsize=8192)
def kind_of(on: date, department: str) -> Kind:
    """Return all that rules of weekdays and public holidays need to know of a day."""
    near = (on + ONE_DAY, on, on - ONE_DAY)
    after, itself, before = (each in public_holidays(each.year, department=department) for each in near)
    return on.weekday(), after, itself, before


def is_of_kinds(rule: Rule) -> bool:
    """Return whether the kind of a day, and school holidays, tell if a rule is of it."""
    if rule.years or rule.dates or rule.weeks:
        return False
    return not any(isinstance(one, Weekdays) and one.nth for days in rule.days for one in days)


def matcher(rule: Rule) -> Matcher:
    """Return the function that says whether a rule is of a day."""
    tests = [_one_of([_of_date(each) for each in dates]) for dates in rule.dates]
    tests += [_one_of([_of_weekday(each) for each in days]) for days in rule.days]
    if rule.years:
        tests.append(lambda day: any(years.holds(day.date.year) for years in rule.years))
    if rule.weeks:
        tests.append(lambda day: any(weeks.holds(day.date.isocalendar().week) for weeks in rule.weeks))
    return tests[0] if len(tests) == 1 else lambda day: all(test(day) for test in tests)


def _one_of(tests: list[Matcher]) -> Matcher:
    return tests[0] if len(tests) == 1 else lambda day: any(test(day) for test in tests)


def _of_weekday(one: Weekday) -> Matcher:
    if isinstance(one, Holidays):
        if one.kind == "SH":
            return lambda day: bool(day.school)
        return lambda day: day.is_public_holiday(one.offset)
    if not one.nth:
        held = frozenset(_round(one.first, one.last, 7))
        return lambda day: day.date.weekday() in held
    return lambda day: _is_nth(one, day.date - timedelta(days=one.offset))


def _is_nth(one: Weekdays, on: date) -> bool:
    """Return whether a day is one of the nth weekdays of its month."""
    if on.weekday() != one.first:
        return False
    from_start = (on.day - 1) // 7 + 1
    from_end = -((month_length(on.year, on.month) - on.day) // 7 + 1)
    return any(low <= rank <= high for low, high in one.nth for rank in (from_start, from_end))


def _round(first: int, last: int, size: int) -> list[int]:
    """Return the numbers from first to last, past the end of a cycle from 0 to size - 1 if need be."""
    return [(first + step) % size for step in range((last - first) % size + 1)]


def _of_date(one: Date) -> Matcher:
    if isinstance(one, Months):
        held = frozenset(number + 1 for number in _round(one.first - 1, one.last - 1, 12))
        return lambda day: day.date.month in held
    return lambda day: _within(day.date, _spans(one, day.date.year), one.step)


def _within(on: date, spans: tuple[Stretch, ...], step: int) -> bool:
    return any(first <= on < end and (on - first).days % step == 0 for first, end in spans)


@lru_cache(maxsize=4096)
def _spans(one: Dates, year: int) -> tuple[Stretch, ...]:
    """Return the stretches of a year that dates are of.

    Both ends are taken in that year; an end before the start goes round the new year. So "easter-Apr 10" is
    most of a year in which Easter is on 20 April: the reference takes it so too, and nobody writes it.
    """
    start, end = one.start, one.end
    if start.year is not None:
        year = start.year
    first = resolve(start, year)
    if end is None:
        return ((first, first + ONE_DAY),) if first else ()
    first = first or _last_of_month(start, year) + ONE_DAY
    last = resolve(end, end.year or year) or _last_of_month(end, end.year or year)
    after = last if is_easter(end) else last + ONE_DAY
    if first < after or end.year is not None:
        return ((first, after),)
    return (date(year, 1, 1), after), (first, date(year + 1, 1, 1))


def is_easter(at: DateAt) -> bool:
    """Return whether a day is told from Easter; at the end of a range such a day is no more part of it."""
    return at.month == 0


def resolve(at: DateAt, year: int) -> date | None:
    """Return the day in a year; None where that year has none, such as 29 February."""
    if is_easter(at):
        found = easter_sunday(year)
        return found + timedelta(days=at.offset)
    day = _nth_weekday(at, year) if at.nth else at.day
    if not 1 <= day <= month_length(year, at.month):
        return None
    return date(year, at.month, day) + timedelta(days=at.offset)


def _nth_weekday(at: DateAt, year: int) -> int:
    """Return the day of the month of its nth weekday; outside the month where it has not so many."""
    length = month_length(year, at.month)
    if at.nth > 0:
        return (at.weekday - date(year, at.month, 1).weekday()) % 7 + 7 * (at.nth - 1) + 1
    last = date(year, at.month, length).weekday()
    return length - (last - at.weekday) % 7 - 7 * (-at.nth - 1)


def month_length(year: int, month: int) -> int:
    """Return the number of days of a month, 1 to 12."""
    return (date(year + month // 12, month % 12 + 1, 1) - date(year, month, 1)).days


def _last_of_month(at: DateAt, year: int) -> date:
    """Return the last day of a month, for one that the year has not: 28 February for the 29th."""
    return date(year, at.month, month_length(year, at.month))
