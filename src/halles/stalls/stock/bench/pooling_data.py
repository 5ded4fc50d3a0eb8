"""Parts' monthly demand as it is published, split among the shops of an invented town."""

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from halles.kit.packed import opened
from halles.stalls.stock.engine.cover.values import Floats, Whole

SHOPS = 20
COVER = 1.5
PAST_MONTHS = 24
TOWN_METRES = 800.0


@dataclass(frozen=True, eq=False)
class Split:
    """A town: who asks for what, when and where, and what stands on which shelf.

    part, shop, month (with its fraction) and will [N] of each unit asked for in the test, by part and time;
    stock and town_stock [parts, shops]: each shop's own choice, and as many units chosen by the town; metres
    [shops, shops]; lead in months.
    """

    part: Whole
    shop: Whole
    month: Floats
    will: Floats
    stock: Whole
    town_stock: Whole
    metres: Floats
    lead: float
    shops: int = SHOPS


def parts_of(folder: Path) -> Floats:
    """Return the demand [parts, months] of every `*_monthly.csv*` of a folder, or of its `commerce` part."""
    paths = sorted(folder.glob("*_monthly.csv*")) or sorted(folder.glob("commerce/*_monthly.csv*"))
    tables = [_table(path) for path in paths]
    width = max((table.shape[1] for table in tables), default=0)
    return (
        np.concatenate([table for table in tables if table.shape[1] == width]) if tables else np.empty((0, 0))
    )


def _table(path: Path) -> Floats:
    """Read one part per row, one month per column, after a name; parts with gaps are left out."""
    with opened(path) as file:
        rows = csv.reader(file)
        months = len(next(rows)) - 1
        found = [row[1:] for row in rows if len(row) == months + 1]
    whole = [row for row in found if all(value.strip() not in {"", "NA"} for value in row)]
    return np.array(whole, np.float64).reshape(-1, months)


def split(series: Floats, *, seed: int, lead_months: float) -> Split:
    """Split each part's units among the shops, evenly by chance; the first 24 months set the stock."""
    rng = np.random.default_rng(seed)
    units = np.rint(np.maximum(series, 0)).astype(np.int64)
    part, month = (np.repeat(axis.ravel(), units.ravel()) for axis in np.indices(units.shape))
    shop = rng.integers(0, SHOPS, len(part))
    when = month + rng.random(len(part))
    will = rng.random(len(part))
    corner = rng.random((SHOPS, 2)) * TOWN_METRES
    metres = np.hypot(*(corner[:, None] - corner).transpose(2, 0, 1))
    is_past = month < PAST_MONTHS
    past = np.zeros((len(units), SHOPS), np.int64)
    np.add.at(past, (part[is_past], shop[is_past]), 1)
    ties = rng.random(past.shape)
    demand = past.sum(axis=1) * lead_months / PAST_MONTHS
    stock = _shelves(past, np.maximum(1, np.floor(COVER * demand + 0.5)).astype(np.int64), ties)
    town = _shelves(past, town_units(units[:, :PAST_MONTHS], lead_months, int(stock.sum())), ties)
    order = np.lexsort((when, part))
    order = order[~is_past[order]]
    return Split(part[order], shop[order], when[order], will[order], stock, town, metres, lead_months)


def _shelves(past: Whole, total: Whole, ties: Floats) -> Whole:
    """Share each part's units out among its shops, to those that sold most of it; chance decides ties."""
    share = past / np.maximum(past.sum(axis=1, keepdims=True), 1) * total[:, None]
    stock = np.floor(share).astype(np.int64)
    rank = np.argsort(np.argsort(-(share - stock + ties * 1e-6), axis=1), axis=1)
    left = (total - stock.sum(axis=1))[:, None]
    return stock + left // SHOPS + (rank < left % SHOPS)


def town_units(past: Whole, lead_months: float, units: int) -> Whole:
    """Return as many units of each part as save most sales, for so many units in all.

    One of each first; then one by one to the part whose next unit is most likely to be asked for within a
    lead time: a negative binomial demand, a Poisson of which the rate is drawn as all parts' rates are.
    """
    months, mean = past.shape[1], past.mean(axis=1)
    width = max(mean.var() - mean.mean() / months, 1e-3)
    prior_months = mean.mean() / width
    shape = past.sum(axis=1) + mean.mean() * prior_months
    again = lead_months / (months + prior_months + lead_months)
    kept = np.ones(len(mean), np.int64)
    none = (1 - again) ** shape
    chance = none * again * shape
    beyond = 1 - none - chance
    for _ in range(units - len(mean)):
        best = int(np.argmax(beyond))
        chance[best] *= again * (shape[best] + kept[best]) / (kept[best] + 1)
        kept[best] += 1
        beyond[best] -= chance[best]
    return kept
