"""The second opinion: what was wanted on like days, the same weekday first, as they were, without a model."""

import numpy as np

from halles.stalls.stock.engine.perishable.quantiles import quantiles
from halles.stalls.stock.engine.perishable.shapes import WEEK, Floats
from halles.stalls.stock.engine.perishable.spread import fading
from halles.stalls.stock.engine.perishable.state import State

HALF_LIFE = 24.0
OTHER_WEEKDAY = 0.15
SAY, FULL_DAYS = 0.18, 21


def alike_quantiles(state: State, number: int, kind_factor: Floats) -> Floats:
    """Return quantiles [levels × i] of demand on the day `number`; NaN for an item without any day."""
    weight = fading(state, number, HALF_LIFE)
    same = (state.recent_day % WEEK) == number % WEEK
    weight = np.where(same, weight, OTHER_WEEKDAY * weight)
    found = quantiles(state.demand, weight[:, None])
    return found * kind_factor


def alike_say(state: State) -> Floats:
    """Return how much the second opinion counts, per item: all its say after three weeks."""
    return SAY * np.minimum(state.seen / FULL_DAYS, 1)
