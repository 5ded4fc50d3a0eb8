"""Order advice for goods that keep, lived through a last year that it has not seen.

Each shop orders on Monday evening; two days later, on Thursday morning, it is on the shelf. What is not on
the shelf is not sold and nobody comes back. A unit costs 0.60 and sells at 1; holding it costs 25 % of its
cost per year, or 100 %. Every way begins with its own target on the shelf. Ours is told its own sales only,
and on which evenings the shelf was empty. Next to it:
- baseline: "reorder what you sold", from the starting stock that was best in hindsight: one number of days,
  7 to 60, of the mean of the 90 days before the test, for the whole shop;
- hindsight: "fill up to c days of the mean of the last w days", c from 8 to 60, w in 7, 14, 28, 56, 112: the
  pair that was best in hindsight for the shop, told the true demand ("item by item": each its own pair);
- foresight: each delivery is what will be asked for until the next one; nothing is lost.
gap_closed = (baseline - ours) / (baseline - foresight), in money; vs_hindsight = ours / hindsight; of shops
and holding costs, the worst. gap_closed_any_start: starts may also be days of the last 28 or 365 days' mean.
"""

import time
from pathlib import Path
from typing import Any

import numpy as np

from halles.kit.progress import Progress
from halles.stalls.stock.bench.order_cover_year import (
    MARGIN,
    RHYTHM,
    UNIT_COST,
    Ledger,
    Year,
    advised,
    filled_up,
    foreseen,
    reordered,
)
from halles.stalls.stock.bench.order_data import Shop, is_perishable, shops
from halles.stalls.stock.engine.cover import Costs, History, Shelf, cover_advice
from halles.stalls.stock.engine.cover.values import YEAR, Floats

HOLDINGS = (0.25, 1.0)
TEST_DAYS, FEWEST_BEFORE = 365, 180
COVERS = np.arange(8.0, 61.0)
WINDOWS = (7, 14, 28, 56, 112)
STARTS = np.arange(7.0, 61.0)
START_DAYS, OTHER_START_DAYS = 90, (28, 365)
SPEED_ITEMS, SPEED_DAYS, SPEED_SEED = 1000, 3 * YEAR, 20261128


def cover_metrics(data: Path, quick: bool, progress: Progress) -> dict[str, Any]:
    """Return what the advice was worth in each shop of goods that keep; `quick` times 3 calls, not 7."""
    years = [each for each in map(year_of, shops(data)) if each is not None]
    rows: list[dict[str, Any]] = []
    for year in years:
        for holding in HOLDINGS:
            rows.append(compared(year, holding))
            progress.step("goods that keep", len(rows), len(years) * len(HOLDINGS))
    return {
        "nonperishable_vs_hindsight": max((row["vs_hindsight"] for row in rows), default=None),
        "gap_closed": min((row["gap_closed"] for row in rows), default=None),
        "nonperishable": rows,
        **(seconds(3 if quick else 7) if years else {}),
    }


def year_of(shop: Shop, end: int | None = None) -> Year | None:
    """Return a shop's test, its last year (before `end`), if its goods keep and half a year came before."""
    demand = shop.quantities[:end]
    first = len(demand) - TEST_DAYS
    if is_perishable(shop.name) or first < FEWEST_BEFORE:
        return None
    return Year(shop.name, tuple(shop.items), demand, first, shop.first.weekday())


def compared(year: Year, holding: float) -> dict[str, Any]:
    """Return what each way of ordering cost at a holding cost, for the shop and for each of its items."""
    ours, ideal = advised(year, holding), foreseen(year)
    baseline, hindsight = reordered(year, STARTS, START_DAYS), filled_up(year, WINDOWS, COVERS)
    start = int(baseline.cost(holding).sum(axis=0).argmin())
    best = int(hindsight.cost(holding).sum(axis=0).argmin())
    own, base, fill, least = (
        each.cost(holding)[:, way]
        for each, way in ((ours, 0), (baseline, start), (hindsight, best), (ideal, 0))
    )
    per_item = hindsight.cost(holding).min(axis=1)
    return {
        "shop": year.name,
        "holding_per_year": holding,
        "vs_hindsight": _ratio(own.sum(), fill.sum()),
        "gap_closed": _ratio(base.sum() - own.sum(), base.sum() - least.sum()),
        "gap_closed_any_start": _any_start(year, holding, own.sum(), base.sum(), least.sum()),
        "vs_baseline": _ratio(own.sum(), base.sum()),
        "vs_hindsight_item_by_item": _ratio(own.sum(), per_item.sum()),
        "foresight_vs_baseline": _ratio(least.sum(), base.sum()),
        "baseline_start_days": float(STARTS[start]),
        "hindsight_rule": f"{COVERS[best % len(COVERS)]:.0f} days of the last {WINDOWS[best // len(COVERS)]}",
        "items": _table(year, ours, [own, base, fill, per_item, least]),
    }


def _any_start(year: Year, holding: float, own: float, base: float, least: float) -> float:
    """Return the gap closed if the baseline's start may also be days of other means: the hardest of them."""
    others = [reordered(year, STARTS, days).cost(holding).sum(axis=0).min() for days in OTHER_START_DAYS]
    hardest = min(base, *others)
    return _ratio(hardest - own, hardest - least)


def _table(year: Year, ours: Ledger, costs: list[Floats]) -> list[dict[str, Any]]:
    """Return a line per item: what each way cost per 100 sold, and what was lost and held with ours."""
    asked = year.test.sum(axis=0)
    names = ("ours", "baseline", "hindsight", "hindsight_item_by_item", "foresight")
    rows = []
    for index, item in enumerate(year.items):
        per_100 = {
            name: round(100 * float(cost[index] / asked[index]), 3)
            for name, cost in zip(names, costs, strict=True)
        }
        lost = round(float(ours.lost[index, 0] / asked[index]), 4)
        days = round(float(ours.stock[index, 0] / asked[index]), 1)
        rows.append({"item": item, "lost_share": lost, "stock_days": days, **per_100})
    return rows


def _ratio(above: float, below: float) -> float:
    return round(float(above / below), 4)


def seconds(times: int) -> dict[str, float]:
    """Return the least seconds, by the clock and of the processor, that an evening's advice takes.

    1,000 invented items with three years of sales.
    """
    rng = np.random.default_rng(SPEED_SEED)
    rates = np.exp(rng.normal(-1.0, 1.3, SPEED_ITEMS))
    sales = rng.poisson(rates, (SPEED_DAYS, SPEED_ITEMS)).astype(np.float64)
    order_weekday = min(RHYTHM.order_weekdays)
    history = History(sales, np.ones(sales.shape, np.bool_), order_weekday)
    ones = np.ones(SPEED_ITEMS)
    costs = Costs(UNIT_COST * ones, MARGIN * ones, HOLDINGS[0])
    spent = []
    for _ in range(times):
        began = time.perf_counter(), time.process_time()
        cover_advice(history, Shelf(7 * rates, 0 * ones, ones), costs, RHYTHM)
        spent.append((time.perf_counter() - began[0], time.process_time() - began[1]))
    clock, processor = (round(min(each), 3) for each in zip(*spent, strict=True))
    return {"nonperishable_s_1000": clock, "nonperishable_cpu_s_1000": processor}
