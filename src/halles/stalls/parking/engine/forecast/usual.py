"""A usual day of a car park: what to draw today's curve against."""

from dataclasses import dataclass

import numpy as np

from halles.stalls.parking.engine.forecast.calendar import DAY_SLOTS, KINDS, Calendar, Floats, clock
from halles.stalls.parking.engine.forecast.history import History

FEW = 3
"""Fewer days of a kind than this show nothing usual."""
WEEKS = 8
PARTS = (10.0, 50.0, 90.0)


@dataclass(frozen=True)
class UsualDay:
    """Free spaces at each local quarter hour [96], 8 days of 10 within low..high; NaN: little known."""

    low: Floats
    middle: Floats
    high: Floats
    days: int


def usual_day(history: History, calendar: Calendar, kind: str) -> UsualDay:
    """Return the usual day of a kind (one of `KINDS`) from the last eight weeks of a history."""
    moments = clock(history.times, calendar)
    is_known = np.isfinite(history.free) & (moments.kind == KINDS.index(kind))
    if len(moments.day):
        is_known &= moments.day > moments.day[-1] - 7 * WEEKS
    days, row = np.unique(moments.day[is_known], return_inverse=True)
    table = np.full((len(days), DAY_SLOTS), np.nan)
    table[row, moments.slot[is_known]] = np.clip(history.free[is_known], 0, history.capacity)
    parts = np.full((3, DAY_SLOTS), np.nan)
    is_enough = np.isfinite(table).sum(0) >= FEW
    if is_enough.any():
        parts[:, is_enough] = np.nanpercentile(table[:, is_enough], PARTS, axis=0)
    return UsualDay(parts[0], parts[1], parts[2], len(days))
