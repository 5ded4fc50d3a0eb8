"""The free places of a car park over time, from the quarters of an hour of each device that feeds it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from halles.stalls.parking.engine.forecast import SLOT_S, on_grid
from halles.stalls.parking.engine.measured import OCCUPIED, SPOT, chosen_of

HOLD = 8
"""Quarters for which a counter's value stands when nothing newer came."""
SPOT_HOLD = 24
"""The same of a sensor under a place, which speaks when something changes and else seldom."""
Floats = NDArray[np.float64]


class Piece(NamedTuple):
    """The last value of one measure in one quarter of an hour."""

    device: str
    measure: int
    role: str
    start: int
    """Epoch seconds, a multiple of 900."""
    value: float


def free_series(pieces: Sequence[Piece], *, start: int, end: int, capacity: int | None) -> Floats:
    """Return the free places at each quarter hour of [start, end), NaN where any device's word is missing.

    A device counts from its first word on. What a quarter ended with is known from its end on.
    """
    grid = np.arange(-(-start // SLOT_S) * SLOT_S, end, SLOT_S)
    used = _used(pieces)
    if not used:
        return np.full(len(grid), np.nan)
    total, roles = np.zeros(len(grid)), {role for role, _ in used}
    is_begun = np.zeros(len(grid), bool)
    for role, words in used:
        times = np.array([at for at, _ in words], np.int64)
        values = np.array([value for _, value in words], np.float64)
        if role == SPOT:
            values = (values < 0.5).astype(np.float64)
        known = on_grid(times, values, start=start, end=end, hold=SPOT_HOLD if role == SPOT else HOLD)
        has_begun = grid >= times.min()
        total += np.where(has_begun, known, 0.0)
        is_begun |= has_begun
    return np.where(is_begun, _free(total, roles, capacity), np.nan)


def _used(pieces: Iterable[Piece]) -> list[tuple[str, list[tuple[int, float]]]]:
    """Return the role and the words (moment, value) of each measure that counts, in an order of their own."""
    found: dict[tuple[str, str, int], list[tuple[int, float]]] = defaultdict(list)
    for piece in pieces:
        found[piece.device, piece.role, piece.measure].append((piece.start + SLOT_S, piece.value))
    chosen = chosen_of((device, role) for device, role, _ in found)
    return [(key[1], words) for key, words in sorted(found.items()) if key[:2] in chosen]


def _free(total: Floats, roles: set[str], capacity: int | None) -> Floats:
    if len(roles) > 1 or (roles == {OCCUPIED} and capacity is None):
        return np.full(len(total), np.nan)
    free = capacity - total if roles == {OCCUPIED} and capacity is not None else total
    return np.maximum(free, 0.0)
