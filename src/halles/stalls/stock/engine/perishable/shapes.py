"""What the evening order of perishables takes and gives: days, histories, orders, advice."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

WEEK = 7


@dataclass(frozen=True)
class Day:
    """A day that is over, of one shop.

    `number` is the day's `date.toordinal()`; `kinds` is one value per kind of day (0 = not, 1 = fully);
    `sold` is the quantity per item (NaN = the item was not on sale, nothing is learnt); `sold_out` says that
    an item ran out, so that at least as many were wanted.
    """

    number: int
    kinds: Floats
    is_open: bool
    sold: Floats
    sold_out: Flags


@dataclass(frozen=True)
class History:
    """Days that are over: `Day` with a first axis of days; `number` is the first day's, one row per day.

    `is_pieces` says of each item whether it is counted, or else weighed (or in money).
    """

    is_pieces: Flags
    number: int
    kinds: Floats
    is_open: Flags
    sold: Floats
    sold_out: Flags

    def day(self, row: int) -> Day:
        """Return one day of it."""
        return Day(
            self.number + row, self.kinds[row], bool(self.is_open[row]), self.sold[row], self.sold_out[row]
        )


@dataclass(frozen=True)
class Tomorrow:
    """The day to order for. Per item: critical ratio (0 to 1) and batch size (0 = none).

    The critical ratio is what one more piece sold earns, divided by that and what one piece wasted costs.
    """

    number: int
    kinds: Floats
    is_open: bool
    ratio: Floats
    batch: Floats


@dataclass(frozen=True)
class Advice:
    """What to have tomorrow, and why; one value per item, never NaN.

    `is_early`: too few days are known (quantity is 0 and means nothing). The quantity follows from
    `level` (a day of mean demand) × `weekday` × `kind` × `recent` = `expected`, and from how much days differ
    (`spread`, a standard deviation). `kind_name` is the column of the strongest kind of day, -1 if none.
    `sold_out` is how much of the level is demand that sold-out days did not show (1.1 = a tenth).
    `waste` and `lost` are mean quantities, `sells_out` a chance.
    """

    quantity: Floats
    is_early: Flags
    level: Floats
    weekday: Floats
    kind: Floats
    kind_name: NDArray[np.int64]
    recent: Floats
    sold_out: Floats
    expected: Floats
    spread: Floats
    waste: Floats
    lost: Floats
    sells_out: Floats
