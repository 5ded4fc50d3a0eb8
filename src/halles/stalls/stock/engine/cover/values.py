"""What order advice is told and what it answers: plain values, quantities in the unit the shop counts in."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]
Basis = Literal["too_early", "similar", "own"]

WEEK = 7
YEAR = 365


@dataclass(frozen=True)
class History:
    """What each item sold on each day, oldest first; the last row is the day that ends tonight.

    sales [T, n]: NaN while the item was not in the shop yet. in_stock [T, n]: something was left on the
    shelf at closing; where nothing was, the day's sales are only a lower bound of what was asked for.
    last_weekday: weekday of the last row, 0 is Monday.
    """

    sales: Floats
    in_stock: Flags
    last_weekday: int

    def __post_init__(self) -> None:
        """Refuse arrays that do not belong together."""
        if self.sales.ndim != 2 or self.sales.shape != self.in_stock.shape:
            raise ValueError("sales and in_stock are two tables of the same size")
        if np.any(self.sales < 0):
            raise ValueError("sales are never negative; a return is no sale")


@dataclass(frozen=True)
class Costs:
    """A shop's own costs, in one currency.

    unit_cost [n]: what a unit costs the shop. margin [n]: what is lost with a sale that cannot be made.
    holding_per_year: what a year on the shelf costs, as a share of unit_cost. line: what it costs to order
    one item once, whatever the quantity.
    """

    unit_cost: Floats
    margin: Floats
    holding_per_year: float
    line: float = 0.0

    @property
    def per_day(self) -> Floats:
        """Return what a unit costs for each day on the shelf."""
        return self.unit_cost * self.holding_per_year / YEAR


@dataclass(frozen=True)
class Shelf:
    """Tonight's stock [n], what is ordered and has not come yet [n], and units per pack [n]."""

    on_hand: Floats
    on_order: Floats
    pack: Floats

    def __post_init__(self) -> None:
        """Refuse a pack of nothing, and less than nothing on the shelf."""
        if np.any(self.pack <= 0) or np.any(self.on_hand < 0) or np.any(self.on_order < 0):
            raise ValueError("packs hold something, and stock is never negative")


@dataclass(frozen=True)
class Prior:
    """What other items or shops teach about an item: a rate [n] worth so many days of its own [n].

    Zero days: nothing is known.
    """

    rate: Floats
    days: Floats


@dataclass(frozen=True)
class Reasons:
    """Why so much [n]: values from which a sentence is made elsewhere.

    basis: what was learnt from. season: expected over usual, 1 where nothing is known of the season.
    empty_days: of the last 28. seen_days: days with something to sell. memory_days: half-life of the level.
    """

    basis: tuple[Basis, ...]
    season: Floats
    empty_days: Whole
    seen_days: Whole
    memory_days: Floats


@dataclass(frozen=True)
class Advice:
    """What to order [n], and why; quantities are whole packs, zero on evenings without an order.

    days_to_order: evenings until the next order may leave, 0 is tonight. An order brings the shelf and what
    is on its way up to order_up_to once it is below reorder_point; cover_days is order_up_to in days of
    rate, the units expected per day until the delivery after the next. lost_per_year (margin) and
    holding_per_year: what this is expected to cost, in money.
    """

    days_to_order: int
    quantity: Floats
    reorder_point: Floats
    order_up_to: Floats
    cover_days: Floats
    rate: Floats
    lost_per_year: Floats
    holding_per_year: Floats
    reasons: Reasons
