"""Whether a car park fills or empties, from what its sensors measured half an hour ago."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import numpy as np

from halles.stalls.parking.engine.forecast import SLOT_S
from halles.stalls.parking.engine.measured import Measured
from halles.stalls.parking.engine.series import Piece, free_series
from halles.stalls.parking.engine.trend import SPAN_S, Trend, trend_of

BACK = timedelta(hours=7)
"""How far back quarters are read: sensors under places speak seldom."""


def trend_now(pieces: Sequence[Piece], seen: Measured, *, now: datetime, capacity: int | None) -> Trend:
    """Return where a car park goes; "" where nothing was measured half an hour ago."""
    moment = now.timestamp()
    slot = int((moment - SPAN_S) // SLOT_S * SLOT_S)
    known = free_series(pieces, start=slot, end=slot + 1, capacity=capacity)
    before = float(known[0]) if len(known) and np.isfinite(known[0]) else None
    return trend_of(free=seen.free, before=before, elapsed_s=moment - slot, capacity=capacity)
