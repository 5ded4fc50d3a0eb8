"""How much days differ from what was expected: a scale per item, and quantiles of standard residuals."""

import numpy as np

from halles.stalls.stock.engine.perishable.quantiles import quantiles
from halles.stalls.stock.engine.perishable.shapes import Floats
from halles.stalls.stock.engine.perishable.state import RECENT, State

RELATIVE = 0.03
"""Variance is scale × (μ + RELATIVE × μ²)."""
FADING = 0.985
SHARED_DAYS = 8.0
FIRST_SCALE = 1.2
LARGEST = 9.0
HALF_LIFE = 30.0
POOLED_DAYS = 60.0
"""An item's own residuals weigh as much as those of its shop once it has so many days (fading)."""
FEWEST = 8
NORMAL = np.array([
    -2.241, -1.78, -1.534, -1.356, -1.213, -1.092, -0.984, -0.887, -0.798, -0.715, -0.637, -0.561, -0.489,
    -0.419, -0.35, -0.283, -0.217, -0.151, -0.088, -0.031,
])  # fmt: skip
NORMAL = np.concatenate([NORMAL, -NORMAL[::-1]])
"""The normal distribution's quantiles at `LEVELS`: what is believed of a shop's first days."""


def deviation(state: State, expected: Floats) -> Floats:
    """Return the standard deviation of a day of which `expected` is the mean."""
    shop_days = float(state.scale_days.sum())
    shared = (float(state.scale_sum.sum()) + SHARED_DAYS * FIRST_SCALE) / (shop_days + SHARED_DAYS)
    scale = (state.scale_sum + SHARED_DAYS * shared) / (state.scale_days + SHARED_DAYS)
    found: Floats = np.sqrt(scale * _unit(expected))
    return found


def learn_spread(state: State, expected: Floats, demand: Floats) -> None:
    """Take in how far a day was from its mean, in place; NaN teaches nothing."""
    on = np.isfinite(demand)
    now = deviation(state, expected) ** 2
    squared = np.minimum((demand - expected) ** 2, LARGEST * now) / _unit(expected)
    state.scale_sum[on] = FADING * state.scale_sum[on] + squared[on]
    state.scale_days[on] = FADING * state.scale_days[on] + 1


def fading(state: State, number: int, half_life: float) -> Floats:
    """Return the weight of each kept day as seen on the day `number`; 0 where none is kept."""
    age = number - state.recent_day
    return np.where((state.recent_day > 0) & (age <= RECENT), 0.5 ** (age / half_life), 0.0)


def standard_quantiles(state: State, number: int) -> Floats:
    """Return quantiles [levels × i] of standard residuals: an item's own, and its shop's by what it lacks."""
    weight = fading(state, number, HALF_LIFE)
    known = np.isfinite(state.residual)
    pooled = _pooled(state.residual[known], np.broadcast_to(weight[:, None], known.shape)[known])
    own = quantiles(state.residual, weight[:, None])
    days = (known * (weight[:, None] > 0)).sum(axis=0)
    is_told = (days >= FEWEST) & np.isfinite(own).all(axis=0)
    share = np.where(is_told, days / (days + POOLED_DAYS), 0.0)
    return np.where(share > 0, share * own, 0.0) + (1 - share) * pooled[:, None]


def _pooled(values: Floats, weights: Floats) -> Floats:
    """Return the shop's quantiles, drawn towards the normal ones while it has few."""
    if not weights.any():
        return NORMAL
    found = quantiles(values[:, None], weights[:, None])[:, 0]
    share = len(values) / (len(values) + 20.0)
    mixed: Floats = share * found + (1 - share) * NORMAL
    return mixed


def _unit(expected: Floats) -> Floats:
    return expected + RELATIVE * expected**2
