"""Order advice for goods that keep: whole packs, no look-ahead, and an empty shelf teaches nothing."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halles.stalls.stock.engine.cover import (
    Advice,
    Costs,
    History,
    Prior,
    Rhythm,
    Shelf,
    cover_advice,
    town_prior,
)
from halles.stalls.stock.engine.cover.demand import at_least, demand_of
from halles.stalls.stock.engine.cover.plans import outlook_of, plans_of
from halles.stalls.stock.engine.cover.priors import own_start
from halles.stalls.stock.engine.cover.replay import replay

WEEKLY = Rhythm(delivery_weekdays=(3,), lead_days=3)
MONDAY = 0


def _costs(items: int, holding: float = 0.25, line: float = 0.0) -> Costs:
    return Costs(np.full(items, 6.0), np.full(items, 4.0), holding, line)


def _shelf(on_hand: np.ndarray | list[float], pack: float = 1.0) -> Shelf:
    hand = np.array(on_hand, np.float64)
    return Shelf(hand, np.zeros_like(hand), np.full(len(hand), pack))


def _history(days: int, rates: list[float], seed: int = 1, weekday: int = MONDAY) -> History:
    sales = np.random.default_rng(seed).poisson(rates, (days, len(rates))).astype(np.float64)
    return History(sales, np.ones(sales.shape, np.bool_), weekday)


def _same(first: Advice, second: Advice) -> bool:
    names = ("quantity", "order_up_to", "reorder_point", "rate", "lost_per_year", "holding_per_year")
    return all(np.array_equal(getattr(first, n), getattr(second, n), equal_nan=True) for n in names)


@given(
    seed=st.integers(0, 99),
    days=st.integers(0, 120),
    pack=st.sampled_from([0.25, 1.0, 6.0, 24.0]),
    line=st.sampled_from([0.0, 0.6]),
    rhythm=st.sampled_from([WEEKLY, Rhythm((0, 1, 2, 3, 4, 5), 1), Rhythm((2,), 12), Rhythm((1, 4), 2)]),
    weekday=st.integers(0, 6),
)
@settings(max_examples=40, deadline=None)
def test_orders_are_whole_packs_on_order_days_and_never_negative(seed, days, pack, line, rhythm, weekday):
    rng = np.random.default_rng(seed)
    history = _history(days, [0.05, 0.5, 4.0, 20.0, 1.0, 2.0], seed, weekday)
    in_stock = rng.random(history.sales.shape) < 0.8
    history = History(history.sales, in_stock, weekday)
    advice = cover_advice(history, _shelf(rng.integers(0, 9, 6), pack), _costs(6, line=line), rhythm)
    packs = advice.quantity / pack
    assert np.all(advice.quantity >= 0)
    assert np.allclose(packs, np.rint(packs))
    if advice.days_to_order:
        assert not advice.quantity.any()
    known = np.isfinite(advice.order_up_to)
    assert np.all(advice.order_up_to[known] >= advice.reorder_point[known])
    assert np.all(advice.lost_per_year[known] >= 0)


@given(seed=st.integers(0, 99), more=st.floats(0.1, 40), pack=st.sampled_from([1.0, 5.0]))
@settings(max_examples=30, deadline=None)
def test_more_on_hand_or_on_its_way_never_orders_more(seed, more, pack):
    history = _history(90, [0.2, 1.0, 5.0], seed)
    hand = np.random.default_rng(seed).integers(0, 30, 3).astype(np.float64)
    less = cover_advice(history, _shelf(hand, pack), _costs(3, line=0.5), WEEKLY)
    fuller = cover_advice(history, _shelf(hand + more, pack), _costs(3, line=0.5), WEEKLY)
    coming = Shelf(hand, np.full(3, more), np.full(3, pack))
    assert np.all(fuller.quantity <= less.quantity)
    assert np.array_equal(
        cover_advice(history, coming, _costs(3, line=0.5), WEEKLY).quantity, fuller.quantity
    )


def test_an_order_fills_up_to_the_cover_and_the_same_values_give_the_same_advice():
    history = _history(365, [0.3, 2.0, 9.0])
    advice = cover_advice(history, _shelf([0, 0, 0]), _costs(3), WEEKLY)
    assert np.array_equal(advice.quantity, np.ceil(advice.order_up_to))
    assert np.allclose(advice.cover_days, advice.order_up_to / advice.rate)
    # Nine days must be covered at least, and nobody keeps half a year of what sells nine a day.
    assert 9 < advice.cover_days[2] < 40
    assert _same(advice, cover_advice(history, _shelf([0, 0, 0]), _costs(3), WEEKLY))


def test_dearer_holding_keeps_less_and_dearer_lines_order_more_at_once():
    history = _history(365, [2.0, 9.0])
    cheap, dear = (cover_advice(history, _shelf([0, 0]), _costs(2, holding=h), WEEKLY) for h in (0.1, 2.0))
    assert np.all(dear.order_up_to < cheap.order_up_to)
    lines = cover_advice(history, _shelf([0, 0]), _costs(2, line=5.0), WEEKLY)
    assert np.all(lines.order_up_to > lines.reorder_point)


def test_a_past_evening_knows_nothing_of_what_came_later():
    history = _history(500, [0.2, 1.0, 6.0])
    changed = history.sales.copy()
    changed[430:] = 50
    start = Prior(np.array([0.2, 1.0, 6.0]), np.array([2.0, 1.0, 0.5]))
    in_stock = np.random.default_rng(3).random(history.sales.shape) < 0.9
    outlooks = [
        outlook_of(demand_of(History(sales, in_stock, MONDAY), start), WEEKLY, start)
        for sales in (history.sales, changed)
    ]
    assert np.array_equal(outlooks[0].level[:430], outlooks[1].level[:430])
    assert np.array_equal(outlooks[0].season[:430], outlooks[1].season[:430])


def test_a_replay_never_sells_more_than_there_was():
    history = _history(300, [0.1, 1.0, 8.0])
    start = own_start(history)
    demand = demand_of(history, start)
    outlook = outlook_of(demand, WEEKLY, start)
    plans = plans_of(demand, outlook, _costs(3, line=1.0))
    lived = replay(demand, outlook, plans, WEEKLY, np.ones(3), MONDAY)
    asked = demand.units[-int(lived.cycles[0] * 7) :].mean(axis=0)[:, None]
    assert np.all(lived.lost >= 0)
    assert np.all(lived.lost <= asked * 1.2 + 1e-3)
    assert np.all(np.diff(lived.lost.reshape(3, 4, -1, 3)[:, :, :, 0], axis=2) <= 1e-4), (
        "more safety loses less"
    )


@pytest.mark.parametrize("days", [0, 5])
def test_too_early_is_said_without_figures(days):
    advice = cover_advice(_history(days, [1.0, 2.0]), _shelf([0, 0]), _costs(2), WEEKLY)
    assert set(advice.reasons.basis) == {"too_early"}
    assert not advice.quantity.any()
    assert np.all(np.isnan(advice.order_up_to))


@pytest.mark.parametrize("days", [20, 60])
def test_a_young_shop_gets_a_sane_advice(days):
    rates = np.array([1.0, 2.0, 5.0])
    advice = cover_advice(_history(days, list(rates)), _shelf([0, 0, 0]), _costs(3), WEEKLY)
    assert set(advice.reasons.basis) == {"own"}
    assert np.all(advice.quantity >= 5 * rates)
    assert np.all(advice.quantity <= 60 * rates)


def test_a_new_item_leans_on_its_likes_and_the_town_says_more_than_the_shop():
    history = _history(200, [0.5] * 8)
    sales = history.sales.copy()
    sales[:, 7] = np.nan
    history = History(sales, history.in_stock, MONDAY)
    advice = cover_advice(history, _shelf([0] * 8), _costs(8), WEEKLY)
    assert advice.reasons.basis[7] == "similar"
    assert 0.3 < advice.rate[7] < 0.8
    town = Prior(np.full(8, 3.0), np.array([0.0] * 7 + [10.0]))
    told = cover_advice(history, _shelf([0] * 8), _costs(8), WEEKLY, town)
    assert told.rate[7] > 2
    assert told.quantity[7] > advice.quantity[7]


def test_the_town_says_nothing_of_an_item_that_tells_about_one_shop():
    sold = np.array([[9.0, 30.0, 4.0, 0.0], [8.0, 30.0, 4.0, 0.0], [0.0, 30.0, 2.0, 0.0]])
    days = np.array([[90.0] * 4, [90.0] * 4, [0.0, 90.0, 90.0, 90.0]])
    prior = town_prior(sold, days)
    assert list(prior.days > 0) == [False, True, False, False]
    assert prior.rate[1] == pytest.approx(1 / 3)


def test_a_sold_out_day_asked_for_at_least_what_went_and_an_empty_one_teaches_nothing():
    spread = np.full(4, 1.5)
    asked = at_least(np.array([0.0, 1.0, 5.0, 30.0]), np.full(4, 5.0), spread)
    assert asked[0] == 5
    assert np.all(asked[1:] > [1, 5, 30])
    assert asked[1] < 6
    sales = np.array([[4.0], [0.0], [0.0], [0.0], [4.0]])
    empty = History(sales, sales > 0, MONDAY)
    demand = demand_of(empty, own_start(empty))
    assert list(demand.seen[:, 0]) == [True, False, False, False, True]
    assert np.all(demand.units >= 3.9)


def _loop(rates: list[float], first: float, days: int, seed: int, starved: int = 0) -> np.ndarray:
    """Live by the advice alone from `first` pieces on; return served over asked, by quarter of the time.

    `starved` days before: two pieces on each Thursday, whatever was asked for.
    """
    asked = np.random.default_rng(seed).poisson(rates, (starved + days, len(rates))).astype(np.float64)
    stock, way, due = np.full(len(rates), first), np.zeros(len(rates)), {}
    sales, in_stock = np.zeros_like(asked), np.ones(asked.shape, np.bool_)
    for day in range(len(asked)):
        came = due.pop(day, np.zeros(len(rates)))
        stock, way = stock + came, way - came
        sales[day] = np.minimum(stock, asked[day])
        stock = stock - sales[day]
        in_stock[day] = stock > 0
        if day % 7 == MONDAY:
            history = History(sales[: day + 1], in_stock[: day + 1], MONDAY)
            shelf = Shelf(stock, way, np.ones(len(rates)))
            advised = cover_advice(history, shelf, _costs(len(rates)), WEEKLY).quantity
            due[day + 3] = np.full(len(rates), 2.0) if day < starved else advised
            way = way + due[day + 3]
    quarters = [slice(starved + q * days // 4, starved + (q + 1) * days // 4) for q in range(4)]
    return np.array([sales[q].sum(axis=0) / np.maximum(asked[q].sum(axis=0), 1) for q in quarters])


@pytest.mark.parametrize(("rates", "first"), [([5.0], 1.0), ([0.3, 1.0, 20.0], 1.0)])
def test_a_shelf_that_began_too_low_recovers_within_the_year(rates, first):
    served = _loop(rates, first, 365, seed=7)
    assert np.all(served[0] < 0.95), "it did begin too low"
    assert np.all(served[1:] > 0.9)
    assert np.all(served[3] > 0.95)


def test_a_shelf_that_was_starved_for_months_recovers():
    served = _loop([5.0, 2.0], 2.0, 210, seed=3, starved=210)
    assert np.all(served[1:] > 0.95)


def test_what_makes_no_sense_is_refused():
    with pytest.raises(ValueError, match="weekdays"):
        Rhythm((), 2)
    with pytest.raises(ValueError, match="tomorrow"):
        Rhythm((1,), 0)
    with pytest.raises(ValueError, match="packs"):
        _shelf([1.0], pack=0.0)
    with pytest.raises(ValueError, match="negative"):
        History(np.array([[-1.0]]), np.ones((1, 1), np.bool_), MONDAY)
    with pytest.raises(ValueError, match="same size"):
        History(np.ones((2, 1)), np.ones((1, 1), np.bool_), MONDAY)


@pytest.mark.parametrize(
    ("delivery", "lead", "weekday", "wait", "horizon"),
    [((3,), 3, 0, 0, 9), ((3,), 3, 1, 6, 9), ((0, 1, 2, 3, 4, 5), 1, 5, 1, 1), ((1, 4), 1, 0, 0, 3)],
)
def test_an_order_must_last_until_the_delivery_of_the_next(delivery, lead, weekday, wait, horizon):
    rhythm = Rhythm(delivery, lead)
    assert rhythm.days_to_order(weekday) == wait
    assert rhythm.horizon((weekday + wait) % 7) == horizon
