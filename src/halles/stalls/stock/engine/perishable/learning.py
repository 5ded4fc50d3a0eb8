"""An evening: let everything that is remembered of a shop take in the day that is over."""

from dataclasses import replace

import numpy as np

from halles.stalls.stock.engine.perishable.censored import one_of_them, wanted
from halles.stalls.stock.engine.perishable.effects import Effects, effects, learn_effects, usual_gap
from halles.stalls.stock.engine.perishable.kinds import SPECIAL
from halles.stalls.stock.engine.perishable.shapes import WEEK, Day, Flags, Floats, History
from halles.stalls.stock.engine.perishable.spread import deviation, learn_spread
from halles.stalls.stock.engine.perishable.state import RECENT, YEAR, State
from halles.stalls.stock.engine.perishable.usual import Usual, follow, follow_shop, usual

UNUSUAL_TRUST = 0.35
"""How much of a special day, its kind taken out, the usual believes."""
NOISE_SPEED, NOISE_MOST = 0.03, 2.0
SHOWN_SPEED = 0.05
BEYOND, MOST_FADING = 1.5, 0.99
"""What was wanted of an item that ran out is at most so many times the most sold lately, and one: what no day
ever showed must not confirm itself, or who bakes the same and sells out would be told more each week."""
EVEN_DAYS, EVEN_ITEMS = 0.6180339887, 0.7548776662
"""Steps that fill the interval from 0 to 1 evenly, however many are taken."""
FIRST_UNITS = 100.0
"""A weighed item's first quantity sold is taken for so many units."""


def learn(state: State, day: Day) -> State:
    """Return the state after a day; `ValueError` if that day, or a later one, is learnt already."""
    if day.number <= state.last:
        raise ValueError(f"day {day.number} comes after day {state.last}")
    after = state.copy()
    _learn_in_place(after, day)
    return after


def learn_all(state: State, history: History) -> State:
    """Return the state after a whole history: what `learn` says day by day, faster."""
    if history.number <= state.last:
        raise ValueError(f"day {history.number} comes after day {state.last}")
    after = state.copy()
    for row in range(len(history.is_open)):
        _learn_in_place(after, history.day(row))
    return after


def _learn_in_place(state: State, day: Day) -> None:
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
    demand, single = _demand(state, day, on, expected)
    known = on & (state.seen > 0)
    learn_effects(state, what, day.kinds, expected, np.where(known, demand, np.nan))
    _remember(state, day, on, expected, single, np.exp(what.special))
    learn_spread(state, expected, np.where(known, single, np.nan))
    _learn_usual(state, day, on, now, what, demand)


def _demand(state: State, day: Day, on: Flags, expected: Floats) -> tuple[Floats, Floats]:
    """Return what was wanted: what was sold; where an item ran out, the mean of what may be, and one case.

    Levels learn from means, distributions from single cases, spread evenly over days and items.
    """
    sold = np.where(on, day.sold, 0.0)
    ran_out = day.sold_out & on & (state.seen > 0)
    spread = deviation(state, expected)
    most = BEYOND * np.maximum(state.most, sold) + 1
    place = np.asarray((day.number * EVEN_DAYS + np.arange(state.items) * EVEN_ITEMS) % 1, np.float64)
    demand = np.where(ran_out, np.minimum(wanted(sold, expected, spread), most), sold)
    single = np.where(ran_out, np.minimum(one_of_them(sold, expected, spread, place), most), sold)
    share = np.where(demand > 0, sold / np.maximum(demand, 1e-9), 1.0)
    state.shown[on] += SHOWN_SPEED * (share[on] - state.shown[on])
    state.most[on] = np.maximum(MOST_FADING * state.most, sold)[on]
    return demand, single


def _remember(state: State, day: Day, on: Flags, expected: Floats, single: Floats, special: Floats) -> None:
    """Keep the day in the ring, over the one of half a year ago."""
    slot, known = day.number % RECENT, on & (state.seen > 0)
    state.recent_day[slot] = day.number
    state.demand[slot] = np.where(on, single / special, np.nan)
    gap = (single - expected) / deviation(state, expected)
    state.residual[slot] = np.where(known, gap, np.nan)


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
