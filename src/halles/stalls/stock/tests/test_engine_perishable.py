"""The evening order of perishables: what it says of invented shops, and what it must never do."""

from dataclasses import fields, replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halles.stalls.stock.engine import perishable as engine
from halles.stalls.stock.tests.perishable_days import MONDAY, NOTHING, after, cut, history


def values(advice):
    return {each.name: getattr(advice, each.name) for each in fields(advice)}


@st.composite
def shops(draw):
    """Draw a shop of any kind: closed days, items that come and go, sold-out days, absurd quantities."""
    days, items = draw(st.integers(1, 40)), draw(st.integers(1, 4))
    random = np.random.default_rng(draw(st.integers(0, 10_000)))
    scale = draw(st.sampled_from([0.0, 0.01, 1.0, 30.0, 1e6]))
    is_pieces = random.random(items) < 0.5
    sold = random.gamma(1.0, scale + 1e-9, (days, items)) * (random.random((days, items)) < 0.8)
    sold = np.where(is_pieces, np.floor(sold), sold)
    sold[random.random((days, items)) < draw(st.sampled_from([0.0, 0.3]))] = np.nan
    kinds = (random.random((days, len(NOTHING))) < 0.1).astype(float)
    is_open, out = (
        random.random(days) < 0.9,
        random.random((days, items)) < draw(st.sampled_from([0, 0.2, 1])),
    )
    return engine.History(is_pieces, MONDAY, kinds, is_open, sold, out)


@settings(max_examples=60, deadline=None)
@given(shops(), st.floats(0, 1), st.booleans())
def test_whatever_the_shop_every_value_is_a_number_and_no_quantity_is_negative(past, ratio, is_open):
    advice = engine.advise(past, after(past, ratio=ratio, is_open=is_open, kinds=past.kinds[-1]))
    for name, each in values(advice).items():
        assert np.isfinite(each).all(), name
        assert (each >= 0).all() or name == "kind_name"
    assert (advice.quantity[past.is_pieces] % 1 == 0).all()
    assert ((advice.sells_out <= 1) & (advice.level >= 0)).all()
    known = np.where(np.isfinite(past.sold), past.sold, 0).max(axis=0)
    # Never dangerous: a few times the most ever sold, however little is known and however special the day.
    assert (advice.quantity <= 5 + 20 * known).all()


@settings(max_examples=40, deadline=None)
@given(shops(), st.floats(0, 1), st.floats(0, 1))
def test_a_dearer_lost_sale_never_orders_less(past, one, other):
    low, high = (engine.advise(past, after(past, ratio=each)) for each in sorted((one, other)))
    assert (low.quantity <= high.quantity + 1e-9).all()
    assert (low.lost >= high.lost - 1e-9).all()
    assert (low.waste <= high.waste + 1e-9).all()


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 1000), st.sampled_from([0.1, 10.0, 1000.0]))
def test_weighed_items_are_advised_alike_in_any_unit(seed, factor):
    past = history(60, seed=seed, is_pieces=False)
    one = engine.advise(past, after(past))
    other = engine.advise(replace(past, sold=past.sold * factor), after(past))
    assert np.allclose(other.quantity, one.quantity * factor, rtol=1e-6)
    assert np.allclose(other.waste, one.waste * factor, rtol=1e-6)
    assert np.allclose(other.recent, one.recent)


@settings(max_examples=20, deadline=None)
@given(shops(), st.integers(0, 1000))
def test_days_to_come_change_no_advice_given_before(past, seed):
    days = len(past.is_open) // 2
    if days == 0:
        return
    changed = np.random.default_rng(seed).gamma(2.0, 50.0, past.sold.shape)
    changed[:days] = past.sold[:days]
    before, other = cut(past, days), cut(replace(past, sold=changed), days)
    lived, lived_otherwise = _walked(past, days), _walked(replace(past, sold=changed), days)
    for one, two in ((before, other),):
        assert np.array_equal(one.sold, two.sold, equal_nan=True)
    for name, each in values(lived).items():
        assert np.array_equal(each, values(lived_otherwise)[name]), name
        assert np.array_equal(each, values(engine.advise(before, after(before)))[name]), name


def _walked(past, days):
    """Return the advice given after `days`, by a state that then lives on to the end."""
    state = engine.start(past.is_pieces)
    for row in range(len(past.is_open)):
        if row == days:
            given_then = engine.advice(state, after(cut(past, days)))
        state = engine.learn(state, past.day(row))
    return given_then


def test_a_closed_day_needs_nothing():
    past = history()
    advice = engine.advise(past, after(past, is_open=False))
    assert not advice.quantity.any()
    assert not advice.waste.any()
    assert not advice.sells_out.any()


def test_a_day_closed_is_not_a_day_without_demand():
    past = history()
    holidays = np.arange(120) >= 106
    shut = replace(past, is_open=~holidays, sold=np.where(holidays[:, None], 0, past.sold))
    assert engine.advise(shut, after(past)).level == pytest.approx(
        engine.advise(cut(past, 106), after(past)).level
    )


def test_the_week_is_found_and_quantities_follow_it():
    past = history()
    saturday, sunday = (engine.advise(past, after(past, days=away)) for away in (4, 5))
    assert date.fromordinal(after(past, days=4).number).weekday() == 5
    assert saturday.expected[0] == pytest.approx(40 * 1.6, rel=0.12)
    assert sunday.expected[0] == pytest.approx(40 * 0.7, rel=0.15)
    assert saturday.quantity[2] > sunday.quantity[2]


def test_the_reasons_multiply_to_what_is_expected():
    past = history()
    advice = engine.advise(past, after(past, kinds=engine.kinds_of(date(2026, 7, 14), [date(2026, 7, 14)])))
    assert advice.level * advice.weekday * advice.kind * advice.recent == pytest.approx(advice.expected)
    assert [engine.KINDS[column] for column in advice.kind_name] == ["holiday"] * 3
    assert (advice.kind > 1.1).all()


def test_a_market_day_is_learnt_from_sales_alone():
    past = history(180)
    market = (np.arange(180) % 7 == 2) & (np.arange(180) % 14 < 7)
    kinds = past.kinds.copy()
    kinds[:, engine.KINDS.index("market")] = market
    busy = replace(past, kinds=kinds, sold=np.where(market[:, None], np.round(past.sold * 1.5), past.sold))
    day = engine.kinds_of(date(2026, 9, 2), [], engine.Around(market=1.0))
    advice = engine.advise(busy, after(busy, kinds=day))
    assert advice.kind[0] == pytest.approx(1.5, abs=0.15)
    assert engine.KINDS[advice.kind_name[0]] == "market"


def test_the_stated_chance_is_about_the_one_met():
    past = history(400, means=(60.0, 25.0), seed=4)
    state, met, told = engine.start(past.is_pieces), [], []
    for row in range(400):
        if row >= 100:
            advice = engine.advice(state, after(cut(past, row), ratio=0.8))
            met.append(past.sold[row] >= advice.quantity)
            told.append(advice.sells_out)
        state = engine.learn(state, past.day(row))
    assert np.mean(met) == pytest.approx(np.mean(told), abs=0.04)
    assert np.mean(met) == pytest.approx(0.22, abs=0.05)


@pytest.mark.parametrize(("batch", "is_pieces"), [(6.0, True), (0.5, False), (0.0, True)])
def test_whole_pieces_and_batches(batch, is_pieces):
    past = history(is_pieces=is_pieces)
    quantity = engine.advise(past, after(past, batch=batch)).quantity
    step = batch or 1.0
    assert np.allclose(quantity / step, np.round(quantity / step))
    assert quantity[0] > 0


@pytest.mark.parametrize("days", [0, 1, 3])
def test_too_early_to_say(days):
    past = cut(history(), days)
    advice = engine.advise(past, after(past))
    assert advice.is_early.all()
    assert not advice.quantity.any()


@pytest.mark.parametrize("days", [10, 20])
def test_a_young_item_gets_what_it_has_shown(days):
    for seed in range(10):
        past = history(days, means=(20.0,), seed=seed)
        advice = engine.advise(past, after(past, ratio=0.8))
        assert not advice.is_early.any()
        assert past.sold.min() <= advice.quantity[0] <= 1.3 * past.sold.max()


def test_a_new_item_learns_the_week_of_its_shop():
    past = history(130, means=(40.0, 30.0, 20.0))
    sold = past.sold.copy()
    sold[:120, 2] = np.nan
    young = replace(past, sold=sold)
    on_saturday = engine.advise(young, after(young, days=(5 - 130) % 7))
    assert on_saturday.weekday[2] == pytest.approx(1.5, abs=0.25)


def test_new_items_change_nothing_for_the_others():
    past = history()
    state = engine.start(past.is_pieces)
    for row in range(len(past.is_open)):
        state = engine.learn(state, past.day(row))
    wider = engine.add_items(state, np.array([True, False]))
    tomorrow = after(replace(past, sold=np.zeros((120, 5))))
    advice = engine.advice(wider, tomorrow)
    assert advice.is_early.tolist() == [False] * 3 + [True] * 2
    assert np.array_equal(advice.quantity[:3], engine.advice(state, after(past)).quantity)


def test_learning_changes_no_state_given_and_no_day_twice():
    past = history(30)
    state = engine.start(past.is_pieces)
    later = engine.learn(state, past.day(0))
    assert state.last == 0
    with pytest.raises(ValueError, match="comes after"):
        engine.learn(later, past.day(0))


def test_a_state_is_kept_as_bytes():
    past = history()
    state = engine.start(past.is_pieces)
    for row in range(len(past.is_open)):
        state = engine.learn(state, past.day(row))
    data = engine.pack(state)
    assert np.array_equal(
        engine.advice(engine.unpack(data), after(past)).quantity, engine.advice(state, after(past)).quantity
    )
    for damaged in (b"", data[:50], b"HPS2" + bytes(20), data[:4] + bytes(4) + data[8:]):
        with pytest.raises(ValueError, match="packed state"):
            engine.unpack(damaged)


def test_a_state_of_another_version_is_refused():
    data = engine.pack(engine.start(np.ones(2, bool)))
    with pytest.raises(ValueError, match="not a packed state"):
        engine.unpack(b"HPS1" + data[4:])
