"""The second opinion: what was wanted on like days, the same weekday first, as they were, without a model."""

import numpy as np

from halles.stalls.stock.engine.perishable.quantiles import quantiles
from halles.stalls.stock.engine.perishable.shapes import WEEK, Floats
from halles.stalls.stock.engine.perishable.spread import fading
from halles.stalls.stock.engine.perishable.state import State

HALF_LIFE = 24.0
OTHER_WEEKDAY = 0.15
CALM, RESTLESS = 0.04, 0.15
"""Relative variances of a day between which the second opinion gains its full say."""
LEAST_SAY, MOST_SAY = 0.15, 0.4
FULL_DAYS = 21


def alike_quantiles(state: State, number: int, kind_factor: Floats) -> Floats:
    """Return quantiles [levels × i] of demand on the day `number`; NaN for an item without any day."""
    weight = fading(state, number, HALF_LIFE)
    same = (state.recent_day % WEEK) == number % WEEK
    weight = np.where(same, weight, OTHER_WEEKDAY * weight)
    found = quantiles(state.demand, weight[:, None])
    return found * kind_factor


def say(state: State) -> Floats:
    """Return how much the second opinion counts, per item: more where days are mostly chance."""
    restless = np.clip((state.noise - CALM) / (RESTLESS - CALM), 0, 1)
    return (LEAST_SAY + (MOST_SAY - LEAST_SAY) * restless) * np.minimum(state.seen / FULL_DAYS, 1)
