"""What was known beforehand of the days of published sales: holidays, schools, the town's events.

A shop's country follows from a word of its name; a name that tells none is taken for French. Weather is not
used: tomorrow's would be hindsight. `*_event_days.csv` (columns date, 1) is used when its first word is the
shop's: such days are announced long before.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from halles.kit.packed import opened
from halles.stalls.stock.bench.order_data import Shop
from halles.stalls.stock.engine.perishable import KINDS, Around, kinds_of
from halles.town.engine.holidays import easter_sunday, public_holidays

COUNTRIES = (
    ("DE", re.compile(r"kiel|german|deutsch|berlin|hamburg|munich|muenchen|koeln|baeckerei|backerei")),
    ("GB", re.compile(r"edinburgh|scot|glasgow|london|english|british|leeds|york")),
)
FIXED = {
    "DE": ((1, 1), (5, 1), (10, 3), (12, 25), (12, 26)),
    "GB": ((1, 1), (1, 2), (12, 25), (12, 26)),
}
AFTER_EASTER = {"DE": (-2, 1, 39, 50), "GB": (-2, 1)}
REFORMATION = date(2017, 10, 31)
"""31 October: in all of Germany in 2017, in the north each year since."""
SCHOOLS = (
    (date(2021, 12, 18), date(2022, 1, 2), 3),
    (date(2022, 2, 12), date(2022, 2, 27), 1),
    (date(2022, 2, 5), date(2022, 2, 20), 1),
    (date(2022, 2, 19), date(2022, 3, 6), 1),
    (date(2022, 4, 16), date(2022, 5, 1), 1),
    (date(2022, 4, 9), date(2022, 4, 24), 1),
    (date(2022, 4, 23), date(2022, 5, 8), 1),
    (date(2022, 7, 7), date(2022, 8, 31), 3),
    (date(2022, 10, 22), date(2022, 11, 6), 3),
)
"""French school holidays: first day, last day, how many of the three zones; other years are not told."""
ZONES = 3


def country_of(name: str) -> str:
    """Return the country whose holidays a shop keeps."""
    return next((code for code, words in COUNTRIES if words.search(name.casefold())), "FR")


def kinds_of_days(shop: Shop, folder: Path) -> NDArray[np.float64]:
    """Return the kinds of each day of a shop [days × kinds]."""
    days = [shop.first + timedelta(row) for row in range(len(shop.open))]
    country = country_of(shop.name)
    holidays = _holidays(country, range(days[0].year - 1, days[-1].year + 2))
    events = _events(shop.name, folder)
    rows = np.zeros((len(days), len(KINDS)))
    for row, day in enumerate(days):
        around = Around(school=_schools(day) if country == "FR" else 0.0, event=float(day in events))
        rows[row] = kinds_of(day, holidays, around)
    return rows


def _holidays(country: str, years: Iterable[int]) -> frozenset[date]:
    found: set[date] = set()
    for year in years:
        if country == "FR":
            found.update(public_holidays(year))
            continue
        found.update(date(year, month, day) for month, day in FIXED[country])
        found.update(easter_sunday(year) + timedelta(days) for days in AFTER_EASTER[country])
        if country == "DE" and year >= REFORMATION.year:
            found.add(REFORMATION.replace(year=year))
    return frozenset(found)


def _schools(day: date) -> float:
    return sum(zones for first, last, zones in SCHOOLS if first <= day <= last) / ZONES


def _events(name: str, folder: Path) -> frozenset[date]:
    found: set[date] = set()
    for path in _paths(folder, "_event_days.csv"):
        if path.name.partition("_")[0] == name.partition("_")[0]:
            with opened(path) as file:
                rows: Sequence[list[str]] = list(csv.reader(file))[1:]
            found.update(date.fromisoformat(row[0]) for row in rows if row and row[1] == "1")
    return frozenset(found)


def _paths(folder: Path, end: str) -> list[Path]:
    return sorted([*folder.glob(f"*{end}"), *folder.glob(f"commerce/*{end}")])


def published(shop: Shop, folder: Path) -> NDArray[np.float64] | None:
    """Return forecasts published for a shop [days × items], NaN where there are none; None without a file."""
    path = next((p for p in _paths(folder, "_published_forecast.csv") if p.name.startswith(shop.name)), None)
    if path is None:
        return None
    found = np.full(shop.quantities.shape, np.nan)
    with opened(path) as file:
        for row in csv.DictReader(file):
            at = (date.fromisoformat(row["date"]) - shop.first).days
            if 0 <= at < len(found):
                found[at] = [float(row.get(item) or "nan") for item in shop.items]
    return found
