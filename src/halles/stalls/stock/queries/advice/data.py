"""What was sold of each item on each day, as tables of days × items, the oldest day first."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import numpy as np
from django.db.models import F, QuerySet
from numpy.typing import NDArray

from halles.stalls.stock.models import DaySale, Item, TillFile, Unit

PAST = 760
"""Days that teach: two years, and a month to begin with."""
GRAMS = 1000


@dataclass(frozen=True)
class Proposed:
    """One line to come: so much of an item (smallest step of its unit), and what led to it."""

    item: str
    day: date
    quantity: int
    basis: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Early:
    """An item of which too little is known, and how many more days of sales it takes."""

    item: Item
    days: int


@dataclass(frozen=True)
class Past:
    """What is known of some items from `first` on: one row a day, one column an item.

    `sold` is in pieces or kilos, NaN where nothing was told; `is_told` are days of which the shop told
    something at all.
    """

    items: Sequence[Item]
    first: date
    sold: NDArray[np.float64]
    sold_out: NDArray[np.bool_]
    is_told: NDArray[np.bool_]

    def day(self, row: int) -> date:
        """Return the day of a row."""
        return self.first + timedelta(row)


def advised(*, organisation: str, is_perishable: bool) -> list[Item]:
    """Return the items that a list may be about, by department and name."""
    items = Item.objects.filter(
        organisation=organisation, archived_at=None, is_advised=True, is_perishable=is_perishable
    )
    return list(items.select_related("level").order_by("family", "name", "pk"))


def past_of(*, organisation: str, items: Sequence[Item], until: date) -> Past:
    """Return what was sold of items up to a day, in three statements.

    A till tells every sale: a day without one is a day of none. Where people type, silence says nothing, and
    a day of which only the market's hand-overs are known was not told yet.
    """
    has_till = TillFile.objects.filter(organisation=organisation, kind__in=("sales", "both")).exists()
    days = told_sales(day__gt=until - timedelta(PAST), day__lte=until)
    rows = days.filter(item__in=[item.pk for item in items])
    if not has_till and rows.filter(quantity__gt=F("handed_over")).exists():
        rows = rows.exclude(quantity=F("handed_over"), handed_over__gt=0, is_sold_out=False)
    told = list(rows.values_list("item", "day", "quantity", "is_sold_out"))
    first = min((row[1] for row in told), default=until)
    shape = ((until - first).days + 1, len(items))
    sold, out = np.full(shape, np.nan), np.zeros(shape, np.bool_)
    column = {item.pk: place for place, item in enumerate(items)}
    step = np.array([GRAMS if item.unit == Unit.KILO else 1 for item in items], np.float64)
    for item, day, quantity, is_out in told:
        at = (day - first).days, column[item]
        sold[at], out[at] = max(0, quantity) / step[at[1]], is_out
    is_told = ~np.isnan(sold).all(axis=1)
    if has_till:
        sold = _with_zeros(sold, is_told)
    return Past(items, first, sold, out, is_told)


def told_sales(**days: date) -> QuerySet[DaySale]:
    """Return days of which sales were told: one that knows losses alone says nothing of sales."""
    return DaySale.objects.filter(**days).exclude(quantity=0, is_sold_out=False, thrown_away__gt=0)


def steps(amount: float, item: Item) -> int:
    """Return pieces or kilos in the smallest step of the unit; weights are rounded to a hundred grams."""
    return round(amount * 10) * 100 if item.unit == Unit.KILO else round(amount)


def ratio_of(item: Item, usual: int) -> float:
    """Return the share of the price that stays with the shop, 0 to 1."""
    return (item.margin or usual) / 100


def _with_zeros(sold: NDArray[np.float64], is_told: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return sales in which an item that is on sale and was not sold on a day that was told sold none."""
    began = np.maximum.accumulate(~np.isnan(sold), axis=0)
    return np.where(np.isnan(sold) & began & is_told[:, None], 0.0, sold)
