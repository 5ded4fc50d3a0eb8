"""How long one evening's advice takes for a thousand items with two years behind them."""

import time

import numpy as np

from halles.stalls.stock.engine.perishable import (
    KINDS,
    Day,
    History,
    Tomorrow,
    advice,
    advise,
    learn,
    pack,
    start,
    unpack,
)

ITEMS, DAYS, SEED, FIRST = 1000, 730, 20261128, 738000


def seconds() -> dict[str, float]:
    """Return seconds of an evening (read the state, learn, advise, keep it), and of a whole history."""
    history, tomorrow = _made()
    before = time.perf_counter()
    advise(history, tomorrow)
    whole = time.perf_counter() - before
    state = start(history.is_pieces)
    for row in range(DAYS - 1):
        state = learn(state, history.day(row))
    kept, last = pack(state), history.day(DAYS - 1)
    return {
        "items_1000_s": round(min(_evening(kept, last, tomorrow) for _ in range(3)), 3),
        "items_1000_whole_history_s": round(whole, 3),
        "state_mb_1000": round(len(kept) / 1e6, 2),
    }


def _evening(kept: bytes, day: Day, tomorrow: Tomorrow) -> float:
    before = time.perf_counter()
    state = learn(unpack(kept), day)
    advice(state, tomorrow)
    pack(state)
    return time.perf_counter() - before


def _made() -> tuple[History, Tomorrow]:
    draw = np.random.default_rng(SEED)
    mean = draw.gamma(2, 6, ITEMS) * (1 + 0.3 * np.sin(np.arange(DAYS)[:, None] * 2 * np.pi / 7))
    sold = draw.poisson(mean).astype(np.float64)
    nothing = np.zeros((DAYS, len(KINDS)))
    whole = np.ones(ITEMS, bool)
    history = History(whole, FIRST, nothing, np.ones(DAYS, bool), sold, np.zeros((DAYS, ITEMS), bool))
    return history, Tomorrow(FIRST + DAYS, nothing[0], True, np.full(ITEMS, 0.6), np.zeros(ITEMS))
