"""The rules among which one is chosen for each item: a memory, a safety, and how much at a time."""

from dataclasses import dataclass

import numpy as np

from halles.stalls.stock.engine.cover.demand import LEAST, Demand
from halles.stalls.stock.engine.cover.levels import MEMORIES, levels_of, season_of
from halles.stalls.stock.engine.cover.rhythm import Rhythm
from halles.stalls.stock.engine.cover.values import WEEK, Costs, Floats, Prior, Whole

SAFETIES = np.array([0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 5.0, 6.0])
"""Stock above what is expected until the delivery after the next, in usual errors of that expectation."""
BATCHES = np.array([0.0, 0.5, 1.0])
"""How much more is ordered at once where a line costs something, in shares of the economic quantity."""
MOST_BATCH_DAYS = 180.0
ERROR_PERIODS = 8.0
"""How many horizons of its own an item needs to say how far expectations are off."""
LEAST_ERROR, MOST_ERROR = 0.05, 20.0
DRIFT = 0.15
"""What an expectation is off by even where chance is small."""


@dataclass(frozen=True)
class Outlook:
    """What was expected on each evening: units per day [T, n, memories], season ahead [T, n]."""

    level: Floats
    season: Floats
    horizon: int

    def expected(self, evenings: Whole) -> Floats:
        """Return the units expected over a usual horizon from some evenings on, [evenings, n, memories]."""
        return self.level[evenings] * (self.season[evenings] * self.horizon)[..., None]


@dataclass(frozen=True)
class Plans:
    """The rules, [n, rules]: order below expected x safety, up to that and `batch` days of expectation.

    memory [rules] is an index into MEMORIES; safety is a factor; error and batch as they went into it.
    """

    memory: Whole
    step: Floats
    safety: Floats
    error: Floats
    batch: Floats


def outlook_of(demand: Demand, rhythm: Rhythm, prior: Prior) -> Outlook:
    """Return what was expected on each evening of a usual horizon; each row knows the days up to it only."""
    horizon = rhythm.usual_horizon
    season = season_of(demand, horizon)
    level = levels_of(demand.units / season[: len(demand.units)], demand.seen, prior)
    running = np.vstack([np.zeros((1, season.shape[1])), np.cumsum(season, axis=0)])
    days = np.arange(len(demand.units))
    return Outlook(level, (running[days + 1 + horizon] - running[days + 1]) / horizon, horizon)


def plans_of(demand: Demand, outlook: Outlook, costs: Costs) -> Plans:
    """Return the rules to choose among, made to each item's measure."""
    batches = BATCHES if costs.line > 0 else BATCHES[:1]
    memory, step, share = (
        each.ravel() for each in np.meshgrid(np.arange(len(MEMORIES)), SAFETIES, batches, indexing="ij")
    )
    error = _errors(demand, outlook)[:, memory]
    days = _economic_days(_mean_rate(outlook), costs)
    return Plans(memory, step, 1 + step * error, error, share * days[:, None])


def _mean_rate(outlook: Outlook) -> Floats:
    return outlook.level[-1].mean(axis=-1) if len(outlook.level) else np.zeros(outlook.level.shape[1])


def _economic_days(rate: Floats, costs: Costs) -> Floats:
    """Return how many days' demand is best ordered at once, by the square root rule."""
    daily = np.maximum(costs.per_day * rate, LEAST)
    return np.minimum(np.sqrt(2 * costs.line / daily), MOST_BATCH_DAYS)


def _errors(demand: Demand, outlook: Outlook) -> Floats:
    """Return how far expectations were off [n, memories], relative to themselves.

    Few horizons lean on chance alone: the variance of a Poisson demand as spread as the item's days are.
    """
    horizon, days = outlook.horizon, len(demand.units)
    step = (horizon + 1) // 2
    evenings = np.arange(min(2 * WEEK, days), days - horizon, step)
    running = np.vstack([np.zeros((1, demand.units.shape[1])), np.cumsum(demand.units, axis=0)])
    came = (running[evenings + 1 + horizon] - running[evenings + 1])[..., None]
    expected = outlook.expected(evenings)
    counts = demand.alive[evenings][..., None]
    typical = np.maximum(_mean_rate(outlook) * horizon, LEAST)[:, None]
    chance = (demand.spread[:, None] / typical + DRIFT**2) * typical**2
    missed = np.sum(counts * (came - expected) ** 2, axis=0) * step / horizon + ERROR_PERIODS * chance
    size = np.sum(counts * expected**2, axis=0) * step / horizon + ERROR_PERIODS * typical**2
    return np.clip(np.sqrt(missed / size), LEAST_ERROR, MOST_ERROR)
