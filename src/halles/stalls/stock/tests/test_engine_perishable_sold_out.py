"""What perishables that ran out teach: at least what was sold, and never much more than was ever seen."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halles.stalls.stock.engine import perishable as engine
from halles.stalls.stock.tests.perishable_days import MONDAY, NOTHING, after, cut, history


def _cost(past, ratio, *, is_censored):
    """Return what ordering by the advice cost, told the demand or only what the order let through."""
    state, total = engine.start(past.is_pieces), 0.0
    for row, wanted in enumerate(past.sold):
        advice = engine.advice(state, after(cut(past, row), ratio=ratio))
        order = np.where(advice.is_early, np.inf, advice.quantity)
        if row >= 60:
            total += (
                ratio * np.maximum(wanted - order, 0) + (1 - ratio) * np.maximum(order - wanted, 0)
            ).sum()
        day = past.day(row)
        if is_censored:
            day = replace(day, sold=np.minimum(wanted, order), sold_out=wanted >= order)
        state = engine.learn(state, day)
    return total


@pytest.mark.parametrize("ratio", [0.6, 0.8])
def test_sold_out_days_cost_at_most_three_hundredths_more_than_knowing_demand(ratio):
    past = history(365, means=(40.0, 25.0, 12.0, 8.0, 60.0), seed=7)
    assert _cost(past, ratio, is_censored=True) <= 1.03 * _cost(past, ratio, is_censored=False)


def test_sold_out_days_are_told_as_demand_not_shown():
    past = history(90)
    short = np.minimum(past.sold, np.array([36.0, 12.0, 3.0]))
    out = short < past.sold
    advice = engine.advise(replace(past, sold=short, sold_out=out), after(past))
    blind = engine.advise(replace(past, sold=short), after(past))
    assert advice.sold_out[0] > 1.03
    assert advice.level[0] > blind.level[0] * 1.05
    assert advice.level[0] == pytest.approx(40, rel=0.12)
    assert blind.sold_out[0] == pytest.approx(1)


@pytest.mark.parametrize("had", [0.0, 3.0, 20.0])
def test_who_always_has_the_same_and_sells_out_is_not_told_ever_more(had):
    past = history(400, means=(50.0,))
    out = replace(past, sold=np.full((400, 1), had), sold_out=np.ones((400, 1), bool))
    for days in (60, 120, 400):
        assert engine.advise(cut(out, days), after(cut(out, days))).quantity[0] <= 1 + 2 * had


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 1000), st.floats(0.3, 0.9), st.sampled_from([1.0, 8.0, 40.0]))
def test_a_year_of_sold_out_days_is_no_reason_for_many_times_what_was_sold(seed, ratio, mean):
    past = history(300, means=(mean, 2 * mean), seed=seed)
    out = replace(past, sold_out=np.ones(past.sold.shape, bool))
    advice = engine.advise(out, after(out, ratio=ratio))
    assert (advice.quantity <= 2 + 2.5 * past.sold.max(axis=0)).all()


def test_who_had_far_too_little_finds_out_by_following_the_advice():
    state, wanted = engine.start(np.array([True])), history(140, means=(60.0,), week=np.ones(7)).sold
    for row in range(140):
        tomorrow = engine.Tomorrow(MONDAY + row, NOTHING, True, np.array([0.7]), np.zeros(1))
        order = 20.0 if row < 60 else engine.advice(state, tomorrow).quantity
        sold, out = np.minimum(wanted[row], order), wanted[row] >= order
        state = engine.learn(state, engine.Day(MONDAY + row, NOTHING, True, sold, out))
    assert engine.advice(state, replace(tomorrow, number=MONDAY + 140)).quantity[0] == pytest.approx(
        64, abs=8
    )
