"""Invented shops of perishables: the same week every week, and the spread of chance alone."""

from dataclasses import replace
from datetime import date

import numpy as np

from halles.stalls.stock.engine import perishable as engine

MONDAY = date(2026, 3, 2).toordinal()
NOTHING = np.zeros(len(engine.KINDS))
WEEK = np.array([0.8, 0.9, 1.0, 1.0, 1.2, 1.6, 0.7])


def history(days=120, means=(40.0, 12.0, 3.0), *, seed=1, is_pieces=True, week=WEEK):
    """Return a shop whose items follow the same week, with the spread of chance alone."""
    draw = np.random.default_rng(seed)
    mean = np.array(means) * week[np.arange(days) % 7][:, None]
    sold = draw.poisson(mean).astype(float)
    return engine.History(
        np.full(len(means), is_pieces),
        MONDAY,
        np.zeros((days, len(NOTHING))),
        np.ones(days, bool),
        sold,
        np.zeros(sold.shape, bool),
    )


def after(past, *, ratio=0.7, is_open=True, kinds=NOTHING, batch=0.0, days=0):
    """Return the day after a history, or so many days later."""
    items = past.sold.shape[1]
    number = past.number + len(past.is_open) + days
    return engine.Tomorrow(number, kinds, is_open, np.full(items, ratio), np.full(items, batch))


def cut(past, days):
    """Return the first days of a history."""
    names = ("kinds", "is_open", "sold", "sold_out")
    return replace(past, **{name: getattr(past, name)[:days] for name in names})
