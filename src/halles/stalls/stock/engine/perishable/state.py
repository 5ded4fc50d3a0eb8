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
    """[0] number of the last day learnt, [1] open days learnt, [2, 3] the shop's levels (logs, fast, slow),
    [4] how far the shop's last open day was from expected (log)."""
    is_pieces: Floats
    unit: Floats
    """[i] 1 = counted in pieces, 0 = weighed; and what 1 means in everything below: a piece, or a
    hundredth of the first quantity sold (0 until then): kilogrammes and grammes are learnt alike."""
    seen: Floats
    """[i] open days learnt."""
    fast: Floats
    slow: Floats
    """[i] level of demand on a mean day: of about the last week, of about the last two months."""
    noise: Floats
    """[i] relative variance of a day around what was expected."""
    shown: Floats
    """[i] share of demand that sales showed (1 = never sold out)."""
    most: Floats
    """[i] the most sold on a day, fading."""
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
    """[182], [182 × i] ring: day number; demand without kinds of day, standard residual (NaN = none)."""

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


AXES = {
    "counts": "c", "is_pieces": "i", "unit": "i", "seen": "i", "fast": "i", "slow": "i", "noise": "i",
    "shown": "i", "most": "i", "yesterday": "i", "last_week": "wi", "sold": "wi", "exposed": "wi",
    "precision": "pp", "moment": "p", "own_precision": "ki", "own_moment": "ki", "scale_sum": "i",
    "scale_days": "i", "usual_day": "y", "usual": "yi", "recent_day": "r", "demand": "ri", "residual": "ri",
}  # fmt: skip
"""The axes of each array: counts, items, weekdays, features with kinds, kinds, year, recent days."""
FIRST = {"noise": 0.2, "shown": 1.0, "usual": np.nan, "demand": np.nan, "residual": np.nan}
"""What arrays hold before the first day; others 0."""


def start(is_pieces: Flags) -> State:
    """Return the state of a shop that has never been open; each item is counted in pieces, or weighed."""
    kinds, items = len(PRIOR), len(is_pieces)
    sizes = {"c": 5, "i": items, "w": WEEK, "k": kinds, "p": len(FEATURES) + kinds, "y": YEAR, "r": RECENT}
    arrays = {
        name: np.full([sizes[axis] for axis in axes], FIRST.get(name, 0.0)) for name, axes in AXES.items()
    }
    # A piece is a unit; a weighed item's is known from its first sale on.
    arrays["is_pieces"][:] = arrays["unit"][:] = is_pieces
    return State(**arrays)


def add_items(state: State, is_pieces: Flags) -> State:
    """Return the same shop with new items after its own."""
    fresh = start(is_pieces)
    by_item = [name for name, axes in AXES.items() if axes.endswith("i")]
    joined = {name: np.concatenate([getattr(state, name), getattr(fresh, name)], axis=-1) for name in by_item}
    return replace(state.copy(), **joined)
