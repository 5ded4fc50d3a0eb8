"""Quantiles of weighted days, column by column."""

import numpy as np

from halles.stalls.stock.engine.perishable.shapes import Floats

LEVELS = (np.arange(40) + 0.5) / 40
"""A distribution is kept as its quantiles at these levels."""


def quantiles(values: Floats, weights: Floats) -> Floats:
    """Return the quantiles [levels × columns] of values [days × columns], weighted [days × 1 or columns].

    NaN values weigh nothing; a column without any value gives NaN. A day stands at the middle of its weight.
    """
    weight = np.where(np.isfinite(values), weights, 0.0)
    order = np.argsort(values, axis=0)
    value = np.take_along_axis(values, order, axis=0)
    weight = np.take_along_axis(weight, order, axis=0)
    total = weight.sum(axis=0)
    reached = (np.cumsum(weight, axis=0) - weight / 2) / np.where(total > 0, total, 1.0)
    found = np.full((len(LEVELS), values.shape[1]), np.nan)
    for column in np.flatnonzero(total > 0):
        known = weight[:, column] > 0
        found[:, column] = np.interp(LEVELS, reached[known, column], value[known, column])
    return found
