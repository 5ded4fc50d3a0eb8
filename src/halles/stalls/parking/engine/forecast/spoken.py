"""From usual change, learnt shift and followed bounds to a distribution of what will be taken."""

from dataclasses import dataclass

import numpy as np

from halles.stalls.parking.engine.forecast.calendar import Floats, Whole
from halles.stalls.parking.engine.forecast.features import Usual, features
from halles.stalls.parking.engine.forecast.habits import AHEAD
from halles.stalls.parking.engine.forecast.learning import ROOM, outputs
from halles.stalls.parking.engine.forecast.net import Net
from halles.stalls.parking.engine.forecast.outlook import LEVELS
from halles.stalls.parking.engine.forecast.table import Table

MIDDLE = len(LEVELS) // 2
LEAST_OFFSET = 0.002


@dataclass(frozen=True)
class Raw:
    """Shares of capacity taken, before the bands: usual [..., H] and what the net adds to it [..., H].

    offsets [..., H, L] are the parts around the centre, negative below it and positive above.
    """

    usual: Floats
    shift: Floats
    offsets: Floats


def raw(known: Table, usual: Usual, rows: Whole, nets: tuple[Net, ...], parts: Floats) -> Raw:
    """Return what is expected from rows of a table on: [R, P, H] and [R, P, H, L]."""
    now = known.taken[rows]
    habit = np.stack([now + usual.change(lag, rows) for lag in AHEAD], -1)
    if not nets:
        spread = np.stack([usual.spread(lag, rows) for lag in AHEAD], -1)
        return Raw(habit, np.zeros_like(habit), _apart(spread[..., None] * parts))
    room = usual.scale(rows)[..., None] * ROOM
    said = outputs(nets, features(known, usual, rows)) * room[..., None]
    shift = said[..., MIDDLE]
    return Raw(habit, shift, _apart(said - shift[..., None]))


def _apart(offsets: Floats) -> Floats:
    """Return offsets of which none lies closer to the centre than what an instrument can tell."""
    least = LEAST_OFFSET * np.linspace(-1, 1, len(LEVELS))
    return np.where(least < 0, np.minimum(offsets, least), np.maximum(offsets, least))


def spoken(said: Raw, factors: Floats, trust: Floats) -> tuple[Floats, Floats]:
    """Return the centre [..., P, H] and the parts [..., P, H, L], within 0..1 and never decreasing along L.

    `factors` [2, H, P] move the parts below and above the centre out; `trust` [H], 0..1, is the net's share.
    """
    centre = said.usual + trust * said.shift
    below, above = factors[0].T[..., None], factors[1].T[..., None]
    offsets = np.concatenate(
        [said.offsets[..., :MIDDLE] * below, said.offsets[..., MIDDLE:] * above], axis=-1
    )
    return np.clip(centre, 0, 1), np.clip(centre[..., None] + offsets, 0, 1)
