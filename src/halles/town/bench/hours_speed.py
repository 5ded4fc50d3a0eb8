"""How long opening hours take to be read and told."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from halles.town.bench.hours_texts import rows
from halles.town.engine.hours import Where, intervals, read, understood
from halles.town.engine.hours.evaluate import evaluation

START = datetime.fromisoformat("2026-11-09")
SIXTY_DAYS = timedelta(days=60)
SIMPLE = "Mo-Fr 09:00-12:30,14:00-19:00; Sa 10:00-12:00"
TIMES = 200


def speeds(data: Path, pattern: str) -> dict[str, Any]:
    """Return the time of one reading, of sixty days told, and of all distinct texts of a folder."""
    texts = list({row["s"]: None for path in sorted(data.glob(pattern)) for row in rows(path)})
    understood.cache_clear()
    evaluation.cache_clear()
    started = process_time()
    told = sum(_told(text) for text in texts)
    return {
        "texts": len(texts),
        "texts_told": told,
        "texts_60_days_cpu_s": round(process_time() - started, 2),
        "read_ms": _read_ms(),
        "intervals_60_days_ms": _intervals_ms(),
    }


def _told(text: str) -> bool:
    hours = understood(text)
    if hours:
        intervals(hours, START, START + SIXTY_DAYS, where=Where(-3.55, 47.87, "29"))
    return bool(hours)


def _read_ms() -> float:
    return _best_ms(lambda: read.__wrapped__(SIMPLE))


def _intervals_ms() -> float:
    hours, where = read(SIMPLE), Where(-3.55, 47.87, "29")
    return _best_ms(lambda: intervals(hours, START, START + SIXTY_DAYS, where=where))


def _best_ms(what: Callable[[], object]) -> float:
    """Return the shortest of many runs: what else the machine does only makes them longer."""
    best = float("inf")
    for _ in range(TIMES):
        started = perf_counter()
        what()
        best = min(best, perf_counter() - started)
    return round(1000 * best, 3)
