"""Tomorrow's order: the quantity whose cost is least on the predicted distribution, and why."""

import numpy as np
from numpy.typing import NDArray

from halles.stalls.stock.engine.perishable.alike import alike_quantiles, alike_say
from halles.stalls.stock.engine.perishable.chance import chance_quantiles, chance_say
from halles.stalls.stock.engine.perishable.effects import coefficients, effects
from halles.stalls.stock.engine.perishable.learning import learn_all
from halles.stalls.stock.engine.perishable.quantiles import LEVELS
from halles.stalls.stock.engine.perishable.shapes import WEEK, Advice, Flags, Floats, History, Tomorrow
from halles.stalls.stock.engine.perishable.spread import deviation, standard_quantiles
from halles.stalls.stock.engine.perishable.state import FEATURES, RECENT, State, start
from halles.stalls.stock.engine.perishable.usual import usual

FEWEST_DAYS = 7
"""Open days of an item before an order is advised: each weekday once, as a rule."""
MOST_OVER = 1.5
"""Never more than so many times the most ever wanted on one of the days kept (special days aside)."""
TOLD = 0.02
"""A kind of day is named as the reason from a factor of 2 % on."""


def advise(history: History, tomorrow: Tomorrow) -> Advice:
    """Return the advice after a whole history; evenings one by one (`learn`, `advice`) say the same."""
    return advice(learn_all(start(history.is_pieces), history), tomorrow)


def advice(state: State, tomorrow: Tomorrow) -> Advice:
    """Return what to have on the day `tomorrow`; all 0 if the shop is closed then."""
    weekday = (tomorrow.number - 1) % WEEK
    now, what = usual(state, weekday), effects(state, tomorrow.number, weekday, tomorrow.kinds)
    early = state.seen < FEWEST_DAYS
    advised = np.asarray(~early & tomorrow.is_open)
    expected = np.where(advised, now.base * what.factor, 0.0)
    spread = np.where(advised, deviation(state, np.maximum(expected, 0.01)), 0.0)
    kind = np.exp(what.special)
    wanted = np.where(advised, _distribution(state, tomorrow, expected, spread, kind), 0.0) * state.unit
    quantity = _chosen(wanted, tomorrow, state.is_pieces > 0)
    return Advice(
        quantity=quantity,
        is_early=early,
        level=state.slow * state.unit,
        weekday=now.weekday,
        kind=kind,
        kind_name=_strongest(state, tomorrow, kind),
        recent=what.factor / kind,
        sold_out=1 / np.maximum(state.shown, 0.2),
        expected=expected * state.unit,
        spread=spread * state.unit,
        waste=np.maximum(quantity - wanted, 0).mean(axis=0),
        lost=np.maximum(wanted - quantity, 0).mean(axis=0),
        sells_out=(wanted >= quantity).mean(axis=0) * advised,
    )


def _distribution(state: State, tomorrow: Tomorrow, expected: Floats, spread: Floats, kind: Floats) -> Floats:
    """Return quantiles [levels × i] of tomorrow's demand: three opinions averaged, within what is sane."""
    first = expected + spread * standard_quantiles(state, tomorrow.number)
    mixed = first
    for opinion, say in ((alike_quantiles, alike_say), (chance_quantiles, chance_say)):
        found = opinion(state, tomorrow.number, kind)
        share = np.where(np.isfinite(found).all(axis=0), say(state), 0.0)
        mixed = mixed + share * (np.where(share > 0, found, 0.0) - first)
    kept = (state.recent_day > tomorrow.number - RECENT)[:, None] & np.isfinite(state.demand)
    most = np.where(kept, state.demand, 0.0).max(axis=0)
    return np.clip(mixed, 0.0, MOST_OVER * np.maximum(most, expected) * np.maximum(kind, 1.0))


def _chosen(wanted: Floats, tomorrow: Tomorrow, is_pieces: Flags) -> Floats:
    """Return the quantile at the critical ratio, or the better of the two whole steps around it."""
    ratio = np.clip(tomorrow.ratio, LEVELS[0], LEVELS[-1])
    place = (ratio - LEVELS[0]) * len(LEVELS)
    low = np.minimum(place.astype(np.int64), len(LEVELS) - 2)
    items = np.arange(wanted.shape[1])
    exact = wanted[low, items] + (place - low) * (wanted[low + 1, items] - wanted[low, items])
    step = np.where(tomorrow.batch > 0, tomorrow.batch, np.where(is_pieces, 1.0, 0.0))
    below = np.floor(exact / np.where(step > 0, step, 1.0)) * step
    is_more = _mean_cost(wanted, below + step, ratio) < _mean_cost(wanted, below, ratio)
    return np.where(step > 0, below + step * is_more, exact)


def _mean_cost(wanted: Floats, quantity: Floats, ratio: Floats) -> Floats:
    over = quantity - wanted
    cost: Floats = np.maximum((1 - ratio) * over, -ratio * over).mean(axis=0)
    return cost


def _strongest(state: State, tomorrow: Tomorrow, kind: Floats) -> NDArray[np.int64]:
    """Return the column of the kind of day that moves most, −1 for items it hardly moves."""
    if not tomorrow.kinds.any():
        return np.full(state.items, -1)
    moved = np.abs(tomorrow.kinds * coefficients(state)[len(FEATURES) :])
    return np.where(np.abs(np.log(kind)) >= TOLD, int(moved.argmax()), -1)
