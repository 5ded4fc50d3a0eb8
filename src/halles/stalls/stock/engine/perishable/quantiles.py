"""Quantiles of weighted days of which some are only lower bounds (Kaplan and Meier's estimate), by columns."""

import numpy as np

from halles.stalls.stock.engine.perishable.shapes import Flags, Floats

LEVELS = (np.arange(40) + 0.5) / 40
"""A distribution is kept as its quantiles at these levels."""


def quantiles(values: Floats, weights: Floats, is_bound: Flags, levels: Floats = LEVELS) -> Floats:
    """Return quantiles [levels × columns] of values [days × columns]; NaN values weigh nothing.

    A value that is a bound hands its weight to those above it. A column without any value gives NaN.
    """
    weight = np.where(np.isfinite(values), weights, 0.0)
    order = np.argsort(values, axis=0)
    value = np.take_along_axis(values, order, axis=0)
    weight = np.take_along_axis(weight, order, axis=0)
    event = weight * ~np.take_along_axis(is_bound, order, axis=0)
    at_risk = np.cumsum(weight[::-1], axis=0)[::-1]
    hazard = event / np.maximum(at_risk, 1e-300)
    after = np.cumprod(1 - hazard, axis=0)
    before = np.concatenate([np.ones((1, values.shape[1])), after[:-1]])
    # Half of a day's own weight lies below its value.
    reached = 1 - (before + after) / 2
    reached[event <= 0] = np.nan
    return _read_off(value, reached, levels)


def _read_off(value: Floats, reached: Floats, levels: Floats) -> Floats:
    """Return values at levels, straight between known points, flat beyond them."""
    found = np.full((len(levels), value.shape[1]), np.nan)
    for column in range(value.shape[1]):
        known = np.isfinite(reached[:, column])
        if known.any():
            found[:, column] = np.interp(levels, reached[known, column], value[known, column])
    return found
