"""The public holidays of France: eleven everywhere, two more in Alsace and Moselle."""

from datetime import date, timedelta
from functools import lru_cache

LOCAL = ("57", "67", "68")
"""Departments that keep Good Friday and the day after Christmas."""


def mark(label: str) -> str:
    """Mark a label for extraction; an engine imports nothing of ours, so not the one of `kit.text`."""
    return label


@lru_cache(maxsize=64)
def public_holidays(year: int, *, department: str = "") -> dict[date, str]:
    """Return the public holidays of a year with their names in English, marked for translation."""
    easter = easter_sunday(year)
    found = {
        date(year, 1, 1): mark("New Year’s Day"),
        easter + timedelta(days=1): mark("Easter Monday"),
        date(year, 5, 1): mark("Labour Day"),
        date(year, 5, 8): mark("Victory of 1945"),
        easter + timedelta(days=39): mark("Ascension Day"),
        easter + timedelta(days=50): mark("Whit Monday"),
        date(year, 7, 14): mark("National Day"),
        date(year, 8, 15): mark("Assumption Day"),
        date(year, 11, 1): mark("All Saints’ Day"),
        date(year, 11, 11): mark("Armistice of 1918"),
        date(year, 12, 25): mark("Christmas Day"),
    }
    if department in LOCAL:
        found[easter - timedelta(days=2)] = mark("Good Friday")
        found[date(year, 12, 26)] = mark("Saint Stephen’s Day")
    return dict(sorted(found.items()))


def easter_sunday(year: int) -> date:
    """Return Easter Sunday by the anonymous Gregorian computus (Meeus, Jones, Butcher)."""
    golden, century, in_century = year % 19, year // 100, year % 100
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - correction + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (in_century // 4) - epact - in_century % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
