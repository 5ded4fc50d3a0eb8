"""Sold out: what would have been wanted, at least what was sold, from what was expected and its spread."""

import numpy as np

from halles.stalls.stock.engine.perishable.shapes import Floats

FURTHEST = 3.0
"""A bound further above the mean than so many deviations is taken as so far: the mean was wrong."""
_TABLE_AT = np.linspace(-4.0, 6.0, 201)


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


_CHANCE_BEYOND = _beyond(_TABLE_AT)
_MEAN_BEYOND = _density(_TABLE_AT) / _CHANCE_BEYOND


def wanted(sold: Floats, expected: Floats, deviation: Floats) -> Floats:
    """Return the mean demand of days on which at least `sold` was wanted."""
    at = np.clip((sold - expected) / deviation, -4.0, FURTHEST)
    over = expected + deviation * np.interp(at, _TABLE_AT, _MEAN_BEYOND)
    return np.maximum(over, sold)


def one_of_them(sold: Floats, expected: Floats, deviation: Floats, place: Floats) -> Floats:
    """Return one demand of at least `sold`; `place` (0 to 1) says which, from the largest to the least."""
    at = np.clip((sold - expected) / deviation, -4.0, FURTHEST)
    chance = np.interp(at, _TABLE_AT, _CHANCE_BEYOND) * place
    drawn = np.interp(-chance, -_CHANCE_BEYOND, _TABLE_AT)
    return np.maximum(expected + deviation * drawn, sold)
