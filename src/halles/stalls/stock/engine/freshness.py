"""How fresh a quantity is: seen today, probably still there, or to be asked.

Between two looks an item sells at its own pace. What it sold over the days that are known gives that pace
(a gamma prior that weighs little); the chance that one is left after days without news is then the chance
that a negative binomial demand stays below what was there. More days lower it, more pieces raise it.
"""

import math
from dataclasses import dataclass

PROBABLY = 0.7
"""From this chance on, one may say "probably"."""
PRIOR_SOLD, PRIOR_DAYS = 0.5, 5.0
"""What is supposed of an item that nobody knows: half a piece in five days."""
LONG = 400
"""Days without news after which the chance is that of `LONG` days: nobody remembers."""


@dataclass(frozen=True)
class Seen:
    """What is known of an item: how many are free, when that was seen, what it sold over which days."""

    free: float
    """In sales' steps: pieces, or kilos."""
    days: int
    """Whole days since; 0: today."""
    is_perishable: bool
    sold: float = 0.0
    sold_days: float = 0.0


def how(seen: Seen) -> tuple[str, float]:
    """Return "seen", "probably" or "ask", and the chance (0 to 1) that one is left."""
    if seen.free <= 0:
        return "ask", 0.0
    if seen.days <= 0:
        return "seen", 1.0
    if seen.is_perishable:
        return "ask", 0.0
    chance = chance_left(seen)
    return ("probably" if chance >= PROBABLY else "ask"), chance


def chance_left(seen: Seen) -> float:
    """Return the chance that at least one is left after `seen.days` days without news."""
    shape = PRIOR_SOLD + max(0.0, seen.sold)
    days = min(seen.days, LONG)
    stay = (PRIOR_DAYS + max(0.0, seen.sold_days)) / (PRIOR_DAYS + max(0.0, seen.sold_days) + days)
    return _at_most(math.ceil(seen.free) - 1, shape, stay)


def _at_most(most: int, shape: float, stay: float) -> float:
    """Return P(D ≤ most) of a negative binomial demand: `shape` > 0, `stay` in (0, 1].

    Terms are summed from the first until they no longer count, or `most` is reached.
    """
    leave = 1.0 - stay
    log_term, total = shape * math.log(stay), 0.0
    mean = shape * leave / stay
    for k in range(most + 1):
        term = math.exp(log_term)
        total += term
        if k > mean and term < 1e-12:
            break
        log_term += math.log((shape + k) / (k + 1)) + (math.log(leave) if leave else -math.inf)
    return min(1.0, total)
