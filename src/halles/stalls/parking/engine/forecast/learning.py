"""What the net of a town learns from: the past, row by row, the recent past most."""

import numpy as np

from halles.stalls.parking.engine.forecast.calendar import DAY_SLOTS, Floats, Whole
from halles.stalls.parking.engine.forecast.draws import uniform
from halles.stalls.parking.engine.forecast.features import Walked, features
from halles.stalls.parking.engine.forecast.habits import AHEAD, Walk
from halles.stalls.parking.engine.forecast.net import Net, Singles, fitted
from halles.stalls.parking.engine.forecast.outlook import LEVELS
from halles.stalls.parking.engine.forecast.table import Table, later, without_frozen

ROOM = np.array([0.6, 0.96, 1.56, 2.52], np.float32)
"""Usual errors of each horizon, in those of an hour: what a net's output of 1 stands for."""
BUDGET = 60_000
"""Rows a net learns from: seconds on one slow core, whatever the size of the town."""
SKIPPED_DAYS = 14
HALF_LIFE = 60.0
NIGHT_SHARE = 0.25
"""Nights move little: one row in four is enough."""
EPOCHS = 8
NETS = 2


def nets_of(known: Table, walk: Walk, *, budget: int = BUDGET, nets: int = NETS) -> tuple[Net, ...]:
    """Return nets that say what comes on top of "now + usual change", at `LEVELS` and for each horizon."""
    clean = without_frozen(known.taken)
    rows, columns = _chosen(clean, budget)
    if not len(rows):
        return ()
    lines, place = np.unique(rows, return_inverse=True)
    seen = features(known, Walked(walk), lines)[place, columns]
    room = walk.scale[rows, columns][:, None] * ROOM
    came = np.stack([(later(clean, lag) - clean - walk.change[lag])[rows, columns] for lag in AHEAD], -1)
    age = known.days - rows // DAY_SLOTS
    weight = np.sqrt(walk.scale[rows, columns]) * 0.5 ** (age / HALF_LIFE)
    weight = (weight / weight.mean()).astype(np.float32)
    scaled = (came / room).astype(np.float32)
    return tuple(
        fitted(seen, scaled, weight, LEVELS, epochs=EPOCHS, seed=1000 * number)
        for number in range(1, nets + 1)
    )


def _chosen(clean: Floats, budget: int) -> tuple[Whole, Whole]:
    """Return rows and columns known now and at every horizon; a part of them beyond the budget."""
    is_known = np.isfinite(clean)
    for lag in AHEAD:
        is_known = is_known & np.isfinite(later(clean, lag))
    is_known[: SKIPPED_DAYS * DAY_SLOTS] = False
    rows, columns = np.nonzero(is_known)
    hour = rows % DAY_SLOTS // 4
    share = np.where((hour < 6) | (hour >= 22), NIGHT_SHARE, 1.0)
    share *= min(1.0, budget / max(1.0, share.sum()))
    is_taken = uniform(5, len(rows)) < share
    return rows[is_taken], columns[is_taken]


def parts_of(walk: Walk, known: Table) -> Floats:
    """Return what errors of "now + usual change" are like, in units of their usual size [H, L]."""
    since = max(0, known.days - 30) * DAY_SLOTS
    rows = []
    for lag in AHEAD:
        errors = later(known.taken, lag) - known.taken - walk.change[lag]
        scaled = (errors / walk.spread[lag])[since:]
        scaled = scaled[np.isfinite(scaled)]
        rows.append(np.quantile(scaled, LEVELS) if len(scaled) else np.linspace(-2, 2, len(LEVELS)))
    return np.array(rows)


def outputs(nets: tuple[Net, ...], seen: Singles) -> Singles:
    """Return the mean of what nets say for rows [..., F], as [..., H, L] that never decrease along L."""
    flat = seen.reshape(-1, seen.shape[-1])
    said = sum((net(flat) for net in nets[1:]), nets[0](flat)) / np.float32(len(nets))
    ordered: Singles = np.sort(said.reshape(*seen.shape[:-1], len(AHEAD), len(LEVELS)), -1)
    return ordered
