"""A list as one says it: "12 cahiers, 3 stylos bleus, 2,5 kg de tomates, gommes : 40", read line by line."""

import re
from dataclasses import dataclass
from decimal import Decimal

WORDS = {
    "zéro": 0, "zero": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6,
    "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14,
    "quinze": 15, "seize": 16, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "cent": 100,
}  # fmt: skip
GROUPS = {
    "douzaine": 12,
    "demi-douzaine": 6,
    "dizaine": 10,
    "quinzaine": 15,
    "vingtaine": 20,
    "centaine": 100,
}
UNITS = {
    "kg": "kilo", "kilo": "kilo", "kilos": "kilo", "g": "grams", "gr": "grams", "grammes": "grams",
    "botte": "bunch", "bottes": "bunch", "barquette": "punnet", "barquettes": "punnet",
    "lot": "batch", "lots": "batch",
}  # fmt: skip
MOST_LINES = 200
_NUMBER = r"\d{1,6}(?:[.,]\d{1,3})?"
_SPLIT = re.compile(rf"[\n;]+|,(?!\d)\s*|(?<=\D),\s*|\s+et\s+(?=(?:{_NUMBER}|{'|'.join(WORDS)})\b)")
_FIRST = re.compile(rf"(?P<n>{_NUMBER}|[a-zéè-]+)\s*(?:[x×*]\s+)?(?P<rest>.*)", re.IGNORECASE)
_LAST = re.compile(
    rf"(?P<rest>.*?\D)\s*(?:[:=x×*]|\s-|\s)\s*(?P<n>{_NUMBER})\s*(?P<unit>kg|g)?", re.IGNORECASE
)
_OF = re.compile(r"(?:de\s+|d['’]\s*|des\s+|du\s+)", re.IGNORECASE)


@dataclass(frozen=True)
class Typed:
    """One line: what it names, and how many, in the smallest step of its unit; None where it does not say."""

    name: str
    quantity: int | None
    unit: str
    """"piece", "kilo", "bunch", "punnet" or "batch"."""


def read(text: str) -> list[Typed]:
    """Return the lines of a list, at most MOST_LINES; what holds no name is left out."""
    parts = (" ".join(part.split()).strip(" .-•*") for part in _SPLIT.split(text))
    found = (_line(part) for part in parts if part)
    return [line for line in found if line.name][:MOST_LINES]


def _line(part: str) -> Typed:
    first = _FIRST.fullmatch(part)
    amount = _amount(first["n"]) if first else None
    if first and amount is not None and first["rest"]:
        return _with_unit(amount, first["rest"])
    last = _LAST.fullmatch(part)
    if last:
        amount = _amount(last["n"]) or Decimal(0)
        unit = UNITS.get((last["unit"] or "").lower(), "piece")
        return _typed(last["rest"], amount, unit)
    return Typed(_name(part), None, "piece")


def _amount(word: str) -> Decimal | None:
    """Return a number in digits or letters, None for any other word."""
    if word[0].isdigit():
        return Decimal(word.replace(",", "."))
    number = WORDS.get(word.lower())
    return None if number is None else Decimal(number)


def _with_unit(amount: Decimal, rest: str) -> Typed:
    """Read what follows a number: "douzaines d’œufs", "kg de tomates", "cahiers"."""
    word, _, after = rest.partition(" ")
    group = GROUPS.get(word.lower()) or GROUPS.get(word.lower().removesuffix("s"))
    if group and after:
        return _typed(after, amount * group, "piece")
    unit = UNITS.get(word.lower())
    return _typed(after, amount, unit) if unit and after else _typed(rest, amount, "piece")


def _typed(rest: str, amount: Decimal, unit: str) -> Typed:
    """Bring an amount to whole steps: grams of what is weighed; half a piece is no number of pieces."""
    if unit == "grams":
        amount, unit = amount / 1000, "kilo"
    steps = amount * 1000 if unit == "kilo" else amount
    return Typed(_name(rest), int(steps) if steps == int(steps) else None, unit)


def _name(text: str) -> str:
    bare = _OF.sub("", text.strip(" :=-×*"), count=1) if _OF.match(text.strip()) else text.strip(" :=-×*")
    return bare[:1].upper() + bare[1:]
