"""Which rule suits each item: what it would have cost, leaning on similar items where that says little."""

from dataclasses import dataclass

import numpy as np

from halles.stalls.stock.engine.cover.demand import LEAST, LOGISTIC
from halles.stalls.stock.engine.cover.plans import Outlook, Plans
from halles.stalls.stock.engine.cover.replay import Lived
from halles.stalls.stock.engine.cover.rhythm import Rhythm
from halles.stalls.stock.engine.cover.values import Costs, Floats, Whole

SIMILAR_CYCLES = 13.0
"""How many order cycles of its own an item needs before it is heard as much as its likes."""
CHANCE_CYCLES = 80.0
"""The same for what chance alone would cost: where a shelf should be empty once in a hundred orders, a short
past tells only what it cost to be full."""


@dataclass(frozen=True)
class Choice:
    """The rule of each item [n], and what it is expected to cost per day in money [n]."""

    rule: Whole
    lost: Floats
    holding: Floats


def choose(lived: Lived, plans: Plans, outlook: Outlook, costs: Costs, rhythm: Rhythm) -> Choice:
    """Return the rule with the least expected cost of each item; of equals, the first."""
    rate = np.maximum(outlook.level[-1].mean(axis=-1), LEAST)
    stake = np.maximum(costs.margin * rate, LEAST)[:, None]
    own = _money(lived.lost, lived.stock, lived.lines, costs) / stake
    chance = _money(*_by_chance(plans, rate, rhythm), costs) / stake
    weight = lived.cycles * np.minimum(1, rate * rhythm.usual_gap)
    likes, heard = _similar(own, rate, weight)
    heard = SIMILAR_CYCLES * heard / (heard + SIMILAR_CYCLES)
    weights = np.stack([weight, heard, np.full(len(rate), CHANCE_CYCLES)])
    blend = np.einsum("wi,wpik->pik", weights / weights.sum(axis=0), np.stack([own, likes, chance])) * stake
    rule = blend.sum(axis=0).argmin(axis=1)
    lost, holding, _lines = np.take_along_axis(blend, rule[None, :, None], axis=2)[..., 0]
    return Choice(rule, lost, holding)


def _money(lost: Floats, stock: Floats, lines: Floats, costs: Costs) -> Floats:
    """Return what each rule costs per day, [3, n, rules]: sales lost, stock held, lines ordered."""
    return np.stack([costs.margin[:, None] * lost, costs.per_day[:, None] * stock, costs.line * lines])


def _by_chance(plans: Plans, rate: Floats, rhythm: Rhythm) -> tuple[Floats, Floats, Floats]:
    """Return units lost, units in stock and lines per day, if errors were a logistic distribution's."""
    off = (rate * rhythm.usual_horizon)[:, None] * plans.error
    between = rhythm.usual_gap + plans.batch
    lost = off * LOGISTIC * np.log1p(np.exp(-plans.step / LOGISTIC)) / between
    stock = rate[:, None] * between / 2 + plans.step * off
    return lost, stock, 1 / between


def _similar(own: Floats, rate: Floats, weight: Floats) -> tuple[Floats, Floats]:
    """Return what rules cost items that sell about as much, and how many cycles that was seen on [n]."""
    logs = np.log(rate)
    near = np.exp(-((logs[:, None] - logs) ** 2) / 2) * weight
    np.fill_diagonal(near, 0)
    heard = near.sum(axis=1)
    likes = np.einsum("ij,pjk->pik", near, own, optimize=True)
    return likes / np.maximum(heard, LEAST)[:, None], heard
