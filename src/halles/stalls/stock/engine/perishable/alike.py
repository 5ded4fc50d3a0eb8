"""The second opinion: what was wanted on like days, the same weekday first, brought to today's level."""

import numpy as np

from halles.stalls.stock.engine.perishable.quantiles import quantiles
from halles.stalls.stock.engine.perishable.shapes import WEEK, Floats
from halles.stalls.stock.engine.perishable.spread import fading
from halles.stalls.stock.engine.perishable.state import State

HALF_LIFE = 35.0
OTHER_WEEKDAY = 0.12
POWER = 0.7
"""A day is scaled by this power of how the level moved since: levels are guesses too."""
CALM, RESTLESS = 0.05, 0.25
"""Relative variances of a day between which the second opinion gains its full say."""
LEAST_SAY, MOST_SAY = 0.1, 0.4
FULL_DAYS = 42


def alike_quantiles(state: State, number: int, kind_factor: Floats) -> Floats:
    """Return quantiles [levels × i] of demand on the day `number`; NaN for an item without any day."""
    weight = fading(state, number, HALF_LIFE)
    same = (state.recent_day % WEEK) == number % WEEK
    weight = np.where(same, weight, OTHER_WEEKDAY * weight)
    moved = np.clip((state.fast + 0.5) / (state.level + 0.5), 1 / 3, 3) ** POWER
    found = quantiles(state.demand * moved, weight[:, None], state.is_censored > 0)
    return found * kind_factor


def say(state: State) -> Floats:
    """Return how much the second opinion counts, per item: more where days are mostly chance."""
    restless = np.clip((state.noise - CALM) / (RESTLESS - CALM), 0, 1)
    return (LEAST_SAY + (MOST_SAY - LEAST_SAY) * restless) * np.minimum(state.seen / FULL_DAYS, 1)
