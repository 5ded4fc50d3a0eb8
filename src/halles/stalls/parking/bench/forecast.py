"""The benchmark of the parking forecast: real logs, walked through as the product lives, next to simpler methods.

The days before the test choose everything that is set by hand and teach the first nets. In the test, as in the
product, habits take in each day at midnight, nets are learnt anew each week from what was known by then, and bounds
follow each outcome when its time has come. The simpler methods: persistence; "now plus change", the mean change of
weekday and time before the test; split conformal, around our own forecast, calibrated on the three weeks before.
"""

from pathlib import Path
from typing import Any

from halles.kit.progress import Progress
from halles.stalls.parking.bench import forecast_product, forecast_score as score
from halles.stalls.parking.bench.forecast_data import Town, towns
from halles.stalls.parking.bench.forecast_score import Scores
from halles.stalls.parking.bench.forecast_walk import FULL, QUICK, Effort, walk_through
from halles.stalls.parking.engine.forecast import HORIZONS

PEERS = ("persistence", "now_plus_change", "now_plus_followed_change")


def run(*, data: Path | None, quick: bool, progress: Progress) -> dict[str, Any]:
    """Forecast every town of every log in `data`; `quick` learns nets less often and from fewer rows."""
    if data is None:
        raise SystemExit("parking-forecast: --data DIR is needed, with parking_*.csv.* in it")
    found = list(_sensing(data))
    if not found:
        raise SystemExit(f"parking-forecast: no parking_*.csv.* in {data}")
    scores = [_scored(town, QUICK if quick else FULL, progress) for town in found]
    largest = max(found, key=lambda town: len(town.histories))
    product = forecast_product.measured(largest)
    return {"metrics": _metrics(scores, product), "peers": _peers(scores)}


def _sensing(data: Path) -> list[Town]:
    """Return the towns of a folder, or of its `sensing` part."""
    return list(towns(data)) or list(towns(data / "sensing"))


def _scored(town: Town, effort: Effort, progress: Progress) -> Scores:
    return score.scored(walk_through(town, effort, lambda done, total: progress.step(town.name, done, total)))


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
