"""The benchmark of perishables on sales made here: what it reads, and what it counts."""

from datetime import date, timedelta

import numpy as np
import pytest

from halles.stalls.stock.bench import order_advice
from halles.stalls.stock.bench import order_perishable_peers as peers
from halles.stalls.stock.bench.order_data import is_perishable, shops
from halles.stalls.stock.bench.order_perishable import BASELINE, CENSORED, OURS, trial
from halles.stalls.stock.bench.order_perishable_days import country_of, kinds_of_days, published
from halles.stalls.stock.bench.order_perishable_score import bounds, cost, items, outcome
from halles.stalls.stock.engine.perishable import KINDS

FIRST = date(2022, 1, 3)
DAYS = 200


@pytest.fixture
def folder(tmp_path):
    draw = np.random.default_rng(3)
    rows = ["shop,item,date,quantity"]
    for day in range(DAYS):
        on = FIRST + timedelta(day)
        for item, mean in (("loaf", 30), ("roll", 6)):
            wanted = (
                0 if on.month == 5 and on.day < 4 else draw.poisson(mean * (1 + 0.5 * (on.weekday() == 5)))
            )
            rows.append(f"corner_bakery,{item},{on},{wanted}")
    (tmp_path / "demand_daily.csv").write_text("\n".join(rows))
    (tmp_path / "corner_event_days.csv").write_text(f"Datum,Fair\n{FIRST + timedelta(150)},1\n")
    forecast = f"date,loaf,roll\n{FIRST + timedelta(150)},31.5,6.5\n"
    (tmp_path / "corner_bakery_published_forecast.csv").write_text(forecast)
    return tmp_path


def test_a_shop_is_read_with_its_closed_days(folder):
    [shop] = shops(folder)
    assert (shop.name, shop.items, shop.first) == ("corner_bakery", ("loaf", "roll"), FIRST)
    assert shop.quantities.shape == (DAYS, 2)
    assert [FIRST + timedelta(int(day)) for day in np.flatnonzero(~shop.open)] == [
        date(2022, 5, day) for day in (1, 2, 3)
    ]


def test_other_columns_are_refused(tmp_path):
    (tmp_path / "demand_daily.csv").write_text("a,b\n1,2\n")
    with pytest.raises(SystemExit, match="not known"):
        list(shops(tmp_path))


@pytest.mark.parametrize(
    ("name", "is_fresh"),
    [
        ("kiel_bakery", True),
        ("Café du Port", True),
        ("pharmacy", False),
        ("car_parts", False),
        ("shop_7", True),
    ],
)
def test_perishables_are_told_by_the_name(name, is_fresh):
    assert is_perishable(name) == is_fresh


def test_what_was_known_beforehand(folder):
    [shop] = shops(folder)
    kinds = kinds_of_days(shop, folder)
    event, holiday = KINDS.index("event"), KINDS.index("holiday")
    assert np.flatnonzero(kinds[:, event]).tolist() == [150]
    assert kinds[(date(2022, 7, 14) - FIRST).days, holiday] == 1
    assert [country_of(each) for each in ("kiel_bakery", "edinburgh_cafe", "corner")] == ["DE", "GB", "FR"]
    assert published(shop, folder)[150].tolist() == [31.5, 6.5]


def test_the_baseline_skips_weeks_that_were_closed(folder):
    [shop] = shops(folder)
    row = (date(2022, 5, 8) - FIRST).days
    assert peers.last_week(shop)[row].tolist() == shop.quantities[row - 14].tolist()


def test_every_way_is_judged_on_the_same_open_days(folder):
    [shop] = shops(folder)
    one = trial(shop, folder, quick=True)
    # The last 80 days begin on 3 May, the last of the three days it was closed.
    assert np.flatnonzero(one.test).tolist() == list(range(121, 200))
    base, ours, told_less = (outcome(one, name, 0.8) for name in (BASELINE, OURS, CENSORED))
    assert base["cost"] == 1
    assert ours["cost"] < 0.85
    assert told_less["cost"] < 1.1 * ours["cost"]
    assert ours["lost"] < base["lost"]
    rows = items(one, 0.6)
    assert [row["item"] for row in rows] == ["loaf", "roll"]
    assert all(row["low"] < row["cost"] < row["high"] for row in rows)


def test_lost_sales_and_waste_cost_what_the_ratio_says():
    assert cost(np.array([2.0, 5.0]), np.array([4.0, 4.0]), 0.8) == pytest.approx([1.6, 0.2])


def test_bounds_are_those_of_days_drawn_again():
    costs = np.array([1.0, 2.0] * 50)
    low, high = bounds(costs, costs)
    assert (low, high) == (1, 1)
    assert bounds(costs, np.zeros(100)) == (None, None)


def _told(cost, low):
    ways = {OURS: cost, BASELINE: 1.0, CENSORED: 1.02 * cost, "ewma_rule": 0.8}
    shares = {"waste": 0.1, "lost": 0.05, "sold_out_days": 0.3}
    return {
        "ways": {name: {"cost": each, **shares} for name, each in ways.items()},
        "items": [{"item": "loaf", "cost": cost, "low": low, "high": 1.2, **shares}],
    }


def test_the_figures_are_those_of_the_worst_shop_and_the_line_is_short():
    shops = {"a": {"cr60": _told(0.7, 0.6), "cr80": _told(0.5, 0.4)}, "b": {"cr60": _told(0.72, 0.65)}}
    shops["b"]["cr80"] = _told(0.45, None)
    found = order_advice.metrics(shops)
    assert (found["cost_cr60"], found["cost_cr80"], found["worst_item"]) == (0.72, 0.5, 0.65)
    assert found["censored_vs_true"] == pytest.approx(1.02)
    assert found["per_shop"]["a"]["cr60"] == {
        "cost": 0.7,
        "waste": 0.1,
        "lost": 0.05,
        "others": {CENSORED: pytest.approx(0.714), "ewma_rule": 0.8},
        "items": {"loaf": {"cost": 0.7, "low": 0.6}},
    }
