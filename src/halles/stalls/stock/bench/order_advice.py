"""The benchmark of order advice: perishables each evening, goods that keep, on the daily sales of real shops."""

from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from halles.kit.progress import Progress
from halles.stalls.stock.bench.order_cover import cover_metrics
from halles.stalls.stock.bench.order_data import is_perishable, shops
from halles.stalls.stock.bench.order_perishable import (
    BASELINE,
    FEWEST_DAYS,
    OURS,
    RATIOS,
    Trial,
    items,
    outcome,
    trial,
)
from halles.stalls.stock.bench.order_perishable_speed import seconds


def run(*, data: Path | None, quick: bool, progress: Progress) -> dict[str, Any]:
    """Order for every shop of `data`; `quick` times goods that keep less often."""
    if data is None:
        raise SystemExit("order-advice: --data DIR is needed, with demand_daily*.csv* in it")
    found = list(shops(data))
    if not found:
        raise SystemExit(f"order-advice: no demand_daily*.csv* in {data}")
    fresh = [shop for shop in found if is_perishable(shop.name)]
    trials = []
    for done, shop in enumerate(fresh, 1):
        trials.append(trial(shop, data))
        progress.step("perishables", done, len(fresh))
    judged = [one for one in trials if one.test.sum() >= FEWEST_DAYS]
    per_shop = {one.shop.name: _told(one) for one in judged}
    _print(per_shop)
    return {
        "metrics": {**_metrics(per_shop), **seconds(), **cover_metrics(data, quick, progress)},
        "peers": {name: _worst(per_shop, name) for name in _names(judged)},
    }


def _told(one: Trial) -> dict[str, Any]:
    """Return a shop's figures at both critical ratios: each way's, and our own by item."""
    return {
        _label(ratio): {
            "days": int(one.test.sum()),
            "foresight": 0.0,
            "ways": {name: outcome(one, name, ratio) for name in one.orders},
            "items": items(one, ratio),
        }
        for ratio in RATIOS
    }


def _metrics(per_shop: dict[str, Any]) -> dict[str, Any]:
    rows = [row for told in per_shop.values() for each in told.values() for row in each["items"]]
    lows = [row["low"] for row in rows if row["low"] is not None and row["days"] >= FEWEST_DAYS]
    return {
        **{f"cost_{label}": cost for label, cost in _worst(per_shop, OURS).items()},
        "worst_item": max(lows, default=None),
        "per_shop": per_shop,
    }


def _worst(per_shop: dict[str, Any], name: str) -> dict[str, float | None]:
    """Return the cost of a way of ordering in the shop where it is highest, by critical ratio."""
    found: dict[str, float | None] = {}
    for label in map(_label, RATIOS):
        costs = [
            told[label]["ways"][name]["cost"] for told in per_shop.values() if name in told[label]["ways"]
        ]
        found[label] = max((cost for cost in costs if cost is not None), default=None)
    return found


def _names(judged: list[Trial]) -> list[str]:
    names = dict.fromkeys(name for one in judged for name in one.orders)
    return [name for name in names if name not in (OURS, BASELINE)]


def _label(ratio: float) -> str:
    return f"cr{round(100 * ratio)}"


def _print(per_shop: dict[str, Any]) -> None:
    """Print two tables: ways of ordering by shop, and our own by item."""
    console = Console(width=max(110, Console().width))
    heads = ("cost", "waste", "lost", "sold_out_days")
    ways, own = _table("Perishables by shop", heads), _table("Our advice by item", ("low", "high", *heads))
    for shop, told in per_shop.items():
        for label, each in told.items():
            for name, row in each["ways"].items():
                ways.add_row(shop, label, name, *_cells(row, heads))
            for row in each["items"]:
                own.add_row(shop, label, row["item"], *_cells(row, ("low", "high", *heads)))
    console.print(ways, own)
    console.print(
        "Cost 1 = what was sold on that weekday the last time; 0 = perfect foresight. Waste and lost: shares of what "
        "was sold. At 0.8 more is wasted on purpose: a lost sale costs four times a wasted piece."
    )


def _table(title: str, heads: tuple[str, ...]) -> Table:
    table = Table("shop", "ratio", "", *heads, title=title)
    return table


def _cells(row: dict[str, Any], heads: tuple[str, ...]) -> list[str]:
    return ["–" if row[head] is None else f"{row[head]:.3f}" for head in heads]
