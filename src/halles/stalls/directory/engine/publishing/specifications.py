"""Opening hours as schema.org has them, that claim nothing of a day on which nobody knows.

`openingHoursSpecification` says what is usual, `specialOpeningHoursSpecification` what takes its place on a
date. A weekly specification without an end would lie on the first public holiday of which a shop said
nothing, and the vocabulary has no word for "not known". So each specification has its dates (`validFrom`,
`validThrough`), none reaches beyond the days that were looked at, and a period ends where what it says stops
being so: on the day before an undecided holiday, or at the end of a season. Of an undecided day no
specification says anything; a day that is closed is said to be ("00:00" to "00:00", as search engines ask).
A whole day is "00:00" to "23:59", the same readers’ convention.
"""

from collections.abc import Iterator, Mapping
from datetime import date, time, timedelta
from typing import Any

from halles.stalls.directory.engine.publishing.days import Claim

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MIDNIGHT = time()
ALL_DAY = ("00:00", "23:59")
CLOSED = ("00:00", "00:00")

Claims = Mapping[date, Claim]
Period = tuple[date, date, dict[int, Claim]]
"""First day, last day, and what is so on each weekday within."""


def specifications_of(usual: Claims, actual: Claims) -> dict[str, list[dict[str, Any]]]:
    """Return both properties from what is usual and what is so on each of the same days, empty ones left out.

    A day on which an exception leaves a doubt is not claimed to be as usual: it ends the period too.
    """
    base = {day: usual[day] if actual[day] is not None else None for day in usual}
    weekly = [each for period in _periods(base) for each in _of_period(period)]
    changed = [day for day in sorted(actual) if actual[day] != base[day]]
    special = [_dated(day, day, span) for day in changed for span in _written(actual[day])]
    found = {"openingHoursSpecification": weekly, "specialOpeningHoursSpecification": special}
    return {name: each for name, each in found.items() if each}


def _periods(claims: Claims) -> Iterator[Period]:
    """Yield the longest periods in which each weekday is always the same."""
    first: date | None = None
    week: dict[int, Claim] = {}
    for day in sorted(claims):
        if first is not None and week.get(day.weekday(), claims[day]) != claims[day]:
            yield first, day - timedelta(days=1), week
            first, week = None, {}
        first = first or day
        week[day.weekday()] = claims[day]
    if first is not None:
        yield first, max(claims), week


def _of_period(period: Period) -> Iterator[dict[str, Any]]:
    """Yield the specifications of a period; weekdays of the same span share theirs."""
    first, last, week = period
    days: dict[tuple[str, str], list[str]] = {}
    for weekday in sorted(week):
        for span in _written(week[weekday]):
            days.setdefault(span, []).append(DAYS[weekday])
    for span, names in days.items():
        yield {**_dated(first, last, span), "dayOfWeek": names}


def _written(claim: Claim) -> list[tuple[str, str]]:
    """Return the spans of a day as they are written; that it is closed; nothing where nothing is known."""
    if claim is None:
        return []
    whole = (MIDNIGHT, MIDNIGHT)
    spans = [ALL_DAY if each == whole else (_clock(each[0]), _clock(each[1])) for each in claim]
    return spans or [CLOSED]


def _clock(moment: time) -> str:
    return moment.isoformat("minutes")


def _dated(first: date, last: date, span: tuple[str, str]) -> dict[str, Any]:
    return {
        "@type": "OpeningHoursSpecification",
        "opens": span[0],
        "closes": span[1],
        "validFrom": first.isoformat(),
        "validThrough": last.isoformat(),
    }
