"""The benchmarks of goods that keep and of what neighbours have: their accounts are right."""

from datetime import date, timedelta

import numpy as np
import pytest

from halles.kit.progress import Silent
from halles.stalls.stock.bench import order_cover, pooling
from halles.stalls.stock.bench.order_cover import cover_metrics
from halles.stalls.stock.bench.order_cover_year import RHYTHM, Year, filled_up, foreseen, lived, reordered
from halles.stalls.stock.bench.pooling_data import split
from halles.stalls.stock.bench.pooling_town import ALONE, TOGETHER, Way
from halles.stalls.stock.bench.pooling_town import lived as town_lived


def _year(days: int = 400) -> Year:
    demand = np.random.default_rng(5).poisson([1.0, 6.0], (days, 2)).astype(np.float64)
    return Year("pharmacie", ("a", "b"), demand, days - 60, 2)


def test_what_is_asked_for_is_sold_or_lost_and_orders_leave_weekly():
    year = _year()
    ordered: list[int] = []

    def never(day, stock, way, told):
        ordered.append(day)
        return np.zeros_like(stock)

    start = np.array([[10.0], [1000.0]])
    ledger = lived(year, start, never)
    asked = year.test.sum(axis=0)
    assert ledger.lost[:, 0] == pytest.approx([asked[0] - 10, 0])
    assert {year.weekday_of(day) for day in ordered} == set(RHYTHM.order_weekdays)
    assert np.diff(ordered).tolist() == [7] * (len(ordered) - 1)


def test_an_order_is_on_the_shelf_three_mornings_later():
    year = _year()
    sold_from: list[int] = []

    def plenty(day, stock, way, told):
        sold_from.extend(np.flatnonzero(told.sales[: day + 1, 1, 0])[:1])
        return np.full_like(stock, 1000.0)

    lived(year, np.zeros((2, 1)), plenty)
    first_order = next(day for day in range(7) if year.is_order_day(day))
    assert min(sold_from) == first_order + RHYTHM.lead_days


def test_foresight_loses_nothing_and_no_way_costs_less():
    year = _year()
    ideal = foreseen(year)
    assert not ideal.lost.any()
    others = reordered(year, np.arange(8.0, 40.0), 90), filled_up(year, (7, 56), np.arange(8.0, 40.0))
    for ledger in others:
        assert np.all(ledger.cost(0.25) >= ideal.cost(0.25))


def test_a_shop_of_goods_that_keep_is_measured_and_a_bakery_is_not(tmp_path, monkeypatch):
    monkeypatch.setattr(order_cover, "SPEED_ITEMS", 5)
    rng = np.random.default_rng(4)
    rows = ["shop,item,date,quantity"]
    for shop in ("pharmacie", "boulangerie"):
        for item, rate in (("a", 2.0), ("b", 7.0)):
            for day, sold in enumerate(rng.poisson(rate, 365 + 200)):
                rows.append(f"{shop},{item},{date(2020, 1, 1) + timedelta(day)},{sold}")
    (tmp_path / "demand_daily.csv").write_text("\n".join(rows))
    metrics = cover_metrics(tmp_path, True, Silent())
    assert [row["shop"] for row in metrics["nonperishable"]] == ["pharmacie", "pharmacie"]
    assert metrics["nonperishable_vs_hindsight"] == max(r["vs_hindsight"] for r in metrics["nonperishable"])
    assert metrics["gap_closed"] == min(r["gap_closed"] for r in metrics["nonperishable"])
    assert metrics["gap_closed"] < 1
    assert all(row["items"][0]["lost_share"] < 0.05 for row in metrics["nonperishable"])


def test_a_folder_without_such_shops_has_no_figures(tmp_path):
    assert cover_metrics(tmp_path, True, Silent())["gap_closed"] is None


def test_sharing_loses_less_and_every_unit_is_accounted_for():
    series = np.random.default_rng(2).poisson(0.6, (80, 40)).astype(np.float64)
    town = split(series, seed=3, lead_months=1.0)
    assert len(town.part) == series[:, 24:].sum()
    assert np.all(town.stock.sum(axis=1) >= 1)
    assert town.stock.sum() == town.town_stock.sum()
    alone, together, half = (town_lived(town, way) for way in (ALONE, TOGETHER, Way(members=10)))
    assert alone.found == 0
    assert alone.lost + alone.sold == together.lost + together.sold == len(town.part)
    assert together.lost < half.lost < alone.lost
    assert together.in_vain == 0
    assert town_lived(town, Way(accepts=0.0)).lost == alone.lost
    assert together.seen_by_few <= together.seen <= together.sold


def test_the_pooling_benchmark_needs_data(tmp_path):
    with pytest.raises(SystemExit, match="no \\*_monthly"):
        pooling.run(data=tmp_path, quick=True, progress=Silent())
    with pytest.raises(SystemExit, match="--data"):
        pooling.run(data=None, quick=True, progress=Silent())
    months = ",".join(f"m{month}" for month in range(30))
    parts = [f"p{part}," + ",".join(["1", "0"] * 15) for part in range(40)]
    (tmp_path / "parts_monthly.csv").write_text("\n".join([f"Part,{months}", *parts, "gap," + "," * 29]))
    metrics = pooling.run(data=tmp_path, quick=True, progress=Silent())["metrics"]
    assert metrics["parts"] == 40
    assert metrics["units_asked"] == 40 * 3
    assert 0 <= metrics["lost_demand_ratio"] <= 1
