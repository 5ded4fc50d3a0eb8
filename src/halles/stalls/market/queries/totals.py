"""What an order comes to: its total, and the VAT in it, rate by rate."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from halles.kit.money import share, vat_split
from halles.stalls.market.models import LineState, OrderLine

COUNTED = (LineState.ASKED, LineState.KEPT, LineState.HANDED_OVER, LineState.BROUGHT_BACK)
"""Lines that are paid for."""


@dataclass(frozen=True)
class Vat:
    """What a total holds at one rate, in cents; `rate` in thousandths."""

    rate: int
    net: int
    vat: int

    @property
    def gross(self) -> int:
        """VAT included."""
        return self.net + self.vat


@dataclass(frozen=True)
class Totals:
    """What an order comes to, in cents."""

    cents: int
    is_estimated: bool
    """Something is still to be weighed."""
    vat: tuple[Vat, ...]


def totals_of(lines: Iterable[OrderLine]) -> Totals:
    """Return what the lines of an order come to, less what was paid back."""
    paid = [line for line in lines if line.state in COUNTED]
    amounts = [(line.rate, line.total_cents - line.refunded_cents) for line in paid]
    waits = any(line.is_weighed and line.weighed is None for line in paid)
    return Totals(sum(cents for _rate, cents in amounts), waits, tuple(vat_of(amounts)))


def vat_of(amounts: Iterable[tuple[int, int]]) -> list[Vat]:
    """Return what (rate, cents) amounts hold at each rate, the lowest rate first.

    VAT is taken on the sum of a rate, not line by line, as on a bill: the parts add up to the total.
    """
    sums: dict[int, int] = defaultdict(int)
    for rate, cents in amounts:
        sums[rate] += cents
    return [Vat(rate, *vat_split(cents, rate)) for rate, cents in sorted(sums.items())]


def vat_by_line(rate: int, amounts: list[int]) -> list[int]:
    """Return the VAT of each line of one rate; together they are exactly the VAT of their sum."""
    return share(vat_split(sum(amounts), rate)[1], amounts) if amounts else []
