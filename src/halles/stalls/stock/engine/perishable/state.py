"""What is remembered of a shop between two evenings: arrays only, so that they can be kept as bytes."""

from dataclasses import dataclass, fields, replace

import numpy as np

from halles.stalls.stock.engine.perishable.kinds import PRIOR
from halles.stalls.stock.engine.perishable.shapes import WEEK, Flags, Floats

YEAR = 400
"""Days of usual-day demand kept, so that the same weeks of last year are there."""
RECENT = 182
"""Days kept of what was sold and how far that was from what was expected."""
FEATURES = (
    "one",
    "item_trend",
    "shop_trend",
    "item_yesterday",
    "item_last_week",
    "shop_yesterday",
    "item_year",
)


@dataclass(frozen=True, eq=False)
class State:
    """A shop: i items, 7 weekdays, k kinds of day, p features, rings of days. 0 days known when it starts."""

    counts: Floats
    """[0] number of the last day learnt, [1] open days learnt, [2, 3] shop's fast and slow levels (logs),
    [4] how far the shop's last open day was from expected (log)."""
    is_pieces: Floats
    unit: Floats
    """[i] 1 = counted in pieces, 0 = weighed; and what 1 means in everything below: a piece, or a hundredth of
    the first quantity sold (0 until then), so that kilogrammes and grammes are learnt alike."""
    seen: Floats
    """[i] open days learnt."""
    fast: Floats
    slow: Floats
    """[i] level of demand on a mean day: of about the last week, of about the last two months."""
    noise: Floats
    """[i] relative variance of a day around what was expected."""
    shown: Floats
    """[i] share of demand that sales showed (1 = never sold out)."""
    yesterday: Floats
    last_week: Floats
    """[i], [7 × i] how far the last open day, and the last such weekday, were from expected."""
    sold: Floats
    exposed: Floats
    """[7 × i] fading sums of demand, and of level, by weekday."""
    precision: Floats
    moment: Floats
    """[p × p], [p] normal equations of what features do, common to all items."""
    own_precision: Floats
    own_moment: Floats
    """[k × i] what kinds of day do to one item beyond what they do to the shop."""
    scale_sum: Floats
    scale_days: Floats
    """[i] fading sums of squared standard residuals, and of days."""
    usual_day: Floats
    usual: Floats
    """[400], [400 × i] ring: day number; demand as if on a mean day."""
    recent_day: Floats
    demand: Floats
    residual: Floats
    is_censored: Floats
    """[182], [182 × i] ring: day number; demand without kinds of day, standard residual (NaN = none),
    whether only a lower bound was seen."""

    @property
    def items(self) -> int:
        """How many items the shop has."""
        return len(self.seen)

    @property
    def last(self) -> int:
        """Number of the last day learnt; 0 if none."""
        return int(self.counts[0])

    def copy(self) -> "State":
        """Return one that can be changed without changing this one."""
        return State(**{each.name: getattr(self, each.name).copy() for each in fields(self)})


BY_ITEM = frozenset({"is_pieces", "unit", "seen", "fast", "slow", "noise", "shown", "yesterday", "scale_sum", "scale_days"}) | {
    "last_week", "sold", "exposed", "own_precision", "own_moment", "usual", "demand", "residual",
    "is_censored",
}  # fmt: skip
"""Arrays whose last axis is the items."""


def start(is_pieces: Flags) -> State:
    """Return the state of a shop that has never been open; each item is counted in pieces, or weighed."""
    items, counted = len(is_pieces), np.asarray(is_pieces, np.float64)
    kinds, width = len(PRIOR), len(FEATURES) + len(PRIOR)
    each, week, own = np.zeros(items), np.zeros((WEEK, items)), np.zeros((kinds, items))
    return State(
        np.zeros(5), counted, counted.copy(), each.copy(), each.copy(), each.copy(), np.full(items, 0.2), np.ones(items), each.copy(),
        week.copy(), week.copy(), week.copy(), np.zeros((width, width)), np.zeros(width), own, own.copy(),
        each.copy(), each.copy(), np.zeros(YEAR), np.full((YEAR, items), np.nan), np.zeros(RECENT),
        np.full((RECENT, items), np.nan), np.full((RECENT, items), np.nan), np.zeros((RECENT, items)),
    )  # fmt: skip


def add_items(state: State, is_pieces: Flags) -> State:
    """Return the same shop with new items after its own."""
    fresh = start(is_pieces)
    joined = {
        name: np.concatenate([getattr(state, name), getattr(fresh, name)], axis=-1)
        for name in sorted(BY_ITEM)
    }
    return replace(state, **joined)
