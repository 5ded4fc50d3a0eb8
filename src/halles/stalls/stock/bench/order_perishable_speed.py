"""How long one evening's advice takes for a thousand items with two years behind them."""

import time
from dataclasses import replace

import numpy as np

from halles.stalls.stock.engine.perishable import (
    KINDS,
    Day,
    History,
    Tomorrow,
    advice,
    learn,
    learn_all,
    pack,
    start,
    unpack,
)

ITEMS, DAYS, SEED, FIRST = 1000, 730, 20261128, 738000


def seconds() -> dict[str, float]:
    """Return seconds of an evening (read the state, learn, advise, keep it), and of a whole history."""
    history, tomorrow = _made()
    before = time.perf_counter()
    state = learn_all(start(history.is_pieces), history)
    whole = time.perf_counter() - before
    kept, last = pack(state), history.day(DAYS - 1)
    walls, works = zip(
        *(_evening(kept, replace(last, number=FIRST + DAYS), tomorrow) for _ in range(5)), strict=True
    )
    return {
        "items_1000_s": round(min(walls), 3),
        "items_1000_cpu_s": round(min(works), 3),
        "items_1000_whole_history_s": round(whole, 3),
        "state_mb_1000": round(len(kept) / 1e6, 2),
    }


def _evening(kept: bytes, day: Day, tomorrow: Tomorrow) -> tuple[float, float]:
    """Return seconds by the clock and of the processor."""
    before, worked = time.perf_counter(), time.process_time()
    state = learn(unpack(kept), day)
    advice(state, tomorrow)
    pack(state)
    return time.perf_counter() - before, time.process_time() - worked


def _made() -> tuple[History, Tomorrow]:
    draw = np.random.default_rng(SEED)
    mean = draw.gamma(2, 6, ITEMS) * (1 + 0.3 * np.sin(np.arange(DAYS)[:, None] * 2 * np.pi / 7))
    sold = draw.poisson(mean).astype(np.float64)
    nothing = np.zeros((DAYS, len(KINDS)))
    whole = np.ones(ITEMS, bool)
    history = History(whole, FIRST, nothing, np.ones(DAYS, bool), sold, np.zeros((DAYS, ITEMS), bool))
    return history, Tomorrow(FIRST + DAYS + 1, nothing[0], True, np.full(ITEMS, 0.6), np.zeros(ITEMS))
