"""The third opinion on tomorrow's demand: smooth, rising, blind to old days, true where chance rules."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halles.stalls.stock.engine import perishable as engine
from halles.stalls.stock.engine.perishable.chance import chance_quantiles, chance_say, gamma_quantiles
from halles.stalls.stock.engine.perishable.quantiles import LEVELS
from halles.stalls.stock.tests.perishable_days import MONDAY, NOTHING


def lived(sold, *, open_days=None):
    """Return the state of a shop of counted items after days of sales [days × items]."""
    days, items = sold.shape
    is_open = np.ones(days, bool) if open_days is None else open_days
    none_out = np.zeros(sold.shape, bool)
    history = engine.History(
        np.ones(items, bool), MONDAY, np.zeros((days, len(NOTHING))), is_open, sold, none_out
    )
    return engine.learn_all(engine.start(history.is_pieces), history)


def said(state, *, away=1):
    return chance_quantiles(state, state.last + away, np.ones(state.items))


def drawn(days, mean, *, seed=1, over=1.0):
    """Return counts of the given means, with variance `over` times the mean."""
    draw = np.random.default_rng(seed)
    mean = np.broadcast_to(mean, (days, np.shape(mean)[-1]))
    if over > 1:
        mean = draw.gamma(np.maximum(mean / (over - 1), 1e-9), over - 1)
    return draw.poisson(mean).astype(float)


@settings(max_examples=100, deadline=None)
@given(st.floats(0, 1e6), st.floats(0, 1e9))
def test_gamma_quantiles_rise_and_are_never_below_nothing(mean, variance):
    found = gamma_quantiles(np.array([mean]), np.array([variance]))[:, 0]
    assert np.isfinite(found).all()
    assert (found >= 0).all()
    assert (np.diff(found) >= 0).all()


@pytest.mark.parametrize(("mean", "over"), [(2.0, 1.0), (5.0, 2.0), (30.0, 1.5), (400.0, 4.0)])
def test_gamma_quantiles_are_about_those_of_counts(mean, over):
    counts = drawn(40_000, np.array([mean]), over=over)[:, 0]
    found = gamma_quantiles(np.array([mean]), np.array([mean * over]))[:, 0]
    met = np.quantile(counts, LEVELS, method="inverted_cdf")
    # A count is whole: half a piece either way, and what the approximation takes liberties with.
    assert np.abs(found - met).max() <= 0.6 + 0.02 * mean


@settings(max_examples=40, deadline=None)
@given(
    st.integers(0, 1000), st.integers(1, 60), st.sampled_from([0.2, 3.0, 40.0]), st.sampled_from([0.0, 0.4])
)
def test_whatever_was_sold_quantiles_are_numbers_that_rise(seed, days, mean, missing):
    draw = np.random.default_rng(seed)
    sold = drawn(days, np.full(3, mean), seed=seed, over=3.0)
    sold[draw.random(sold.shape) < missing] = np.nan
    state = lived(sold)
    found = said(state)
    known = np.isfinite(state.demand).any(axis=0)
    assert np.isfinite(found[:, known]).all()
    assert np.isnan(found[:, ~known]).all()
    assert (found[:, known] >= 0).all()
    assert (np.diff(found[:, known], axis=0) >= 0).all()
    assert ((chance_say(state) >= 0) & (chance_say(state) < 0.5)).all()


def test_nothing_is_said_before_the_first_day_nor_long_after_the_last():
    assert np.isnan(said(engine.start(np.ones(2, bool)))).all()
    assert np.isnan(said(lived(drawn(30, np.array([3.0]))), away=400)).all()


def test_it_spreads_as_much_as_counts_do():
    for over in (1.0, 2.0):
        found = said(lived(drawn(180, np.full(8, 6.0), over=over)))
        assert found.mean() == pytest.approx(6, rel=0.12)
        # Tails are cut at the first and last level, days far out say less; a mean of few days is doubted.
        assert found.std(axis=0).mean() == pytest.approx(np.sqrt(6 * over), rel=0.12)


def test_the_weekday_of_rare_items_is_that_of_its_shop():
    week = np.array([0.7, 0.8, 0.9, 1.0, 1.1, 1.8, 0.7])
    mean = np.array([30.0, 25.0, *[0.6] * 6]) * np.tile(week, 20)[:, None]
    state = lived(drawn(140, mean))
    # The last day learnt is a Sunday: Saturday is six days away.
    saturday, monday = said(state, away=6).mean(axis=0), said(state, away=1).mean(axis=0)
    assert saturday[0] / monday[0] == pytest.approx(1.8 / 0.7, rel=0.15)
    assert saturday[2:] / monday[2:] == pytest.approx(1.8 / 0.7, rel=0.25)


def test_it_follows_a_fall_within_a_fortnight():
    sold = np.vstack([drawn(120, np.array([20.0])), drawn(14, np.array([10.0]))])
    assert said(lived(sold)).mean() == pytest.approx(10.0, rel=0.3)


def test_it_has_its_say_where_days_are_chance_and_none_where_they_are_not():
    rare, steady = drawn(120, np.array([2.0])), np.full((120, 1), 300.0)
    assert chance_say(lived(rare)) == pytest.approx([0.4])
    assert chance_say(lived(steady)) == pytest.approx([0.0])
    assert chance_say(lived(rare[:7]))[0] < 0.15


@pytest.mark.parametrize("ratio", [0.6, 0.8])
def test_a_shop_of_few_sales_pays_little_for_not_knowing_its_chances(ratio):
    """Against someone who knows every item's true distribution, over 100 days after the first 90."""
    mean = np.array([1.0, 2.0, 3.0, 5.0, 8.0, 12.0])
    sold = drawn(190, mean, seed=5, over=1.5)
    best = np.quantile(drawn(20_000, mean, seed=6, over=1.5), ratio, axis=0, method="inverted_cdf")
    state, ours = lived(sold[:90]), np.zeros((100, 6))
    for row in range(100):
        tomorrow = engine.Tomorrow(state.last + 1, NOTHING, True, np.full(6, ratio), np.zeros(6))
        ours[row] = engine.advice(state, tomorrow).quantity
        day = engine.Day(state.last + 1, NOTHING, True, sold[90 + row], np.zeros(6, bool))
        state = engine.learn(state, day)
    gap = sold[90:] - ours
    paid = np.maximum(ratio * gap, (ratio - 1) * gap).sum()
    known = sold[90:] - best
    assert paid < 1.07 * np.maximum(ratio * known, (ratio - 1) * known).sum()
