"""What similar items teach about one that has sold little: rates drawn from one distribution."""

import numpy as np

from halles.stalls.stock.engine.cover.values import Flags, Floats, History, Prior

LEAST_ITEMS = 5
"""Fewer items of one's own with a past are no sample."""
LEAST_DAYS = 28
LEAST_SHOPS, LEAST_SOLD = 3, 11
"""Below so many shops and sales, what a town knows of an item would tell about one shop."""
MOST_DAYS = 60.0
FIRST_DAYS = 0.5
"""What a guess from an item's own first days weighs, when nothing else is known."""
USUAL_RANGE = 1.0
"""Standard deviation of the logarithm of rates where items are too few to say."""


def shop_prior(history: History) -> Prior:
    """Return what a shop's items with a past say about any item of it; nothing if they are too few."""
    alive = ~np.isnan(history.sales)
    sold = np.nansum(history.sales, axis=0)
    days = np.sum(alive & (history.in_stock | (np.nan_to_num(history.sales) > 0)), axis=0)
    use = (days >= LEAST_DAYS) & (sold > 0)
    return _gamma(sold, days, use, LEAST_ITEMS, len(sold))


def town_prior(sold: Floats, days: Floats) -> Prior:
    """Return what other shops that agreed to it say about items: units sold and days on sale, [shops, n].

    Nothing is said of an item below three shops and eleven sales, so that no shop can be read from it.
    """
    shops = np.sum((days > 0) & (sold > 0), axis=0)
    known = (shops >= LEAST_SHOPS) & (np.sum(sold, axis=0) >= LEAST_SOLD)
    rates = np.where(days > 0, sold / np.maximum(days, 1), np.nan)
    logs = np.log(np.where(rates > 0, rates, np.nan))
    found = [_middle(logs[:, item][np.isfinite(logs[:, item])]) for item in np.flatnonzero(known)]
    rate, weight = np.zeros(sold.shape[1]), np.zeros(sold.shape[1])
    if found:
        rate[known], weight[known] = np.array(found).T
    return Prior(rate, weight)


def either(first: Prior, second: Prior) -> Prior:
    """Return the first prior where it knows something, else the second."""
    return Prior(
        np.where(first.days > 0, first.rate, second.rate), np.where(first.days > 0, first.days, second.days)
    )


def own_start(history: History) -> Prior:
    """Return an item's own mean with next to no weight: where a level starts when nothing else is known."""
    alive = ~np.isnan(history.sales)
    sold = np.nansum(history.sales, axis=0)
    seen = np.sum(alive & (history.in_stock | (np.nan_to_num(history.sales) > 0)), axis=0)
    return Prior(sold / np.maximum(seen, 1), np.where(seen > 0, FIRST_DAYS, 0.0))


def _gamma(sold: Floats, days: Floats, use: Flags, least: int, items: int) -> Prior:
    if use.sum() < least:
        return Prior(np.zeros(items), np.zeros(items))
    rate, weight = _middle(np.log(sold[use] / days[use]))
    return Prior(np.full(items, rate), np.full(items, weight))


def _middle(logs: Floats) -> tuple[float, float]:
    """Return the middle rate, and how many days of one's own weigh as much as knowing it.

    The days are those of a Gamma distribution as wide as the rates are: rare sellers lean on it for weeks,
    quick ones forget it within days.
    """
    rate = float(np.exp(np.mean(logs)))
    width = float(np.var(logs)) if len(logs) >= LEAST_ITEMS else USUAL_RANGE
    over = max(np.expm1(min(width, 4.0)), 0.05)
    return rate, min(MOST_DAYS, 1 / (rate * over))
