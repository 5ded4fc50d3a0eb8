"""Perishables ordered each evening for the next day, through a last part of the sales.

The test is the last 40 % of a shop's days, at most a year; the state learns on each evening, as in the
product. Days on which a shop sold nothing at all were closed: nobody orders for them and they cost nothing.
Sales stand for demand, since nobody published what ran out; `CENSORED` orders once more, told only what its
own orders let through and what ran out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from halles.stalls.stock.bench import order_perishable_peers as peers
from halles.stalls.stock.bench.order_data import Shop
from halles.stalls.stock.bench.order_perishable_days import kinds_of_days, published
from halles.stalls.stock.bench.order_perishable_trees import trees
from halles.stalls.stock.engine.perishable import (
    Day,
    History,
    State,
    Tomorrow,
    advice,
    learn,
    learn_all,
    start,
)

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Orders = dict[float, Floats]

RATIOS = (0.6, 0.8)
TEST_SHARE, TEST_MOST = 0.4, 365
OURS, CENSORED, BASELINE = "ours", "ours_told_only_sales", "last_week"
QUICK_CENSORED_DAYS = 180
HINDSIGHT = "best_fixed_in_hindsight"
MARKS = (OURS, CENSORED, BASELINE, HINDSIGHT)
"""What is no peer: ourselves, what costs 1, and what nobody can know."""


@dataclass(frozen=True, eq=False)
class Trial:
    """A shop's test: what each way ordered (critical ratio → [days × items]), and which days count."""

    shop: Shop
    test: Flags
    orders: dict[str, Orders]


@dataclass(frozen=True, eq=False)
class Walk:
    """What our advice needs to live through a shop's days."""

    shop: Shop
    kinds: Floats
    is_pieces: Flags
    first: int

    def tomorrow(self, row: int, ratio: float) -> Tomorrow:
        """Return a day to order for."""
        items = len(self.is_pieces)
        number, is_open = self.shop.first.toordinal() + row, bool(self.shop.open[row])
        return Tomorrow(number, self.kinds[row], is_open, np.full(items, ratio), np.zeros(items))

    def day(self, row: int, sold: Floats, sold_out: Flags) -> Day:
        """Return a day that is over."""
        number, is_open = self.shop.first.toordinal() + row, bool(self.shop.open[row])
        return Day(number, self.kinds[row], is_open, sold, sold_out)

    def learnt(self, days: int) -> State:
        """Return what is known after the first days, told what was wanted."""
        sold, number = self.shop.quantities[:days], self.shop.first.toordinal()
        nothing_out = np.zeros(sold.shape, bool)
        past = History(self.is_pieces, number, self.kinds[:days], self.shop.open[:days], sold, nothing_out)
        return learn_all(start(self.is_pieces), past)


def trial(shop: Shop, folder: Path, *, quick: bool) -> Trial:
    """Let us, and every peer, order each evening of a shop's test; `quick` spares trees and days."""
    days = len(shop.open)
    first = days - min(TEST_MOST, int(days * TEST_SHARE))
    is_pieces = np.asarray((shop.quantities[:first] % 1 == 0).all(axis=0))
    walk = Walk(shop, kinds_of_days(shop, folder), is_pieces, first)
    orders = dict(_peers(walk, folder, quick))
    whole = {
        name: {ratio: np.where(is_pieces, np.floor(order + 0.5), order) for ratio, order in each.items()}
        for name, each in orders.items()
    }
    since = max(0, first - QUICK_CENSORED_DAYS) if quick else 0
    known = walk.learnt(since)
    whole[CENSORED] = {ratio: _told_only_sales(walk, ratio, known, since) for ratio in RATIOS}
    whole[OURS] = _told_demand(walk)
    return Trial(shop, shop.open & (np.arange(days) >= first), whole)


def _told_demand(walk: Walk) -> Orders:
    """Return what our advice was on each test day, knowing what was wanted until the evening before."""
    state, demand = walk.learnt(walk.first), walk.shop.quantities
    orders = {ratio: np.zeros_like(demand) for ratio in RATIOS}
    nothing_out = np.zeros(demand.shape[1], bool)
    for row in range(walk.first, len(demand)):
        for ratio in RATIOS:
            orders[ratio][row] = advice(state, walk.tomorrow(row, ratio)).quantity
        state = learn(state, walk.day(row, demand[row], nothing_out))
    return orders


def _told_only_sales(walk: Walk, ratio: float, state: State, since: int) -> Floats:
    """Return the same; from the day `since` on, before which `state` is, told what orders let through."""
    demand = walk.shop.quantities
    orders = np.zeros_like(demand)
    for row in range(since, len(demand)):
        said = advice(state, walk.tomorrow(row, ratio))
        orders[row] = said.quantity
        # Without advice yet, an item never ran out.
        order = np.where(said.is_early, np.inf, said.quantity)
        out = (demand[row] >= order) & bool(walk.shop.open[row])
        state = learn(state, walk.day(row, np.minimum(demand[row], order), out))
    return orders


def _peers(walk: Walk, folder: Path, quick: bool) -> Iterator[tuple[str, Orders]]:
    shop = walk.shop
    same = peers.last_week(shop)
    yield BASELINE, dict.fromkeys(RATIOS, same)
    yield "last_week_plus_10", dict.fromkeys(RATIOS, 1.1 * same)
    yield "quantile_8", {ratio: peers.quantile_of_same_days(shop, ratio) for ratio in RATIOS}
    yield "ewma_rule", {ratio: peers.ewma_rule(shop, ratio) for ratio in RATIOS}
    yield HINDSIGHT, {ratio: peers.best_fixed(shop, ratio, walk.first) for ratio in RATIOS}
    forecast = published(shop, folder)
    if forecast is not None:
        yield "published_forecast", dict.fromkeys(RATIOS, np.where(np.isnan(forecast), same, forecast))
    grown = {ratio: trees(shop, walk.kinds, ratio, walk.first, quick=quick) for ratio in RATIOS}
    found = {ratio: each for ratio, each in grown.items() if each is not None}
    if found:
        yield "lightgbm", found
