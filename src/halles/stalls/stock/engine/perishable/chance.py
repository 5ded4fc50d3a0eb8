"""The third opinion: a plain mean of the latest days, a weekday of all of them, and the chance around it.

Few are sold of many items: quantiles of past days are then steps that another month would place elsewhere. A
gamma distribution is smooth, never below nothing, and leans the way counts lean.
"""

from dataclasses import dataclass

import numpy as np

from halles.stalls.stock.engine.perishable.quantiles import LEVELS
from halles.stalls.stock.engine.perishable.shapes import WEEK, Flags, Floats
from halles.stalls.stock.engine.perishable.spread import NORMAL, fading
from halles.stalls.stock.engine.perishable.state import State

HALF_LIFE = 6.0
"""Days after which a day counts half in the mean; the weekdays and the spread take all days kept alike."""
SHOP_DAYS = 10.0
"""A weekday of the shop is believed to be like any other with the weight of so many days."""
SHOP_PIECES = 100.0
"""A weekday of an item is believed to be the shop's with the weight of so many pieces."""
SPREAD_DAYS, FIRST_SPREAD, FARTHEST = 20.0, 1.6, 12.0
"""Variance over mean: what is believed at first, with what weight, and the most that one day may say (what
is further out is left to the other opinions)."""
DOUBT = 3.0
"""A mean of n days adds so much to the variance, over n: it may be wrong, and may have moved."""
CALM, RESTLESS = 0.04, 0.15
"""Relative variances of a day between which the third opinion gains its full say."""
MOST_SAY, FULL_DAYS = 0.4, 21
LEAST = 0.02


@dataclass(frozen=True, eq=False)
class _Days:
    """The days kept [r × i]: demand (0 where not known), whether known; weekdays [r] (0 = Sunday)."""

    demand: Floats
    known: Flags
    weekday: Floats

    def total(self, weekday: int) -> tuple[Floats, Floats]:
        """Return the demand and the number of such days, per item."""
        rows = self.weekday == weekday
        return self.demand[rows].sum(axis=0), self.known[rows].sum(axis=0)


def chance_quantiles(state: State, number: int, kind_factor: Floats) -> Floats:
    """Return quantiles [levels × i] of demand on the day `number`; NaN for an item without any day."""
    weight = fading(state, number, HALF_LIFE)
    known = np.isfinite(state.demand) & (weight > 0)[:, None]
    days = _Days(np.where(known, state.demand, 0.0), known, state.recent_day % WEEK)
    if not known.any():
        return np.full((len(LEVELS), state.items), np.nan)
    week = _week(days)
    usual = week[days.weekday.astype(np.int64)] * known
    weights = weight[:, None] * known
    near, far = (np.maximum((each * usual).sum(axis=0), 1e-9) for each in (weights, known))
    mean = (weights * days.demand).sum(axis=0) / near * week[number % WEEK] * kind_factor
    variance = mean * _spread(days, days.demand.sum(axis=0) / far * usual)
    doubt = DOUBT * (weights**2).sum(axis=0) / np.maximum(weights.sum(axis=0), 1e-9) ** 2
    return np.where(known.any(axis=0), gamma_quantiles(mean, variance * (1 + doubt)), np.nan)


def chance_say(state: State) -> Floats:
    """Return how much the third opinion counts, per item: the more, the more days are mostly chance."""
    restless = np.clip((state.noise - CALM) / (RESTLESS - CALM), 0, 1)
    return MOST_SAY * restless * np.minimum(state.seen / FULL_DAYS, 1)


def gamma_quantiles(mean: Floats, variance: Floats) -> Floats:
    """Return the gamma distribution's quantiles [levels × i], by Wilson and Hilferty's approximation."""
    mean = np.maximum(mean, LEAST)
    ninth = variance / mean**2 / 9
    found: Floats = mean * np.maximum(1 - ninth + np.sqrt(ninth) * NORMAL[:, None], 0.0) ** 3
    return found


def _week(days: _Days) -> Floats:
    """Return each weekday's factor [7 × i]: an item's, drawn to its shop's, drawn to 1."""
    level = np.maximum(days.demand.sum(axis=0) / np.maximum(days.known.sum(axis=0), 1), LEAST)
    own_weight = SHOP_PIECES / level
    week = np.empty((WEEK, len(level)))
    for weekday in range(WEEK):
        demand, count = days.total(weekday)
        usual = float((count * level).sum())
        doubt = SHOP_DAYS * float(level.sum())
        shop = (float(demand.sum()) + doubt) / (usual + doubt)
        week[weekday] = (demand / level + own_weight * shop) / (count + own_weight)
    return np.maximum(week, 0.05)


def _spread(days: _Days, usual: Floats) -> Floats:
    """Return variance over mean, per item, drawn to its shop's: days [r × i] against their usual."""
    squared = (days.demand - usual) ** 2 / np.maximum(usual, LEAST)
    total = np.where(days.known, np.minimum(squared, FARTHEST), 0.0).sum(axis=0)
    count = days.known.sum(axis=0)
    shop = (total.sum() + SPREAD_DAYS * FIRST_SPREAD) / (count.sum() + SPREAD_DAYS)
    found: Floats = (total + SPREAD_DAYS * shop) / (count + SPREAD_DAYS)
    return found
