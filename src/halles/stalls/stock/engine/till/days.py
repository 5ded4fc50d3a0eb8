"""Days and moments as tills write them; which of day and month comes first is told by the whole column."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, time
from itertools import pairwise
from typing import Literal

Order = Literal["dmy", "mdy"]
_MONTHS = (
    ("janvier", "january"),
    ("fevrier", "february"),
    ("mars", "march"),
    ("avril", "april"),
    ("mai", "may"),
    ("juin", "june"),
    ("juillet", "july"),
    ("aout", "august"),
    ("septembre", "september"),
    ("octobre", "october"),
    ("novembre", "november"),
    ("decembre", "december"),
)
_WEEKDAY = r"(?:(?:lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_CLOCK = (
    r"(?:(?:\s*[t,]\s*|\s+a\s+|\s+)(\d{1,2})\s*[:h]\s*(\d{2})?(?::(\d{2}))?(?:[.,]\d+)?\s*(am|pm)?"
    r"\s*(?:z|[+-]\d{2}:?\d{2})?)?"
)
_ISO = re.compile(_WEEKDAY + r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})" + _CLOCK)
_EUROPE = re.compile(_WEEKDAY + r"(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4}|\d{2})" + _CLOCK)
_PACKED = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:[t ]?(\d{2})(\d{2})(\d{2})?)?")
_NAMED = re.compile(_WEEKDAY + r"(\d{1,2})(?:er)?[ -]([a-z]{3,10})\.?[ ,-]+(\d{4}|\d{2})" + _CLOCK)
_AMERICAN = re.compile(_WEEKDAY + r"([a-z]{3,10})\.? (\d{1,2}),? (\d{4})" + _CLOCK)
_TIME = re.compile(r"(\d{1,2})\s*[:h]\s*(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*(am|pm)?")
_FIRST_YEAR, _LAST_YEAR = 2000, 2099


def moment(text: str, order: Order = "dmy") -> tuple[date, time | None] | None:
    """Return the day in a cell and its hour where it has one, or None where there is no such day."""
    plain = _plain(text)
    parts = _parts(plain, order)
    if parts is None:
        return None
    (year, month, day), clock = parts
    try:
        found = date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None
    hour = _hour(clock)
    if hour is False or not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        return None
    return found, hour


def clock_of(text: str) -> time | None:
    """Return the hour in a cell that holds nothing else."""
    match = _TIME.fullmatch(_plain(text))
    found = _hour(match.groups()) if match else None
    return found if isinstance(found, time) else None


def order_of(cells: Iterable[str]) -> tuple[Order, bool]:
    """Return which of day and month comes first in a column, and whether its cells prove it.

    Day first, as in France, unless only the other makes days of all cells, or makes days that follow each
    other where day first makes them jump back and forth.
    """
    texts = [cell for cell in cells if _EUROPE.fullmatch(_plain(cell))]
    read = {order: [moment(text, order) for text in texts] for order in ("dmy", "mdy")}
    misses = {order: sum(found is None for found in days) for order, days in read.items()}
    if misses["dmy"] != misses["mdy"]:
        return ("dmy" if misses["dmy"] < misses["mdy"] else "mdy"), True
    steps = {order: _turns([day[0] for day in days if day]) for order, days in read.items()}
    return ("mdy" if steps["mdy"] == 0 < steps["dmy"] else "dmy"), False


def _turns(days: Sequence[date]) -> int:
    """Return how often a sequence goes against its main direction."""
    pairs = list(pairwise(days))
    return min(sum(a > b for a, b in pairs), sum(a < b for a, b in pairs))


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("\u202f", " ").replace("\u00a0", " ").strip().lower())
    return re.sub(r"\s+", " ", "".join(each for each in plain if not unicodedata.combining(each)))


def _parts(plain: str, order: Order) -> tuple[tuple[int, int, int], tuple[str | None, ...]] | None:
    if match := _ISO.fullmatch(plain) or _PACKED.fullmatch(plain):
        year, month, day, *clock = match.groups()
        return (int(year), int(month), int(day)), tuple(clock)
    if match := _EUROPE.fullmatch(plain):
        first, second, year, *clock = match.groups()
        day, month = (first, second) if order == "dmy" else (second, first)
        return (int(year), int(month), int(day)), tuple(clock)
    match, swapped = _NAMED.fullmatch(plain), _AMERICAN.fullmatch(plain)
    found = match or swapped
    if found is None:
        return None
    first, second, year, *clock = found.groups()
    day, word = (first, second) if match else (second, first)
    named = _month(word)
    return ((int(year), named, int(day)), tuple(clock)) if named else None


def _month(word: str) -> int:
    """Return the number of a month by its name or a beginning of it that no other month has; 0 for none."""
    hits = {place for place, names in enumerate(_MONTHS, 1) if any(name.startswith(word) for name in names)}
    return hits.pop() if len(hits) == 1 else 0


def _hour(clock: Sequence[str | None]) -> time | Literal[False] | None:
    """Return the hour of a match, None where it has none, False where there is no such hour."""
    if not clock or clock[0] is None:
        return None
    hour, minute, second = (int(each or 0) for each in (*clock[:3], None, None)[:3])
    half = clock[3] if len(clock) > 3 else None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else False
