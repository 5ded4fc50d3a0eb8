"""Who may be the same person: the same or nearly the same name, the same telephone number; only proposed."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

CLOSE = 87.0
"""From which likeness of 100 two spellings are proposed as one name."""
TITLES = frozenset({"m", "mr", "mme", "mlle", "monsieur", "madame", "mademoiselle"})
_LETTERS = re.compile(r"[a-z]+")


@dataclass(frozen=True)
class Known:
    """Somebody who is known already, or who is about to be written down."""

    id: str
    name: str
    phone: str
    """E.164, or nothing."""


@dataclass(frozen=True)
class Likely:
    """Somebody who may be her: how alike, out of 100, and why ("phone", "name" or "spelling")."""

    id: str
    score: float
    why: str


def alike(who: Known, known: Sequence[Known], *, most: int = 5) -> list[Likely]:
    """Return who of `known` may be `who`, the likeliest first; at most `most`."""
    name = _words(who.name)
    found = [like for each in known if (like := _like(who, name, each))]
    return sorted(found, key=lambda like: (-like.score, like.id))[:most]


def _like(who: Known, name: Sequence[str], other: Known) -> Likely | None:
    if who.phone and who.phone == other.phone:
        return Likely(other.id, 101.0, "phone")
    theirs = _words(other.name)
    if not name or not theirs:
        return None
    score = 100.0 if sorted(name) == sorted(theirs) else likeness(name, theirs)
    if score < CLOSE:
        return None
    return Likely(other.id, score, "name" if score == 100 else "spelling")


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Return how alike two names are, out of 100, wherever each begins: "Le Goff Jeanne", "Jeanne Legoff".

    Letters are counted, spaces are not: one letter off in a short name ("Anne", "Anna") is another name.
    """
    return max(fuzz.ratio("".join(turned), "".join(other)) for turned in _turns(one))


def _turns(words: Sequence[str]) -> list[list[str]]:
    return [[*words[at:], *words[:at]] for at in range(len(words))]


def _words(name: str) -> list[str]:
    """Return the words of a name in their one form: no accent, no capital, no title."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("œ", "oe").replace("æ", "ae"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return [word for word in _LETTERS.findall(plain) if word not in TITLES]
