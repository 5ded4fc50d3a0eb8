"""What moves a day away from the usual: one regression for all items of a shop, learnt evening by evening.

Counts with more spread than chance (weight μ / (1 + μ × OVER)), a logarithmic link, one Newton step a day,
and ridges towards what other shops taught. Kinds of day may also act on one item alone.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from halles.stalls.stock.engine.perishable.kinds import PRIOR
from halles.stalls.stock.engine.perishable.shapes import Floats
from halles.stalls.stock.engine.perishable.state import FEATURES, YEAR, State
from halles.stalls.stock.engine.perishable.usual import Usual

BELIEVED = {"item_trend": 0.3, "shop_trend": 0.15, "item_yesterday": 0.05, "item_last_week": 0.06}
BELIEVED |= {"shop_yesterday": 0.1}
CENTRE = np.concatenate([[BELIEVED.get(name, 0.0) for name in FEATURES], PRIOR])
RIDGE = np.concatenate([np.full(len(FEATURES), 60.0), np.full(len(PRIOR), 8.0)])
OWN_RIDGE = 20.0
OVER = 1.2
FADING = 0.998
SURPRISE = 1.0
MOST = 1.5
"""A day is at most e^1.5 times the usual; a surprise is at most a doubling, and what chance adds to it."""
YEAR_AGO = 364
SAME_WEEKS = np.arange(-4, 5) - YEAR_AGO
WEEKS_BEFORE = np.arange(-29, -1) - YEAR_AGO


@dataclass(frozen=True, eq=False)
class Effects:
    """Features [i × p], common and own logarithms of the factors [i], and the kinds' part of them [i]."""

    rows: Floats
    common: Floats
    own: Floats
    special: Floats

    @property
    def factor(self) -> Floats:
        """What the usual is multiplied by."""
        return np.exp(np.clip(self.common + self.own, -MOST, MOST))


def effects(state: State, number: int, weekday: int, kinds: Floats) -> Effects:
    """Return what makes the day `number` unlike the usual of its weekday, as far as is known."""
    rows = _rows(state, number, weekday, kinds)
    learnt = coefficients(state)
    own = kinds @ (state.own_moment / (state.own_precision + OWN_RIDGE))
    special = np.clip(float(kinds @ learnt[len(FEATURES) :]) + own, -MOST, MOST)
    return Effects(rows, rows @ learnt, own, special)


def coefficients(state: State) -> Floats:
    """Return what each feature and kind of day does, as logarithms."""
    found: Floats = np.linalg.solve(state.precision + np.diag(RIDGE), state.moment + RIDGE * CENTRE)
    return found


def learn_effects(state: State, seen: Effects, kinds: Floats, expected: Floats, demand: Floats) -> None:
    """Take in how a day went, in place; items with NaN demand teach nothing."""
    on = np.isfinite(demand)
    rows, mean = seen.rows[on], expected[on]
    weight = mean / (1 + OVER * mean)
    surprise = np.clip(demand[on] / mean - 1, -1, SURPRISE + 1 / np.sqrt(mean))
    target = seen.common[on] + surprise
    state.precision[:] = FADING * state.precision + (rows * weight[:, None]).T @ rows
    state.moment[:] = FADING * state.moment + rows.T @ (weight * target)
    if kinds.any():
        state.own_precision[:, on] += np.outer(kinds, weight)
        state.own_moment[:, on] += np.outer(kinds, weight * (surprise + seen.own[on]))


def _rows(state: State, number: int, weekday: int, kinds: Floats) -> Floats:
    rows = np.empty((state.items, len(FEATURES) + len(kinds)))
    shop = state.counts
    rows[:, 0] = 1
    rows[:, 1] = np.log((state.fast + 0.2) / (state.slow + 0.2))
    rows[:, 2] = shop[2] - shop[3]
    rows[:, 3] = state.yesterday
    rows[:, 4] = state.last_week[weekday]
    rows[:, 5] = shop[4]
    rows[:, 6] = _year_ago(state, number)
    rows[:, len(FEATURES) :] = kinds
    return rows


def _year_ago(state: State, number: int) -> Floats:
    """Return how demand moved at this time last year (log), over the month before; 0 where not known."""
    before, same = (_mean_usual(state, number + days) for days in (WEEKS_BEFORE, SAME_WEEKS))
    moved = np.log((same + 0.5) / (before + 0.5))
    return np.where(np.isfinite(moved), np.clip(moved, -0.5, 0.5), 0.0)


def _mean_usual(state: State, numbers: NDArray[np.int64]) -> Floats:
    at = numbers % YEAR
    kept = state.usual[at[state.usual_day[at] == numbers]]
    known = np.isfinite(kept)
    count = known.sum(axis=0)
    total = np.where(known, kept, 0.0).sum(axis=0)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)


def usual_gap(demand: Floats, now: Usual) -> Floats:
    """Return how far a day was from the usual, −1 to 1.5, steady where few are sold."""
    return np.clip((demand - now.base) / (now.base + 1), -1, 1.5)
