"""How much of a thing, and how long a pause, is said in a few words: "300 g", "1,5 kg", "2h", "30 min"."""

import re
from typing import Protocol

from halles.stalls.market.engine.goods_words import folded
from halles.stalls.market.engine.measures import KILO


class Wanted(Protocol):
    """So much of a thing, as it was said: `unit` is "gram" where a weight was, else "piece"."""

    @property
    def quantity(self) -> int: ...
    @property
    def what(self) -> str: ...
    @property
    def unit(self) -> str: ...


_WEIGHT = re.compile(r"(?P<n>\d+(?:[.,]\d+)?) ?(?P<unit>kg|kilos?|k|g|gr|grammes?)\b", re.IGNORECASE)
_HALF = re.compile(r"\bdemi (?:kilos?|kg)\b|\bune? livre\b")
_HOURS = re.compile(r"(?P<n>\d{1,2}) ?(?:h|heures?)(?: ?(?P<minutes>\d{2}))?\b|(?P<one>\bune heure\b)")
_MINUTES = re.compile(r"(?P<n>\d{1,3}) ?(?:min|minutes?|mn)\b")
_DAY = re.compile(r"\b(?:jour|journee|aujourd hui|aujourdhui|auj|ce soir|demain)\b")
_WORDS = {"une": 1, "un": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6}
SURELY_GRAMS = 50
"""From this number on, of what is sold by weight, grams are meant even where nobody wrote them."""
MOST_PAUSE = 12 * 60
"""Minutes of a pause that a message may ask for; a longer one is set on the screen."""
USUAL_PAUSE = 60


def grams_of(words: str) -> int | None:
    """Return the weight that words say, in grams; None where they say none."""
    if _HALF.search(folded(words)):
        return 500
    found = _WEIGHT.search(words)
    if not found:
        return None
    amount = float(found["n"].replace(",", "."))
    return round(amount * (1000 if found["unit"].lower().startswith("k") else 1))


def amount_in(unit: str, line: Wanted, *, grams: int | None) -> int | None:
    """Return how much a line asks for in the smallest step of an article's unit; None where that is not told.

    `grams`: what one piece weighs, where that is known.
    """
    if unit == KILO:
        return _grams_in(line, grams)
    if line.unit != "gram":
        return line.quantity
    return -(-line.quantity // grams) if grams else 1


def _grams_in(line: Wanted, grams: int | None) -> int | None:
    """Return how many grams a line asks for of what is sold by weight."""
    if line.unit == "gram" or line.quantity >= SURELY_GRAMS:
        return line.quantity
    each = grams_of(line.what) or grams
    return each and each * line.quantity


def number_of(words: str) -> int | None:
    """Return the first whole number that words say; None where they say none."""
    found = re.search(r"\d{1,6}", words)
    if found:
        return int(found.group())
    return next((_WORDS[word] for word in folded(words).split() if word in _WORDS), None)


def pause_minutes(words: str) -> int | None:
    """Return how long a pause lasts, in minutes; 0 is "the rest of the day", None where nobody can tell.

    Words that say no length ask for the usual one.
    """
    plain = re.sub(
        r"\b(?:deux|trois|quatre|cinq|six)\b", lambda word: str(_WORDS[word.group()]), folded(words)
    )
    if _DAY.search(plain):
        return 0
    hours, minutes = _HOURS.search(plain), _MINUTES.search(plain)
    if hours:
        length = 60 * int(hours["n"] or 1) + int(hours["minutes"] or 0)
    elif minutes:
        length = int(minutes["n"])
    elif "demi heure" in plain:
        length = 30
    else:
        length = 60 * int(plain) if plain.isdigit() else USUAL_PAUSE
    return length if 1 <= length <= MOST_PAUSE else None
