"""What is known of a car park: free spaces on a grid of quarter hours, and how many spaces it has."""

from dataclasses import dataclass

import numpy as np

from halles.stalls.parking.engine.forecast.calendar import DAY_SLOTS, SLOT_S, Floats, Whole

HOLD_SLOTS = 8
"""How many quarter hours a value stands for when nothing newer came; beyond, it is unknown."""

KNOWN_SLOTS = 16
"""A day counts as known from so many quarter hours on: some logs know no nights."""


@dataclass(frozen=True)
class History:
    """Free spaces of a car park [n] at `start + 900 * i` (epoch seconds, a multiple of 900); NaN: unknown."""

    start: int
    free: Floats
    capacity: float

    @property
    def times(self) -> Whole:
        """Return the moment of each value, epoch seconds."""
        return self.start + SLOT_S * np.arange(len(self.free), dtype=np.int64)

    @property
    def days_known(self) -> int:
        """Return on how many days (24 h from the start on) at least four hours are known."""
        is_known = np.isfinite(self.free)
        padded = np.append(is_known, np.zeros(-len(is_known) % DAY_SLOTS, np.bool_))
        return int((padded.reshape(-1, DAY_SLOTS).sum(1) >= KNOWN_SLOTS).sum())


def on_grid(times: Whole, free: Floats, *, start: int, end: int, hold: int = HOLD_SLOTS) -> Floats:
    """Return the last value at or before each quarter hour of [start, end), NaN when older than `hold` slots.

    `times` (epoch seconds) may come in any order; of two values of one moment the later in the list counts.
    """
    grid = np.arange(-(-start // SLOT_S) * SLOT_S, end, SLOT_S, dtype=np.int64)
    order = np.argsort(times, kind="stable")
    times, free = np.asarray(times)[order], np.asarray(free, np.float64)[order]
    last = np.searchsorted(times, grid, side="right") - 1
    if not len(times):
        return np.full(len(grid), np.nan)
    is_fresh = (last >= 0) & (grid - times[np.maximum(last, 0)] <= hold * SLOT_S)
    return np.where(is_fresh, free[np.maximum(last, 0)], np.nan)


def learnt_capacity(free: Floats, published: float | None = None) -> int:
    """Return how many spaces a car park has, from the free spaces seen [n] and what is published.

    The 99.9th percentile of what was seen bounds it from below, single outliers apart. What is published
    counts only while it is not contradicted: neither under what was seen free, nor over twice that.
    """
    seen = np.asarray(free, np.float64)
    seen = seen[np.isfinite(seen) & (seen >= 0)]
    known = published if published is not None and published > 0 else None
    if not len(seen):
        return int(known or 0)
    bound = float(np.percentile(seen, 99.9))
    if known is not None and bound <= known * 1.02 and (len(seen) < 7 * DAY_SLOTS or known <= 2 * bound):
        return round(known)
    return max(1, round(bound))
