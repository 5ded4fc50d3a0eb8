"""LightGBM as a peer, where it is installed: one quantile model for all items of a shop, anew each month."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from halles.stalls.stock.bench.order_data import Shop

Floats = NDArray[np.float64]

LAGS = (1, 2, 3, 7, 14, 21, 28)
WINDOWS = (7, 28)
REFIT_DAYS = 28
ROUNDS = 200
SETTINGS = {
    "objective": "quantile", "learning_rate": 0.05, "num_leaves": 15, "min_data_in_leaf": 20,
    "verbosity": -1, "num_threads": 1, "seed": 0,
}  # fmt: skip


def trees(shop: Shop, kinds: Floats, ratio: float, first: int, *, quick: bool) -> Floats | None:
    """Return its orders on the days from `first` on; None where LightGBM is not installed."""
    if find_spec("lightgbm") is None:
        return None
    rows, level = _rows(shop, kinds)
    orders = np.zeros_like(shop.quantities)
    step = len(orders) if quick else REFIT_DAYS
    for begin in range(first, len(orders), step):
        model = _taught(shop, rows, level, ratio, begin)
        days = range(begin, min(begin + step, len(orders)))
        for day in days:
            orders[day] = np.maximum(model.predict(rows[day]), 0) * level[day]
    return orders


def _taught(shop: Shop, rows: Floats, level: Floats, ratio: float, before: int) -> Any:
    known = [day for day in range(max(LAGS), before) if shop.open[day]]
    target = shop.quantities[known] / level[known]
    lightgbm = import_module("lightgbm")
    features = rows[known].reshape(-1, rows.shape[2])
    taught = lightgbm.Dataset(features, target.ravel(), weight=level[known].ravel())
    return lightgbm.train({**SETTINGS, "alpha": ratio}, taught, num_boost_round=ROUNDS)


def _rows(shop: Shop, kinds: Floats) -> tuple[Floats, Floats]:
    """Return features [days × items × f] from the days before, and the level [days × items] of each."""
    sold = shop.quantities
    days, items = sold.shape
    level = np.stack([sold[max(0, day - 28) : max(1, day)].mean(axis=0) for day in range(days)])
    level = np.maximum(level, 0.5)
    lags = [np.vstack([np.zeros((lag, items)), sold[:-lag]]) / level for lag in LAGS]
    means = [
        np.stack([sold[max(0, day - window) : max(1, day)].mean(axis=0) for day in range(days)]) / level
        for window in WINDOWS
    ]
    weekday = np.broadcast_to((np.arange(days) % 7)[:, None], sold.shape)
    season = np.broadcast_to((np.arange(days) % 365)[:, None], sold.shape)
    item = np.broadcast_to(np.arange(items), sold.shape)
    common = [np.broadcast_to(kind[:, None], sold.shape) for kind in kinds.T]
    return np.stack([*lags, *means, weekday, season, item, np.log(level), *common], axis=2), level
