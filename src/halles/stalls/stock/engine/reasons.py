"""Why the list says what it says: of all that moved a figure, what is worth one sentence, as plain values."""

import math
from dataclasses import dataclass

NAMED = 0.05
"""How far from 1 (in logarithm) a factor must be to be worth saying."""
EMPTY_OFTEN = 5
"""Days without any left, of the last 28, from which that is the reason."""


@dataclass(frozen=True)
class Reason:
    """The sentence of a line: which one, and the figures it says. `more` is a second half, or empty."""

    word: str
    """"weekday", "need", "often-empty", "similar", "replace"."""
    more: str = ""
    """A kind of day, "rising", "falling" or "sold-out"."""
    weekday: int = 0
    left: int = 0
    """Smallest steps in the shop."""
    days: int = 0
    """Days that the order lasts, or of the last 28 without any left."""


def of_day(*, weekday: int, kind: str, kind_factor: float, recent: float, sold_out: float) -> Reason:
    """Return why so much of a perishable: its weekday, and what moves this day most beside it."""
    found = {
        kind: math.log(kind_factor) if kind and kind_factor > 0 else 0.0,
        "rising": max(0.0, math.log(max(recent, 0.01))),
        "falling": min(0.0, math.log(max(recent, 0.01))),
        "sold-out": math.log(max(sold_out, 1.0)),
    }
    name, moved = max(found.items(), key=lambda each: (abs(each[1]), each[0]))
    return Reason("weekday", more=name if abs(moved) >= NAMED else "", weekday=weekday)


def of_order(*, basis: str, left: int | None, cover_days: float, empty_days: int) -> Reason:
    """Return why so much of what keeps is ordered; `left` None: nobody counted it."""
    if left is None:
        return Reason("replace")
    days = max(1, round(cover_days)) if math.isfinite(cover_days) else 0
    if empty_days >= EMPTY_OFTEN:
        return Reason("often-empty", left=left, days=empty_days)
    return Reason("similar" if basis == "similar" else "need", left=left, days=days)
