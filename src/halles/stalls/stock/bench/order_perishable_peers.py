"""Simpler ways to order perishables, each from the days before alone; quantities [days × items]."""

import numpy as np
from numpy.typing import NDArray

from halles.stalls.stock.bench.order_data import Shop

Floats = NDArray[np.float64]
WEEK = 7
LEVEL_SPEED, WEEKDAY_SPEED, RESIDUALS = 0.15, 0.15, 120
SAME_DAYS = 8


def last_week(shop: Shop) -> Floats:
    """Return what was sold the last time it was open on that weekday: the baseline, whose cost is 1."""
    found = np.zeros_like(shop.quantities)
    for row in range(len(found)):
        before = _same_weekdays(shop, row)
        if before:
            found[row] = shop.quantities[before[0]]
    return found


def quantile_of_same_days(shop: Shop, ratio: float) -> Floats:
    """Return the quantile of the last eight such weekdays."""
    found = np.zeros_like(shop.quantities)
    for row in range(len(found)):
        before = _same_weekdays(shop, row)[:SAME_DAYS]
        if before:
            found[row] = np.quantile(shop.quantities[before], ratio, axis=0)
    return found


def ewma_rule(shop: Shop, ratio: float) -> Floats:
    """Return level × weekday, both followed exponentially, times the quantile of past ratios to it."""
    sold = shop.quantities
    found, weekdays, ratios = (
        np.zeros_like(sold),
        np.ones((WEEK, sold.shape[1])),
        np.empty((0, sold.shape[1])),
    )
    level: Floats | None = None
    for row in range(len(sold)):
        weekday = weekdays[row % WEEK]
        if level is not None:
            spread = np.quantile(ratios[-RESIDUALS:], ratio, axis=0) if len(ratios) > WEEK else 1.0
            found[row] = level * weekday * spread
        if not shop.open[row]:
            continue
        level = np.maximum(sold[row], 0.5) if level is None else level
        ratios = np.vstack([ratios, sold[row] / np.maximum(level * weekday, 0.1)])
        weekday += WEEKDAY_SPEED * (sold[row] / np.maximum(level, 0.1) - weekday)
        level = level + LEVEL_SPEED * (sold[row] / np.maximum(weekday, 0.2) - level)
    return found


def best_fixed(shop: Shop, ratio: float, first: int) -> Floats:
    """Return the one quantity per weekday that was best in hindsight over the test: not a way, a mark."""
    found = np.zeros_like(shop.quantities)
    for weekday in range(WEEK):
        rows = [row for row in range(first, len(found)) if row % WEEK == weekday and shop.open[row]]
        if rows:
            found[rows] = np.quantile(shop.quantities[rows], ratio, axis=0, method="inverted_cdf")
    return found


def _same_weekdays(shop: Shop, row: int) -> list[int]:
    """Return the open days of a weekday before a day, the latest first."""
    return [each for each in range(row - WEEK, -1, -WEEK) if shop.open[each]]
