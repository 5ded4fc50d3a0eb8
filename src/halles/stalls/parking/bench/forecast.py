"""The benchmark of the parking forecast: real logs, walked through as the product lives.

The days before the test choose everything that is set by hand and teach the first nets. In the test, as in
the product, habits take in each day at midnight, nets are learnt anew each week from what was known then,
and bounds follow each outcome when its time has come. Simpler methods next to it: persistence; "now plus
change", the mean change of weekday and time before the test; "now plus followed change", our own habits
without a net; split conformal, around our own forecast, calibrated on the three weeks before the test.
"""

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from halles.kit.progress import Progress
from halles.stalls.parking.bench import forecast_product
from halles.stalls.parking.bench import forecast_score as score
from halles.stalls.parking.bench.forecast_data import Town, towns
from halles.stalls.parking.bench.forecast_score import Scores
from halles.stalls.parking.bench.forecast_walk import FULL, QUICK, Effort, walk_through
from halles.stalls.parking.engine.forecast import HORIZONS

THREADS = "OPENBLAS_NUM_THREADS"
PEERS = ("persistence", "now_plus_change", "now_plus_followed_change")


def run(*, data: Path | None, quick: bool, progress: Progress) -> dict[str, Any]:
    """Forecast every town of every log in `data`; `quick` learns nets less often and from fewer rows."""
    if data is None:
        raise SystemExit("parking-forecast: --data DIR is needed, with parking_*.csv.* in it")
    found = list(_sensing(data))
    if not found:
        raise SystemExit(f"parking-forecast: no parking_*.csv.* in {data}")
    effort = QUICK if quick else FULL
    largest = max(found, key=lambda town: len(town.histories))
    with _workers() as pool:
        # What takes longest first; alone in its process, so that timings are of one core.
        timed = pool.submit(forecast_product.measured, largest)
        jobs = [pool.submit(_scored, town, effort) for town in found]
        for done, _job in enumerate(as_completed(jobs), 1):
            progress.step("towns", done, len(jobs))
        scores, product = [job.result() for job in jobs], timed.result()
    return {"metrics": _metrics(scores, product), "peers": _peers(scores)}


def _sensing(data: Path) -> list[Town]:
    """Return the towns of a folder, or of its `sensing` part."""
    return list(towns(data)) or list(towns(data / "sensing"))


@contextmanager
def _workers() -> Iterator[ProcessPoolExecutor]:
    """Yield one process per core, each with one thread: numpy's own threads only wait for each other here."""
    before = os.environ.get(THREADS)
    os.environ[THREADS] = "1"
    try:
        with ProcessPoolExecutor(len(os.sched_getaffinity(0)), mp_context=get_context("spawn")) as pool:
            yield pool
    finally:
        os.environ.pop(THREADS) if before is None else os.environ.update({THREADS: before})


def _scored(town: Town, effort: Effort) -> Scores:
    return score.scored(walk_through(town, effort))


def _metrics(scores: list[Scores], product: forecast_product.Product) -> dict[str, Any]:
    cells = score.cells(scores, "ours")
    covered = [each for row in cells.values() for each in row.values()]
    main = [each for each in scores if each.is_main] or scores
    return {
        **{f"mae_{minutes}": score.mean_of(main, "errors", "ours", minutes) for minutes in HORIZONS},
        "mae_by_town": score.by_town(scores, "ours"),
        "points": {each.name: len(each.month) for each in scores},
        "coverage_min": min(covered, default=None),
        "coverage_max": max(covered, default=None),
        "coverage": cells,
        "interval_score": _interval(scores, "ours"),
        "interval_score_by_horizon": _intervals(scores, "ours"),
        "reliability_points": round(score.reliability(scores), 2),
        "reliability_worst_points": round(score.worst_reliability(scores), 2),
        "predict_ms": product.predict_ms,
        "state_kb": product.state_kb,
        "train_s": product.train_s,
        "product_gap": product.gap,
    }


def _peers(scores: list[Scores]) -> dict[str, Any]:
    cells = score.cells(scores, "split_conformal")
    covered = [each for row in cells.values() for each in row.values()]
    main = [each for each in scores if each.is_main] or scores
    found: dict[str, Any] = {
        name: {
            **{f"mae_{minutes}": score.mean_of(main, "errors", name, minutes) for minutes in HORIZONS},
            "mae_by_town": score.by_town(scores, name),
        }
        for name in PEERS
    }
    found["split_conformal"] = {
        "interval_score": _interval(scores, "split_conformal"),
        "interval_score_by_horizon": _intervals(scores, "split_conformal"),
        "coverage_min": min(covered, default=None),
        "coverage_max": max(covered, default=None),
        "coverage": cells,
    }
    return found


def _intervals(scores: list[Scores], method: str) -> dict[str, float | None]:
    return {str(minutes): score.mean_of(scores, "interval", method, minutes) for minutes in HORIZONS}


def _interval(scores: list[Scores], method: str) -> float:
    known = [each for each in _intervals(scores, method).values() if each is not None]
    return round(sum(known) / max(1, len(known)), 3)
