"""How many are left: what the till told, less what was sold since; what was handed over counts once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

NOON, EVENING = time(12), time(23, 59)


class At(NamedTuple):
    """So much of an article at a moment; of sums of a day, at its end."""

    moment: datetime
    quantity: int


@dataclass(frozen=True)
class Facts:
    """All that is known of one article since the till last told its stock.

    Everything that the market hands over is rung up too, sooner or later: the till tells it again.
    """

    stock: int
    """What the till told."""
    as_of: datetime
    """When that was."""
    sold: Sequence[At] = ()
    """Lines of the till's sales, what was brought back below nought."""
    handed_over: Sequence[At] = ()
    """By the market."""
    others: Sequence[At] = field(default=())
    """Received, thrown away, corrected: changes that the till does not tell as sales."""
    told_until: datetime | None = None
    """How far the till's sales are known; None where no file of sales was read."""


def level(facts: Facts) -> int:
    """Return how many are left; below nought where more was sold than was known of."""
    return facts.stock + _after(facts.others, facts.as_of) - taken(facts)


def taken(facts: Facts) -> int:
    """Return how many left the shop since the till told its stock.

    Of what was handed over while the till's sales are known, each is among these sales: the larger of the two
    counts. What was handed over later is not told yet, and counts by itself.
    """
    sold = _after(facts.sold, facts.as_of)
    told_until = max(facts.told_until or facts.as_of, facts.as_of)
    told_again = sum(each.quantity for each in facts.handed_over if facts.as_of < each.moment <= told_until)
    later = sum(each.quantity for each in facts.handed_over if each.moment > told_until)
    return max(sold, told_again) + later


def rung_up(day: date, at: time | None) -> datetime:
    """Return when a line was rung up, in local time; of a sum of a day, or of several, noon of the first.

    So a stock told in the evening holds what was sold that day, and a stock told in the morning does not.
    """
    return datetime.combine(day, at or NOON)


def stock_moment(now: datetime, said: date | None) -> datetime:
    """Return of when a stock is, in local time: of the evening of the day that the file says, else of `now`.

    What is exported before noon and says nothing is of the evening before: "on the shelf last night".
    """
    if said is None or said >= now.date():
        return now if now.time() >= NOON else datetime.combine(now.date() - timedelta(days=1), EVENING)
    return datetime.combine(said, EVENING)


def _after(changes: Iterable[At], moment: datetime) -> int:
    return sum(each.quantity for each in changes if each.moment > moment)
