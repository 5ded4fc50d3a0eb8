"""Which of a shop's own items is meant by a name as it is typed: plurals, accents and slips forgiven."""

from collections.abc import Sequence

from rapidfuzz import fuzz

SAME = 97.0
"""From this likeness on, two names are the same."""
ALIKE = 72.0
"""From this likeness on, a name is worth proposing."""
_SHORT = 4
"""Shorter words keep their last letter: "gaz", "bus"."""


def singular(folded: str) -> str:
    """Return folded words without the marks of a French plural: "stylos bleus" is "stylo bleu"."""
    return " ".join(_singular(word) for word in folded.split())


def likeness(asked: str, name: str) -> float:
    """Return how alike two folded names are, 0 to 100; words in another order count nearly the same."""
    a, b = singular(asked), singular(name)
    if a == b:
        return 100.0
    whole = max(fuzz.ratio(a, b), fuzz.token_sort_ratio(a, b) - 1)
    # Some of the words of a longer name: worth proposing, never the same.
    part = min(fuzz.token_set_ratio(a, b) - 10, SAME - 1)
    return float(max(whole, part))


def alike(asked: str, names: Sequence[str], *, most: int = 5) -> list[tuple[int, float]]:
    """Return the places in `names` (all folded) of those that are alike, with how much, the best first."""
    scored = ((place, likeness(asked, name)) for place, name in enumerate(names))
    found = sorted(((p, s) for p, s in scored if s >= ALIKE), key=lambda each: (-each[1], each[0]))
    return found[:most]


def _singular(word: str) -> str:
    if len(word) < _SHORT or word[-1] not in "sx" or word.isdigit():
        return word
    return f"{word[:-3]}al" if word.endswith("aux") and not word.endswith("eaux") else word[:-1]
