"""Perishables ordered each evening for the next day, through a last part of the sales that taught nothing by hand.

The test is the last 40 % of a shop's days, at most a year; the state learns on each evening, as in the product.
Days on which a shop sold nothing at all were closed: nobody orders for them and they cost nothing. A lost sale
costs the critical ratio per unit, waste one less that; cost is relative to "what you sold on that weekday the last
time you were open" (= 1); perfect foresight costs 0. Sales stand for demand: nobody published what ran out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from halles.stalls.stock.bench import order_perishable_peers as peers
from halles.stalls.stock.bench.order_data import Shop
from halles.stalls.stock.bench.order_perishable_days import kinds_of_days, published
from halles.stalls.stock.engine.perishable import Day, Tomorrow, advice, learn, start

Floats = NDArray[np.float64]

RATIOS = (0.6, 0.8)
TEST_SHARE, TEST_MOST = 0.4, 365
FEWEST_DAYS = 60
"""An item is judged alone, and a shop at all, from so many test days on."""
RESAMPLES, SEED = 2000, 20261128
OURS, BASELINE, HINDSIGHT = "ours", "last_week", "best_fixed_in_hindsight"


@dataclass(frozen=True, eq=False)
class Trial:
    """A shop's test: what each way ordered [way → ratio → days × items], which days and items count in whole."""

    shop: Shop
    test: NDArray[np.bool_]
    is_pieces: NDArray[np.bool_]
    orders: dict[str, dict[float, Floats]]


def first_test_day(shop: Shop) -> int:
    """Return the row of the first test day."""
    days = len(shop.open)
    return days - min(TEST_MOST, int(days * TEST_SHARE))


def trial(shop: Shop, folder: Path) -> Trial:
    """Let us, and every peer, order each evening of a shop's test."""
    first = first_test_day(shop)
    is_pieces = np.asarray((shop.quantities[:first] % 1 == 0).all(axis=0))
    orders = dict(_peers(shop, folder, first))
    orders[OURS] = ours(shop, kinds_of_days(shop, folder), first, is_pieces)
    rounded = {
        name: {ratio: np.where(is_pieces, np.floor(order + 0.5), order) for ratio, order in each.items()}
        for name, each in orders.items()
    }
    test = shop.open & (np.arange(len(shop.open)) >= first)
    return Trial(shop, test, is_pieces, rounded)


def ours(shop: Shop, kinds: Floats, first: int, is_pieces: NDArray[np.bool_]) -> dict[float, Floats]:
    """Return what the advice was on each test day, at each critical ratio, knowing sales until the evening before."""
    state, items = start(is_pieces), len(shop.items)
    orders = {ratio: np.zeros_like(shop.quantities) for ratio in RATIOS}
    no_batch, nothing_out = np.zeros(items), np.zeros(items, bool)
    for row, sold in enumerate(shop.quantities):
        number, is_open = shop.first.toordinal() + row, bool(shop.open[row])
        if row >= first:
            for ratio in RATIOS:
                day = Tomorrow(number, kinds[row], is_open, np.full(items, ratio), no_batch)
                orders[ratio][row] = advice(state, day).quantity
        state = learn(state, Day(number, kinds[row], is_open, sold, nothing_out))
    return orders


def _peers(shop: Shop, folder: Path, first: int) -> Iterator[tuple[str, dict[float, Floats]]]:
    same = peers.last_week(shop)
    yield BASELINE, dict.fromkeys(RATIOS, same)
    yield "last_week_plus_10", dict.fromkeys(RATIOS, 1.1 * same)
    yield "quantile_8", {ratio: peers.quantile_of_same_days(shop, ratio) for ratio in RATIOS}
    yield "ewma_rule", {ratio: peers.ewma_rule(shop, ratio) for ratio in RATIOS}
    yield HINDSIGHT, {ratio: peers.best_fixed(shop, ratio, first) for ratio in RATIOS}
    forecast = published(shop, folder)
    if forecast is not None:
        yield "published_forecast", dict.fromkeys(RATIOS, np.where(np.isnan(forecast), same, forecast))


def cost(order: Floats, sold: Floats, ratio: float) -> Floats:
    """Return what each order cost [days × items]."""
    return ratio * np.maximum(sold - order, 0) + (1 - ratio) * np.maximum(order - sold, 0)


def outcome(one: Trial, name: str, ratio: float) -> dict[str, Any]:
    """Return what a way of ordering came to in a shop: cost, and its waste, lost sales, sold-out days beside."""
    order, sold = one.orders[name][ratio][one.test], one.shop.quantities[one.test]
    base = cost(one.orders[BASELINE][ratio][one.test], sold, ratio)
    return {"cost": _over(cost(order, sold, ratio).sum(), base.sum()), **_shares(order, sold)}


def items(one: Trial, ratio: float) -> list[dict[str, Any]]:
    """Return what our advice came to for each item, with the bounds of its cost ratio (95 %, bootstrap of days)."""
    order, sold = one.orders[OURS][ratio][one.test], one.shop.quantities[one.test]
    costs = cost(order, sold, ratio)
    base = cost(one.orders[BASELINE][ratio][one.test], sold, ratio)
    rows = []
    for column, name in enumerate(one.shop.items):
        low, high = bounds(costs[:, column], base[:, column])
        ratio_of = _over(costs[:, column].sum(), base[:, column].sum())
        shares = _shares(order[:, column], sold[:, column])
        rows.append({"item": name, "days": len(sold), "cost": ratio_of, "low": low, "high": high, **shares})
    return rows


def bounds(costs: Floats, base: Floats) -> tuple[float | None, float | None]:
    """Return the 95 % bounds of a ratio of sums over days drawn again, with a fixed seed."""
    drawn = np.random.default_rng(SEED).integers(0, len(costs), (RESAMPLES, len(costs)))
    total = base[drawn].sum(axis=1)
    if not (total > 0).all():
        return None, None
    low, high = np.quantile(costs[drawn].sum(axis=1) / total, [0.025, 0.975])
    return round(float(low), 3), round(float(high), 3)


def _shares(order: Floats, sold: Floats) -> dict[str, float | None]:
    total = sold.sum()
    return {
        "waste": _over(np.maximum(order - sold, 0).sum(), total),
        "lost": _over(np.maximum(sold - order, 0).sum(), total),
        "sold_out_days": round(float((sold >= np.maximum(order, 1e-9)).mean()), 3),
    }


def _over(part: float, whole: float) -> float | None:
    return round(float(part / whole), 4) if whole > 0 else None
