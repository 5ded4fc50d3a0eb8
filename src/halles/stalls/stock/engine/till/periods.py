"""Which days a file without dates is about, as its title, its footer or its name says."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from halles.stalls.stock.engine.till.days import moment

_DAY = (
    r"(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}|(?:19|20)\d{6}"
    r"|\d{1,2}(?:er)?\s[a-z]{3,9}\.?\s\d{4})"
)
_SPAN = re.compile(rf"({_DAY})\s*(?:au|a|to|until|jusqu'au|-+|–|>|→|_|/|\s)\s*({_DAY})")
_ONE = re.compile(
    rf"(?:journee|ventes?|jour|caisse|date|du|au|le|of|for|on|stock|inventaire|\bz)[^0-9]{{0,14}}({_DAY})"
)
_ANY = re.compile(rf"(?<!\d)({_DAY})(?!\d)")
_PRINTED = re.compile(rf"(?:edit|imprim|gener|export|print|creat)[a-z]*[^0-9]{{0,6}}{_DAY}")
_LONGEST = 400
"""Days: what is longer is no period of sales but a life."""


class Period(NamedTuple):
    """The days that a file without dates is about."""

    first: date
    last: date


def period_of(texts: Iterable[str]) -> Period | None:
    """Return the days that some text says, None where it says none or more than can be told apart."""
    whole = _plain(" ".join(texts))
    return _said(_PRINTED.sub(" ", whole)) or _said(whole)


def _said(said: str) -> Period | None:
    if span := _SPAN.search(said):
        days = [_day(each) for each in span.groups()]
        if days[0] and days[1] and 0 <= (days[1] - days[0]).days <= _LONGEST:
            return Period(days[0], days[1])
    found = {day for day in map(_day, _ONE.findall(said)) if day}
    found = found or {day for day in map(_day, _ANY.findall(said)) if day}
    return Period(*found, *found) if len(found) == 1 else None


def _day(text: str) -> date | None:
    found = moment(text)
    return found[0] if found else None


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.lower().replace("’", "'"))
    plain = "".join(each for each in plain if not unicodedata.combining(each))
    return re.sub(r"\s+", " ", plain.replace("_", " ").replace("|", " "))
