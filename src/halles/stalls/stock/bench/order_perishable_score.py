"""What orders of perishables came to: cost, and the waste, lost sales and sold-out days behind it.

A lost sale costs the critical ratio per unit, waste one less that; cost is relative to "what was sold on that
weekday the last time the shop was open" (= 1); perfect foresight costs 0.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from halles.stalls.stock.bench.order_perishable import BASELINE, OURS, Trial

Floats = NDArray[np.float64]

FEWEST_DAYS = 60
"""An item, or a shop, is judged from so many test days on."""
RESAMPLES, SEED = 2000, 20261128


def cost(order: Floats, sold: Floats, ratio: float) -> Floats:
    """Return what each order cost [days × items]."""
    return ratio * np.maximum(sold - order, 0) + (1 - ratio) * np.maximum(order - sold, 0)


def outcome(one: Trial, name: str, ratio: float) -> dict[str, Any]:
    """Return what a way of ordering came to in a shop; quantities of its items are added up as they are."""
    order, sold, base = _test(one, name, ratio)
    return {"cost": _over(cost(order, sold, ratio).sum(), base.sum()), **_shares(order, sold)}


def items(one: Trial, ratio: float) -> list[dict[str, Any]]:
    """Return what our advice came to for each item, with the 95 % bounds of its cost (bootstrap of days)."""
    order, sold, base = _test(one, OURS, ratio)
    costs = cost(order, sold, ratio)
    rows = []
    for column, name in enumerate(one.shop.items):
        low, high = bounds(costs[:, column], base[:, column])
        total = _over(costs[:, column].sum(), base[:, column].sum())
        shares = _shares(order[:, column], sold[:, column])
        rows.append({"item": name, "days": len(sold), "cost": total, "low": low, "high": high, **shares})
    return rows


def bounds(costs: Floats, base: Floats) -> tuple[float | None, float | None]:
    """Return the 95 % bounds of a ratio of sums over days drawn again, with a fixed seed."""
    drawn = np.random.default_rng(SEED).integers(0, len(costs), (RESAMPLES, len(costs)))
    total = base[drawn].sum(axis=1)
    if not (total > 0).all():
        return None, None
    low, high = np.quantile(costs[drawn].sum(axis=1) / total, [0.025, 0.975])
    return round(float(low), 3), round(float(high), 3)


def _test(one: Trial, name: str, ratio: float) -> tuple[Floats, Floats, Floats]:
    """Return orders, sales and the baseline's costs on the days that count."""
    sold = one.shop.quantities[one.test]
    base = cost(one.orders[BASELINE][ratio][one.test], sold, ratio)
    return one.orders[name][ratio][one.test], sold, base


def _shares(order: Floats, sold: Floats) -> dict[str, float | None]:
    total = sold.sum()
    return {
        "waste": _over(np.maximum(order - sold, 0).sum(), total),
        "lost": _over(np.maximum(sold - order, 0).sum(), total),
        "sold_out_days": round(float((sold >= np.maximum(order, 1e-9)).mean()), 3),
    }


def _over(part: float, whole: float) -> float | None:
    return round(float(part / whole), 4) if whole > 0 else None
