"""The benchmark of order advice on real daily sales: perishables each evening, and goods that keep."""

from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from halles.kit.progress import Progress
from halles.stalls.stock.bench.order_cover import cover_metrics
from halles.stalls.stock.bench.order_data import is_perishable, shops
from halles.stalls.stock.bench.order_perishable import (
    BASELINE,
    CENSORED,
    MARKS,
    OURS,
    RATIOS,
    Trial,
    trial,
)
from halles.stalls.stock.bench.order_perishable_score import FEWEST_DAYS, items, outcome
from halles.stalls.stock.bench.order_perishable_speed import seconds

SHARES = ("cost", "waste", "lost", "sold_out_days")
NOTE = (
    "Cost 1 = what was sold on that weekday the last time; 0 = perfect foresight. Waste, lost: shares sold.\n"
    "At 0.8 more is wasted on purpose: a lost sale costs four times a wasted piece."
)


def run(*, data: Path | None, quick: bool, progress: Progress) -> dict[str, Any]:
    """Order for every shop of `data`; `quick` learns trees once and times less often."""
    if data is None:
        raise SystemExit("order-advice: --data DIR is needed, with demand_daily*.csv* in it")
    found = list(shops(data))
    if not found:
        raise SystemExit(f"order-advice: no demand_daily*.csv* in {data}")
    fresh = [shop for shop in found if is_perishable(shop.name)]
    trials = []
    for done, shop in enumerate(fresh, 1):
        trials.append(trial(shop, data, quick=quick))
        progress.step("perishables", done, len(fresh))
    judged = [one for one in trials if one.test.sum() >= FEWEST_DAYS]
    per_shop = {one.shop.name: _told(one) for one in judged}
    _print(per_shop)
    names = dict.fromkeys(name for one in judged for name in one.orders if name not in MARKS)
    return {
        "metrics": {**metrics(per_shop), **seconds(), **cover_metrics(data, quick, progress)},
        "peers": {name: _worst(per_shop, name) for name in names},
    }


def metrics(per_shop: dict[str, Any]) -> dict[str, Any]:
    """Return the figures of perishables from those of each shop: the worst shop, the worst item."""
    cells = [each for told in per_shop.values() for each in told.values()]
    lows = [row["low"] for each in cells for row in each["items"] if row["low"] is not None]
    censored = [_over(each["ways"][CENSORED]["cost"], each["ways"][OURS]["cost"]) for each in cells]
    return {
        **{f"cost_{label}": cost for label, cost in _worst(per_shop, OURS).items()},
        "worst_item": max(lows, default=None),
        "censored_vs_true": max((each for each in censored if each is not None), default=None),
        "per_shop": {
            shop: {label: _brief(each) for label, each in told.items()} for shop, told in per_shop.items()
        },
    }


def _brief(told: dict[str, Any]) -> dict[str, Any]:
    """Return what the JSON line says of a shop at a critical ratio; the tables above it say the rest."""
    ours = told["ways"][OURS]
    return {
        **{share: ours[share] for share in ("cost", "waste", "lost")},
        "others": {name: row["cost"] for name, row in told["ways"].items() if name not in (OURS, BASELINE)},
        "items": {row["item"]: {"cost": row["cost"], "low": row["low"]} for row in told["items"]},
    }


def _told(one: Trial) -> dict[str, Any]:
    """Return a shop's figures at both critical ratios: each way's, and our own by item."""
    return {
        _label(ratio): {
            "ways": {name: outcome(one, name, ratio) for name in one.orders},
            "items": items(one, ratio),
        }
        for ratio in RATIOS
    }


def _worst(per_shop: dict[str, Any], name: str) -> dict[str, float | None]:
    """Return the cost of a way of ordering in the shop where it is highest, by critical ratio."""
    found: dict[str, float | None] = {}
    for label in map(_label, RATIOS):
        ways = [told[label]["ways"] for told in per_shop.values()]
        costs = [each[name]["cost"] for each in ways if name in each]
        found[label] = max((cost for cost in costs if cost is not None), default=None)
    return found


def _over(part: float | None, whole: float | None) -> float | None:
    return round(part / whole, 4) if part is not None and whole else None


def _label(ratio: float) -> str:
    return f"cr{round(100 * ratio)}"


def _print(per_shop: dict[str, Any]) -> None:
    """Print two tables: ways of ordering by shop, and our own by item."""
    by_way = Table("shop", "ratio", "way", *SHARES, title="Perishables by shop")
    by_item = Table("shop", "ratio", "item", "low", "high", *SHARES, title="Our advice by item")
    for shop, told in per_shop.items():
        for label, each in told.items():
            for name, row in each["ways"].items():
                by_way.add_row(shop, label, name, *_cells(row, SHARES))
            for row in each["items"]:
                by_item.add_row(shop, label, row["item"], *_cells(row, ("low", "high", *SHARES)))
    Console(width=120).print(by_way, by_item, NOTE)


def _cells(row: dict[str, Any], heads: tuple[str, ...]) -> list[str]:
    return ["–" if row[head] is None else f"{row[head]:.3f}" for head in heads]
