"""How much is asked for per day, at several speeds of forgetting, and what the season makes of it."""

import numpy as np

from halles.stalls.stock.engine.cover.demand import LEAST, Demand
from halles.stalls.stock.engine.cover.values import Flags, Floats, Prior

MEMORIES = (28.0, 14.0, 7.0, 60.0)
"""Half-lives of the level in days; the first is taken where nothing tells them apart."""
LAP = 364
"""A year in whole weeks."""
AROUND, HALF_YEAR = 21, 182
MOST_YEARS = 5
DOUBT_YEARS = 2.0
"""A season seen in one year is believed by a third, in two by half."""
DOUBT_UNITS = 20.0
"""A season is drawn to 1 as if so many more units had been sold evenly."""
LEAST_SHARE, LEAST_YEAR = 0.9, 200
SWING = 2.0


def season_of(demand: Demand, ahead: int) -> Floats:
    """Return how each day compares with its year, [T + ahead, n], from the same days of earlier years only.

    The year around a day a year ago ends half a year before the day itself: nothing looks ahead.
    """
    days, items = demand.units.shape
    units, lived = _padded(demand.units), _padded(demand.alive)
    logs, years = np.zeros((days + ahead, items)), np.zeros((days + ahead, items))
    for year in range(1, min(MOST_YEARS, (days + ahead) // LAP) + 1):
        rows = days + ahead - LAP * year
        near, near_days = (_around(each, rows, AROUND) for each in (units, lived))
        wide, wide_days = (_around(each, rows, HALF_YEAR) for each in (units, lived))
        is_known = (near_days >= LEAST_SHARE * (2 * AROUND + 1)) & (wide_days >= LEAST_YEAR)
        usual = wide * near_days / np.maximum(wide_days, 1) + DOUBT_UNITS
        logs[LAP * year :] += is_known * np.log((near + DOUBT_UNITS) / usual)
        years[LAP * year :] += is_known
    return np.clip(np.exp(logs / (years + DOUBT_YEARS)), 1 / SWING, SWING)


def levels_of(units: Floats, seen: Flags, prior: Prior) -> Floats:
    """Return the units per day known each evening, [T, n, memories]; days that teach nothing are passed."""
    fade = 0.5 ** (1 / np.array(MEMORIES))
    total = np.zeros((units.shape[1], len(MEMORIES)))
    mass = np.zeros_like(total)
    found = np.empty((*units.shape, len(MEMORIES)))
    start, weight = (prior.days * prior.rate)[:, None], prior.days[:, None]
    for day, is_seen in enumerate(seen[..., None]):
        keep = np.where(is_seen, fade, 1.0)
        mass = keep * mass + is_seen
        total = keep * total + is_seen * units[day][:, None]
        found[day] = (total + start) / np.maximum(mass + weight, LEAST)
    return found


def _padded(values: Floats | Flags) -> Floats:
    """Return running sums with half a year of nothing before and after, so that windows are slices."""
    before, after = HALF_YEAR + 1, HALF_YEAR
    padded = np.zeros((before + len(values) + after, values.shape[1]))
    np.cumsum(values, axis=0, out=padded[before : before + len(values)])
    padded[before + len(values) :] = padded[before + len(values) - 1]
    return padded


def _around(padded: Floats, rows: int, reach: int) -> Floats:
    """Return the sums within `reach` days of each of the first `rows` days."""
    first = HALF_YEAR + 1
    return padded[first + reach : first + reach + rows] - padded[first - reach - 1 : first - reach - 1 + rows]
