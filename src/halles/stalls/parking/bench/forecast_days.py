"""Public holidays kept in a whole country, as far as the benchmark's logs need them."""

from collections.abc import Iterable
from datetime import date, timedelta

from halles.town.engine.holidays import easter_sunday

FIXED = {
    "DE": ((1, 1), (5, 1), (10, 3), (12, 25), (12, 26)),
    "GB": ((1, 1), (12, 25), (12, 26)),
}
AFTER_EASTER = {"DE": (-2, 1, 39, 50), "GB": (-2, 1)}
"""Days after Easter Sunday: Good Friday, Easter Monday, Ascension, Whit Monday."""


def public_holidays(country: str, years: Iterable[int]) -> frozenset[date]:
    """Return the days kept in all of a country, those of its regions and moved bank holidays apart."""
    found: set[date] = set()
    for year in years:
        found.update(date(year, month, day) for month, day in FIXED[country])
        found.update(easter_sunday(year) + timedelta(days) for days in AFTER_EASTER[country])
    return frozenset(found)
