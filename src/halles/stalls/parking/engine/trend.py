"""Whether a car park fills or empties, from what was free half an hour ago and what is free now."""

from typing import Literal

Trend = Literal["", "filling", "emptying", "steady"]

SPAN_S = 1_800
"""Over how long a change is looked at, in seconds."""
LEAST = 0.03
"""Share of the capacity per SPAN_S that is a change at all."""


def trend_of(*, free: float | None, before: float | None, elapsed_s: float, capacity: int | None) -> Trend:
    """Return where it goes, from `before` (free places `elapsed_s` seconds ago) and `free`; "" if unknown."""
    if free is None or before is None or not capacity or elapsed_s <= 0:
        return ""
    change = (free - before) * SPAN_S / elapsed_s
    if abs(change) < LEAST * capacity:
        return "steady"
    return "emptying" if change > 0 else "filling"
