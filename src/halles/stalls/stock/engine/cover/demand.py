"""What was asked for, as far as sales tell: an empty shelf sells nothing, and that teaches nothing."""

from dataclasses import dataclass

import numpy as np

from halles.stalls.stock.engine.cover.values import Flags, Floats, History, Prior

HALF_LIFE = 28.0
"""Days with something to sell after which a day counts half in the level that stands in for empty days."""
USUAL_SPREAD, SPREAD_DAYS, MOST_SPREAD = 1.5, 14.0, 30.0
"""Variance over mean of a day's demand, how many days of its own an item needs to say otherwise, a bound."""
STEEP = 30.0
LEAST = 1e-6
LOGISTIC = np.sqrt(3) / np.pi
"""Scale of a logistic distribution over its standard deviation."""


@dataclass(frozen=True)
class Demand:
    """Units asked for [T, n], in part by estimate; alive: the item was in the shop; seen: the day teaches.

    spread [n]: variance over mean of a day's demand.
    """

    units: Floats
    alive: Flags
    seen: Flags
    spread: Floats


def demand_of(history: History, prior: Prior) -> Demand:
    """Return what was asked for; each day is estimated from the days before it and the prior."""
    alive = ~np.isnan(history.sales)
    sold = np.where(alive, history.sales, 0.0)
    is_bound = alive & ~history.in_stock
    seen = alive & (history.in_stock | (sold > 0))
    units, spreads = sold.copy(), _Spreads(sold.shape[1])
    mass, total = prior.days.copy(), prior.days * prior.rate
    fade = 0.5 ** (1 / HALF_LIFE)
    for day in range(len(sold)):
        if is_bound[day].any():
            level = total / np.maximum(mass, LEAST)
            asked = at_least(sold[day], level, spreads.known())
            units[day] = np.where(is_bound[day], asked, units[day])
        spreads.add(sold[day], alive[day] & history.in_stock[day])
        keep = np.where(seen[day], fade, 1.0)
        mass = keep * mass + seen[day]
        total = keep * total + seen[day] * units[day]
    return Demand(units, alive, seen, spreads.known())


def at_least(sold: Floats, level: Floats, spread: Floats) -> Floats:
    """Return what was probably asked for when `sold` went and then the shelf was empty.

    The mean above a bound of a logistic distribution: it has a closed form and a tail that is not too thin,
    so that sold-out days raise the level even where every day is sold out. Nothing sold: the level.
    """
    scale = LOGISTIC * np.sqrt(spread * np.maximum(np.maximum(level, sold), LEAST))
    steps = np.clip((sold - level) / scale, -STEEP, STEEP)
    above = sold + scale * np.log1p(np.exp(-steps)) * (1 + np.exp(steps))
    return np.where(sold > 0, above, level)


class _Spreads:
    """Variance over mean of the days known so far that did not end with an empty shelf."""

    def __init__(self, items: int) -> None:
        self.days, self.sum, self.squares = (np.zeros(items) for _ in range(3))

    def add(self, sold: Floats, certain: Flags) -> None:
        """Take in a day of the items of which all that was asked for was sold."""
        kept = sold * certain
        self.days += certain
        self.sum += kept
        self.squares += kept * kept

    def known(self) -> Floats:
        """Return the spread [n] as it is known."""
        mean = self.sum / np.maximum(self.days, 1)
        over = (self.squares - self.sum * mean) / np.maximum(mean, LEAST)
        return np.clip((over + SPREAD_DAYS * USUAL_SPREAD) / (self.days + SPREAD_DAYS), 1.0, MOST_SPREAD)
