"""The usual: a level per item that follows its sales, and weekdays shrunk towards those of the shop."""

from dataclasses import dataclass

import numpy as np

from halles.stalls.stock.engine.perishable.shapes import Flags, Floats
from halles.stalls.stock.engine.perishable.state import State

DRIFT = 0.0007
"""Relative variance that a level gains per day: with the noise, it sets how fast levels follow."""
FAST, FASTEST = 5.0, 0.3
"""The fast level follows so many times faster, at most this much of a day's surprise."""
WEEKDAY_VARIANCE = 0.06
"""How much items' weekdays differ from their shop's: twice the relative variance."""
SHOP_VARIANCE = 0.015
FADING = 0.985**7
"""What is left of a weekday's weight a week later."""
SHOP_FAST, SHOP_SLOW = 0.12, 0.03
LEAST = 0.05


@dataclass(frozen=True, eq=False)
class Usual:
    """What each item would sell on a weekday without anything special: slow level × weekday."""

    weekday: Floats
    shop_weekday: float
    profile_mean: Floats
    base: Floats


def usual(state: State, weekday: int) -> Usual:
    """Return the usual of a weekday (0 = Monday)."""
    total = max(float(state.slow.sum()), LEAST)
    shop_sold, shop_exposed = state.sold.sum(axis=1), state.exposed.sum(axis=1)
    doubt = (0.3 / max(total, 1.0) + 0.03) / SHOP_VARIANCE / 2 * total
    shop = (shop_sold + doubt) / (shop_exposed + doubt)
    shop /= shop.mean()
    own_doubt = (
        (state.noise + 1 / np.maximum(state.slow, 0.3)) / WEEKDAY_VARIANCE * np.maximum(state.slow, LEAST)
    )
    profile = (state.sold + own_doubt * shop[:, None]) / (state.exposed + own_doubt)
    profile = np.maximum(profile, LEAST)
    return Usual(
        profile[weekday],
        float(shop[weekday]),
        profile.mean(axis=0),
        np.maximum(state.slow * profile[weekday], 0.03),
    )


def follow(state: State, now: Usual, weekday: int, demand: Floats, on: Flags, trust: float) -> None:
    """Let levels and weekdays of the items `on` take in a day's demand (kinds of day taken out), in place."""
    factor = np.maximum(now.weekday, 0.25)
    first = on & (state.seen == 0)
    state.fast[first] = state.slow[first] = np.maximum(demand[first] / factor[first], LEAST)
    known = on & ~first
    gain = np.sqrt(DRIFT / np.maximum(state.noise, 0.01))
    learning = 1 / (state.seen + 2)
    weight = factor / now.profile_mean
    for level, speed in ((state.fast, np.minimum(FAST * gain, FASTEST)), (state.slow, gain)):
        step = np.minimum(np.maximum(speed, learning) * trust * weight, 0.6)
        moved = np.maximum(level + step * (demand / factor - level), LEAST)
        level[known] = moved[known]
    state.sold[weekday] = np.where(on, FADING * state.sold[weekday] + demand * trust, state.sold[weekday])
    state.exposed[weekday] = np.where(
        on, FADING * state.exposed[weekday] + state.slow * trust, state.exposed[weekday]
    )


def follow_shop(state: State, log_total: float, trust: float) -> None:
    """Let the shop's own two levels (logarithms) take in a day's total, weekday taken out, in place."""
    if state.counts[1] == 0:
        state.counts[2:4] = log_total
    learning = 1 / (state.counts[1] + 2)
    for place, speed in ((2, SHOP_FAST), (3, SHOP_SLOW)):
        state.counts[place] += max(speed, learning) * trust * (log_total - state.counts[place])
