"""What a text message about car parks asks: to count, to say that one is full, or what is free."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["count", "full", "now"]

FULL = frozenset({"complet", "complete", "plein", "full"})
FILLERS = frozenset(
    (
        "parking",
        "place",
        "places",
        "libre",
        "libres",
        "il",
        "reste",
        "y",
        "a",
        "au",
        "le",
        "la",
        "de",
        "du",
        "l",
        "est",
    )
)
"""Words that say nothing of which car park is meant."""
MOST_DIGITS = 5


@dataclass(frozen=True)
class Asked:
    """What a message asks; `words` may name a car park, none means all of them."""

    kind: Kind
    words: tuple[str, ...]
    free: int = 0
    """What was counted."""


def asked_of(folded: str) -> Asked | None:
    """Return what a message asks, from its words without accents in small letters; None for something else.

    "gare 12", "12 gare" and "parking gare : 12 places libres" count; "gare complet" is full; "parking" and
    "parking gare" ask. Any other word than a filler and one name makes it a message about something else.
    """
    words = folded.split()
    numbers = [word for word in words if word.isdigit()]
    names = tuple(word for word in words if not word.isdigit() and word not in FILLERS | FULL)
    if len(names) > 1 or len(numbers) > 1:
        return None
    if any(word in FULL for word in words):
        return None if numbers or not names else Asked("full", names)
    if numbers:
        return Asked("count", names, int(numbers[0])) if names and len(numbers[0]) <= MOST_DIGITS else None
    return Asked("now", names) if words[:1] == ["parking"] else None
