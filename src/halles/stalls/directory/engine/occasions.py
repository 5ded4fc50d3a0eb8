"""When shops are asked about public holidays and summer, and until when they may answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

ASKED_BEFORE = timedelta(days=10)
LATEST = timedelta(days=2)
"""Asked later than that before the day, a shop would not have the time to answer."""
SUMMER = "summer-"
SUMMER_ASKED = ((6, 1), (6, 10))
SUMMER_MONTHS = ((7, 1), (8, 31))


def mark(label: str) -> str:
    """Mark a label for extraction; an engine imports nothing of ours, so not the one of `kit.text`."""
    return label


REPLIES = {
    "open": mark("Open"),
    "closed": mark("Closed"),
    "usual": mark("Open all summer"),
    "leave": mark("On leave"),
}
"""What a shop may answer, in the words of its page."""


@dataclass(frozen=True)
class Occasion:
    """What a question is about: one day, or the two months of a summer."""

    slug: str
    """The holiday’s date, as in "2026-11-11", or "summer-2027" and the like."""
    first: date
    last: date

    @property
    def is_summer(self) -> bool:
        """Whether it is about a summer."""
        return self.slug.startswith(SUMMER)


def holiday(day: date) -> Occasion:
    """Return the occasion of a public holiday."""
    return Occasion(day.isoformat(), day, day)


def summer(year: int) -> Occasion:
    """Return the occasion of a summer: July and August."""
    first, last = (date(year, *each) for each in SUMMER_MONTHS)
    return Occasion(f"{SUMMER}{year}", first, last)


def occasion_of(slug: str) -> Occasion | None:
    """Return the occasion of this slug; None for what is none."""
    year = slug.removeprefix(SUMMER)
    try:
        if year != slug:
            return summer(int(year)) if year.isascii() and year.isdecimal() and len(year) == 4 else None
        found = holiday(date.fromisoformat(slug))
    except ValueError:
        return None
    return found if found.slug == slug else None  # ISO 8601 writes a day in more ways than one


def due(today: date, holidays: Iterable[date]) -> list[Occasion]:
    """Return what shops are to be asked today: the holidays of the ten days to come, in June the summer."""
    coming = [holiday(day) for day in sorted(holidays) if LATEST <= day - today <= ASKED_BEFORE]
    first, last = (date(today.year, *each) for each in SUMMER_ASKED)
    return coming + ([summer(today.year)] if first <= today <= last else [])
