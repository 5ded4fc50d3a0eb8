"""A year of a shop of goods that keep, lived with one way of ordering or with many at once."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from halles.stalls.stock.engine.cover import Advice, Costs, History, Rhythm, Shelf, cover_advice
from halles.stalls.stock.engine.cover.values import WEEK, YEAR, Flags, Floats

UNIT_COST, MARGIN = 0.6, 0.4
RHYTHM = Rhythm(delivery_weekdays=(3,), lead_days=3)
"""Ordered on Monday evening, two days on the way, there on Thursday morning: an order covers nine days."""
CENT = 0.01
"""Quantities of the data have two decimals: the smallest pack."""

Order = Callable[[int, Floats, Floats, "Told"], Floats]
"""What is ordered on the evening of a test day, from stock on hand, stock on its way, and what was told."""


@dataclass(frozen=True)
class Year:
    """A shop's demand [T, n], its test from row `first` on, and the weekday of the first row."""

    name: str
    items: tuple[str, ...]
    demand: Floats
    first: int
    weekday: int

    @property
    def test(self) -> Floats:
        """Return what was asked for in the test."""
        return self.demand[self.first :]

    def weekday_of(self, day: int) -> int:
        """Return the weekday of a test day; -1 is the day before the test."""
        return (self.weekday + self.first + day) % WEEK

    def is_order_day(self, day: int) -> bool:
        """Return whether an order leaves on the evening of a test day."""
        return RHYTHM.days_to_order(self.weekday_of(day)) == 0


@dataclass(frozen=True)
class Ledger:
    """Units lost and unit-days in stock, [n, ways]; what is sold stands for half of its day."""

    lost: Floats
    stock: Floats

    def cost(self, holding: float) -> Floats:
        """Return the money lost by empty shelves and by stock."""
        return MARGIN * self.lost + UNIT_COST * holding / YEAR * self.stock


@dataclass(frozen=True)
class Told:
    """What a shop itself knows of its test [T, n, ways]: sales, and whether something was left at closing."""

    sales: Floats
    in_stock: Flags


def lived(year: Year, start: Floats, order: Order) -> Ledger:
    """Live through the test from a starting stock [n, ways]; what is asked of an empty shelf is lost."""
    stock, way = start.astype(np.float64), np.zeros_like(start)
    lost, held = np.zeros_like(stock), np.zeros_like(stock)
    told = Told(np.zeros((len(year.test), *start.shape)), np.ones((len(year.test), *start.shape), np.bool_))
    coming: deque[tuple[int, Floats]] = deque()
    for day, asked in enumerate(year.test[..., None]):
        if coming and coming[0][0] == day:
            came = coming.popleft()[1]
            stock, way = stock + came, way - came
        goes = np.minimum(stock, asked)
        held += stock - goes / 2
        lost += asked - goes
        stock = stock - goes
        told.sales[day], told.in_stock[day] = goes, stock > 0
        if year.is_order_day(day):
            ordered = order(day, stock, way, told)
            coming.append((day + RHYTHM.lead_days, ordered))
            way = way + ordered
    return Ledger(lost, held)


def reordered(year: Year, starts: Floats, known_days: int) -> Ledger:
    """Order what was sold in the week; starting stocks are days of the mean of the last `known_days`."""
    usual = year.demand[max(0, year.first - known_days) : year.first].mean(axis=0)

    def week(day: int, _stock: Floats, _way: Floats, told: Told) -> Floats:
        return told.sales[max(0, day - WEEK + 1) : day + 1].sum(axis=0)

    return lived(year, usual[:, None] * starts, week)


def filled_up(year: Year, windows: tuple[int, ...], covers: Floats) -> Ledger:
    """Fill up to each cover of the true mean demand of each window; [n, windows x covers]."""

    def target(day: int) -> Floats:
        now = year.first + day + 1
        means = [year.demand[max(0, now - window) : now].mean(axis=0) for window in windows]
        return np.concatenate([mean[:, None] * covers for mean in means], axis=1)

    return lived(year, target(-1), lambda day, stock, way, _told: np.maximum(0, target(day) - stock - way))


def foreseen(year: Year) -> Ledger:
    """Have each delivery bring what will be asked for until the next one: nothing lost, the least stock."""
    test = year.test
    arrivals = [day + RHYTHM.lead_days for day in range(len(test)) if year.is_order_day(day)]
    bounds = [0, *(day for day in arrivals if 0 < day < len(test)), len(test)]
    stock = np.zeros(test.shape[1])
    for begin, end in pairwise(bounds):
        left = test[begin:end][::-1].cumsum(axis=0)[::-1]
        stock += (left - test[begin:end] / 2).sum(axis=0)
    return Ledger(np.zeros((len(stock), 1)), stock[:, None])


def advised(year: Year, holding: float) -> Ledger:
    """Follow the product's own advice: it is told the shop's sales, never the demand.

    The shelf begins as full as the advice of the evening before the test wants it, as with the other ways.
    """
    items = len(year.items)
    costs = Costs(np.full(items, UNIT_COST), np.full(items, MARGIN), holding)
    past, nothing = year.demand[: year.first], np.zeros(items)

    def advice(day: int, stock: Floats, way: Floats, sales: Floats, in_stock: Flags) -> Advice:
        known = np.concatenate([past, sales]), np.concatenate([np.ones(past.shape, np.bool_), in_stock])
        shelf = Shelf(stock, way, np.full(items, CENT))
        return cover_advice(History(*known, year.weekday_of(day)), shelf, costs, RHYTHM)

    def order(day: int, stock: Floats, way: Floats, told: Told) -> Floats:
        seen = told.sales[: day + 1, :, 0], told.in_stock[: day + 1, :, 0]
        return advice(day, stock[:, 0], way[:, 0], *seen).quantity[:, None]

    start = advice(-1, nothing, nothing, past[:0], np.ones((0, items), np.bool_)).order_up_to
    return lived(year, start[:, None], order)
