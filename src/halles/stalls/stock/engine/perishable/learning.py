"""An evening: let everything that is remembered of a shop take in the day that is over."""

from dataclasses import replace

import numpy as np

from halles.stalls.stock.engine.perishable.censored import wanted
from halles.stalls.stock.engine.perishable.effects import Effects, effects, learn_effects, usual_gap
from halles.stalls.stock.engine.perishable.kinds import SPECIAL
from halles.stalls.stock.engine.perishable.shapes import WEEK, Day, Flags, Floats
from halles.stalls.stock.engine.perishable.spread import deviation, learn_spread
from halles.stalls.stock.engine.perishable.state import RECENT, YEAR, State
from halles.stalls.stock.engine.perishable.usual import Usual, follow, follow_shop, usual

UNUSUAL_TRUST = 0.35
"""How much of a special day, its kind taken out, the usual believes."""
NOISE_SPEED, NOISE_MOST = 0.03, 2.0
SHOWN_SPEED = 0.05
FIRST_UNITS = 100.0
"""A weighed item's first quantity sold is taken for so many units."""


def learn(state: State, day: Day) -> State:
    """Return the state after a day; `ValueError` if that day, or a later one, is learnt already."""
    if day.number <= state.last:
        raise ValueError(f"day {day.number} comes after day {state.last}")
    after = state.copy()
    learn_in_place(after, day)
    return after


def learn_in_place(state: State, day: Day) -> None:
    """Learn a day; the caller made sure that it comes later than all others."""
    state.counts[0] = day.number
    on = np.isfinite(day.sold) & (day.sold >= 0)
    first = on & (state.unit == 0) & (day.sold > 0)
    state.unit[first] = day.sold[first] / FIRST_UNITS
    on &= state.unit > 0
    if day.is_open and on.any():
        sold = np.where(on, day.sold / np.where(on, state.unit, 1.0), np.nan)
        _learn_open(state, replace(day, sold=sold), on)


def _learn_open(state: State, day: Day, on: Flags) -> None:
    """Learn an open day; quantities are in units."""
    weekday = (day.number - 1) % WEEK
    now, what = usual(state, weekday), effects(state, day.number, weekday, day.kinds)
    expected = now.base * what.factor
    demand = _demand(state, day, on, expected)
    known = state.seen > 0
    shown = np.where(on & known, demand, np.nan)
    learn_effects(state, what, day.kinds, expected, shown)
    _remember(state, day, on, expected, demand / np.exp(what.special))
    learn_spread(state, expected, shown)
    _learn_usual(state, day, on, now, what, demand)


def _demand(state: State, day: Day, on: Flags, expected: Floats) -> Floats:
    """Return what was wanted: what was sold, more where an item ran out; 0 where nothing is known."""
    sold = np.where(on, day.sold, 0.0)
    ran_out = day.sold_out & on & (state.seen > 0)
    demand = np.where(ran_out, wanted(sold, expected, deviation(state, expected)), sold)
    share = np.where(demand > 0, sold / np.maximum(demand, 1e-9), 1.0)
    state.shown[on] += SHOWN_SPEED * (share[on] - state.shown[on])
    return demand


def _remember(state: State, day: Day, on: Flags, expected: Floats, plain: Floats) -> None:
    """Keep the day in the ring; where only a bound is known, the bound is kept, and said to be one."""
    slot, known = day.number % RECENT, on & (state.seen > 0)
    ran_out = day.sold_out & on
    state.recent_day[slot] = day.number
    ratio = np.where(ran_out, day.sold / np.maximum(day.sold, 1e-9), 1.0)
    state.demand[slot] = np.where(on, plain * ratio, np.nan)
    gap = (np.where(on, day.sold, 0.0) - expected) / deviation(state, expected)
    state.residual[slot] = np.where(known, gap, np.nan)
    state.is_censored[slot] = ran_out


def _learn_usual(state: State, day: Day, on: Flags, now: Usual, what: Effects, demand: Floats) -> None:
    weekday = (day.number - 1) % WEEK
    trust = UNUSUAL_TRUST if (day.kinds * SPECIAL).any() else 1.0
    plain, known = demand / np.exp(what.special), on & (state.seen > 0)
    if known.any():
        _learn_gaps(state, weekday, known, now, what, plain, trust)
    follow(state, now, weekday, plain, on, trust)
    slot = day.number % YEAR
    state.usual_day[slot] = day.number
    state.usual[slot] = np.where(on, plain / np.maximum(now.weekday, 0.25), np.nan)
    follow_shop(state, float(np.log(plain[on].sum() + 1) - np.log(now.shop_weekday)), trust)
    state.seen[on] += 1
    state.counts[1] += 1


def _learn_gaps(
    state: State, weekday: int, known: Flags, now: Usual, what: Effects, plain: Floats, trust: float
) -> None:
    gap = usual_gap(plain, now) * trust
    state.yesterday[known] = gap[known]
    state.last_week[weekday, known] = gap[known]
    total, usual_total = plain[known].sum(), now.base[known].sum()
    state.counts[4] = trust * float(np.clip(np.log((total + 1) / (usual_total + 1)), -0.7, 0.7))
    mean = now.base * what.factor / np.exp(what.special)
    squared = np.minimum(((plain - mean) / (mean + 0.5)) ** 2, NOISE_MOST)
    speed = np.maximum(NOISE_SPEED, 1 / (state.seen + 5))
    state.noise[known] += (speed * (squared - state.noise))[known]
