"""Count what became of orders: for a shop alone; for a town where enough shops and orders make it up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median

LEAST_SHOPS, LEAST_ORDERS = 3, 11
"""Below, a town's total could be that of one shop."""
_COLLECTED = "handed-over"
_ANSWERS = frozenset({"accept", "ready", "hand-over", "refuse"})
_YES = frozenset({"accept", "ready", "hand-over"})


@dataclass(frozen=True)
class Past:
    """What is counted of one order: its shop, when it was placed, where it is now, and its steps in order."""

    shop: str
    placed_at: datetime
    state: str
    steps: Sequence[tuple[str, datetime]]
    """Action and moment."""
    cents: int
    """Paid in the shop for what was handed over, what was brought back taken off."""


@dataclass(frozen=True)
class Figures:
    """What became of the orders of a month."""

    reserved: int
    accepted: int
    refused: int
    collected: int
    unanswered: int
    """The shop did not answer within its own delay; it may have answered later."""
    cancelled: int
    released: int
    """Nobody came in time."""
    minutes: int | None
    """Half of the answers came sooner than so many minutes; None where nobody answered."""
    cents: int


def figures_of(orders: Iterable[Past]) -> Figures:
    """Return the figures of some orders, whoever's."""
    told = list(orders)
    waits = [wait for wait in map(_wait, told) if wait is not None]
    return Figures(
        reserved=len(told),
        accepted=sum(_answer(each) in _YES for each in told),
        refused=_in_state(told, "refused"),
        collected=_in_state(told, _COLLECTED),
        unanswered=sum(any(action == "expire" for action, _ in each.steps) for each in told),
        cancelled=_in_state(told, "cancelled"),
        released=_in_state(told, "released"),
        minutes=round(median(waits)) if waits else None,
        cents=sum(each.cents for each in told if each.state == _COLLECTED),
    )


def town_figures(orders: Iterable[Past]) -> Figures | None:
    """Return the figures of a town, None below three shops and eleven orders.

    Euros count only where what was collected reaches both by itself; else they are told as 0.
    """
    told = list(orders)
    if not _are_enough(told):
        return None
    found = figures_of(told)
    if _are_enough([each for each in told if each.state == _COLLECTED]):
        return found
    return Figures(**{**found.__dict__, "cents": 0})


def _are_enough(orders: Sequence[Past]) -> bool:
    return len(orders) >= LEAST_ORDERS and len({each.shop for each in orders}) >= LEAST_SHOPS


def _in_state(orders: Iterable[Past], state: str) -> int:
    return sum(each.state == state for each in orders)


def _answer(order: Past) -> str:
    """Return the shop's last word, "" where it gave none; what it took back it never said."""
    said = ""
    for action, _ in order.steps:
        if action in _ANSWERS:
            said = action
        elif action == "put-back":
            said = ""
    return said


def _wait(order: Past) -> float | None:
    """Return how many minutes the shop took to give its first answer."""
    first = next((at for action, at in order.steps if action in _ANSWERS), None)
    return None if first is None else (first - order.placed_at).total_seconds() / 60
