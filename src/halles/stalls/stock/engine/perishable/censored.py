"""Sold out: what would have been wanted, at least what was sold, from what was expected and its spread."""

import numpy as np

from halles.stalls.stock.engine.perishable.shapes import Floats

FURTHEST = 3.0
"""Bounds further above the mean than so many deviations are taken as so far: the mean was wrong, not the day."""
_TABLE_AT = np.linspace(-4.0, FURTHEST, 141)


def _density(at: Floats) -> Floats:
    return np.exp(-0.5 * at**2) / np.sqrt(2 * np.pi)


def _beyond(at: Floats) -> Floats:
    """Return the normal chance beyond points, by Abramowitz and Stegun's formula 26.2.17 (error < 1e-7)."""
    k = 1 / (1 + 0.2316419 * np.abs(at))
    powers = k[:, None] ** np.arange(1, 6)
    tail = _density(at) * (
        powers @ np.array([0.319381530, -0.356563782, 1.781477937, -1.821255978, 1.330274429])
    )
    return np.where(at >= 0, tail, 1 - tail)


_MEAN_BEYOND = _density(_TABLE_AT) / _beyond(_TABLE_AT)


def wanted(sold: Floats, expected: Floats, deviation: Floats) -> Floats:
    """Return the mean demand of days on which at least `sold` was wanted."""
    at = np.clip((sold - expected) / deviation, -4.0, FURTHEST)
    over = expected + deviation * np.interp(at, _TABLE_AT, _MEAN_BEYOND)
    return np.maximum(over, sold)
