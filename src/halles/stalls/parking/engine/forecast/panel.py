"""All car parks of a town side by side, as shares of their capacity that are taken."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from halles.stalls.parking.engine.forecast.calendar import SLOT_S, Floats, Whole
from halles.stalls.parking.engine.forecast.history import History


@dataclass(frozen=True)
class Panel:
    """Share of each car park that is taken [T, P], 0..1 or NaN, at `start + 900 * t`; parks in sorted order."""

    start: int
    parks: tuple[str, ...]
    taken: Floats
    capacity: Floats

    @property
    def times(self) -> Whole:
        """Return the moment of each row, epoch seconds."""
        return self.start + SLOT_S * np.arange(len(self.taken), dtype=np.int64)


def side_by_side(histories: Mapping[str, History], *, start: int, end: int) -> Panel:
    """Return the panel of [start, end); what a history says outside of it is not read."""
    parks = tuple(sorted(histories))
    first = -(-start // SLOT_S) * SLOT_S
    slots = max(0, -(-(end - first) // SLOT_S))
    taken = np.full((slots, len(parks)), np.nan)
    for column, park in enumerate(parks):
        _fill(taken[:, column], histories[park], first)
    capacity = np.array([histories[park].capacity for park in parks], np.float64)
    return Panel(first, parks, taken, capacity)


def _fill(column: Floats, history: History, start: int) -> None:
    """Write a history into a column that begins at `start`."""
    shift = (history.start - start) // SLOT_S
    begin, end = max(0, shift), min(len(column), shift + len(history.free))
    if end > begin and history.capacity > 0:
        free = history.free[begin - shift : end - shift]
        column[begin:end] = np.clip(1 - free / history.capacity, 0.0, 1.0)


def span(histories: Mapping[str, History]) -> tuple[int, int]:
    """Return the first moment known and the one after the last, over all histories; (0, 0) without any."""
    known = [each for each in histories.values() if len(each.free)]
    if not known:
        return 0, 0
    return min(h.start for h in known), max(h.start + SLOT_S * len(h.free) for h in known)
