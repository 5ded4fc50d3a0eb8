"""The parking forecast: what it says of invented towns, and what it must never do."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halles.stalls.parking.engine import forecast as engine
from halles.stalls.parking.engine.forecast import model as learnt
from halles.stalls.parking.engine.forecast import net

DAY = 96
START = int(np.datetime64("2024-01-07T23:00").astype("datetime64[s]").astype(int))
"""Midnight in Paris, a Monday."""
DAYS = 28
PARIS = engine.Calendar()


def town(parks: int = 3, days: int = DAYS, seed: int = 0) -> dict[str, engine.History]:
    """Return car parks that fill in the day and empty at night, with noise that lasts."""
    draw = np.random.default_rng(seed)
    slot = np.arange(days * DAY)
    made = {}
    for number in range(parks):
        capacity = 100.0 + 50 * number
        shape = 0.5 + 0.4 * np.sin((slot % DAY) / DAY * 2 * np.pi - 1.5 + 0.2 * number)
        noise = np.zeros(len(slot))
        for each in range(1, len(slot)):
            noise[each] = 0.9 * noise[each - 1] + draw.normal(0, 0.02)
        taken = np.clip(shape + noise, 0, 1)
        made[f"park-{number}"] = engine.History(START, np.round(capacity * (1 - taken)), capacity)
    return made


def cut(histories: dict[str, engine.History], slots: int) -> dict[str, engine.History]:
    return {park: replace(each, free=each.free[:slots]) for park, each in histories.items()}


@pytest.fixture(scope="module")
def known() -> dict[str, engine.History]:
    return town()


@pytest.fixture(scope="module")
def model(known: dict[str, engine.History]) -> engine.Model:
    return engine.train(cut(known, (DAYS - 2) * DAY), PARIS)


def days_of(known, model, bands, slots):
    """Yield (slot, outlooks, bands) while the bands follow what came."""
    said = {}
    for slot in slots:
        said[slot] = engine.predict(model, cut(known, slot + 1), START + slot * 900, bands)
        outcomes = [
            engine.Outcome(park, said[slot - minutes // 15][park][minutes], history.free[slot])
            for park, history in known.items()
            for minutes in engine.HORIZONS
            if slot - minutes // 15 in said
        ]
        bands = engine.observe(bands, outcomes)
        yield slot, said[slot], bands


def test_stays_within_bounds_and_errs_less_than_persistence(known, model):
    errors, still, inside = [], [], []
    first = (DAYS - 2) * DAY
    for slot, said, _bands in days_of(known, model, model.bands, range(first, DAYS * DAY - 8)):
        for park, outlook in said.items():
            history = known[park]
            for minutes, each in outlook.items():
                came = history.free[slot + minutes // 15]
                assert 0 <= each.low <= each.free <= each.high <= history.capacity
                assert list(each.quantiles) == sorted(each.quantiles)
                assert each.at == START + (slot + minutes // 15) * 900
                errors.append(abs(each.free - came))
                still.append(abs(history.free[slot] - came))
                inside.append(each.low <= came <= each.high)
    assert np.mean(errors) < 0.6 * np.mean(still)
    assert 0.85 < np.mean(inside) < 0.95


def test_never_reads_the_future(known, model):
    slot = (DAYS - 2) * DAY + 40
    lied = {
        park: replace(each, free=np.where(np.arange(len(each.free)) > slot, 0, each.free))
        for park, each in known.items()
    }
    now = START + slot * 900 + 600
    assert engine.predict(model, known, now) == engine.predict(model, lied, now)
    assert engine.predict(model, known, now) != engine.predict(model, lied, now + 900)


def test_a_model_of_later_does_not_tell_of_earlier(known, model):
    slot = 22 * DAY + 40
    row = slot - (model.tail_day - engine_day()) * DAY
    lied = np.where(np.arange(len(model.tail))[:, None] > row, 0, model.tail)
    now = START + slot * 900
    assert engine.predict(model, known, now) == engine.predict(replace(model, tail=lied), known, now)


def engine_day() -> int:
    return (date(2024, 1, 8) - date(1970, 1, 1)).days


def test_the_order_of_car_parks_changes_nothing(known, model):
    now = START + (DAYS - 2) * DAY * 900
    turned = dict(reversed(known.items()))
    young, turned_young = (engine.train(cut(each, 10 * DAY), PARIS) for each in (known, turned))
    assert young.to_bytes() == turned_young.to_bytes()
    assert engine.predict(model, turned, now) == engine.predict(model, known, now)


def test_says_so_when_it_knows_too_little(known):
    now = START + 3 * DAY * 900
    young = engine.train(cut(known, 3 * DAY), PARIS)
    assert set(engine.predict(young, cut(known, 3 * DAY), now).values()) == {engine.NotYet(3, 7)}
    assert engine.predict(young, {"new": known["park-0"]}, now) == {"new": engine.NotYet(0, 7)}


def test_speaks_after_seven_days_without_a_net(known):
    week = engine.train(cut(known, 7 * DAY), PARIS)
    said = engine.predict(week, cut(known, 7 * DAY), START + 7 * DAY * 900 - 900)
    assert week.nets == ()
    assert all(isinstance(each[120], engine.Forecast) for each in said.values())


def test_a_silent_car_park_stays_unknown(known, model):
    slot = (DAYS - 2) * DAY + 40
    quiet = known | {"park-1": replace(known["park-1"], free=known["park-1"].free.copy())}
    quiet["park-1"].free[slot - 5 :] = np.nan
    said = engine.predict(model, quiet, START + slot * 900)
    assert said["park-1"] == engine.Silent()
    assert isinstance(said["park-0"][15], engine.Forecast)


def test_bytes_and_back(known, model):
    packed = model.to_bytes()
    now = START + (DAYS - 2) * DAY * 900
    again = engine.Model.from_bytes(packed)
    assert engine.predict(again, known, now) == engine.predict(model, known, now)
    assert len(packed) < 100_000 * len(known)
    assert engine.Bands.from_bytes(model.bands.to_bytes()).factors(by_day=True).tolist() == (
        model.bands.factors(by_day=True).tolist()
    )
    with pytest.raises(ValueError, match="not a packed"):
        engine.Model.from_bytes(b"something else")
    with pytest.raises(ValueError, match="damaged"):
        engine.Bands.from_bytes(packed[:200])


def test_nets_are_kept_a_week(known, model, monkeypatch):
    assert model.nets
    monkeypatch.setattr(learnt, "nets_of", lambda _known, _walk: ())
    night = cut(known, (DAYS - 1) * DAY)
    assert engine.train(night, PARIS, previous=model).nets is model.nets
    old = replace(model, fitted_day=model.fitted_day - 7)
    assert engine.train(night, PARIS, previous=old).nets == ()


def test_misses_widen_and_hits_narrow(known, model):
    slot = (DAYS - 2) * DAY + 48
    said = engine.predict(model, known, START + slot * 900)["park-0"][60]

    def width(free: float) -> float:
        bands = engine.observe(model.bands, [engine.Outcome("park-0", said, free)])
        after = engine.predict(model, known, START + slot * 900, bands)["park-0"][60]
        return after.high - after.low

    assert width(said.capacity) > said.high - said.low > width(said.free)
    assert width(float("nan")) == said.high - said.low


def test_bands_move_to_a_new_model(known, model):
    slot = (DAYS - 2) * DAY + 48
    said = engine.predict(model, known, START + slot * 900)["park-0"][60]
    bands = engine.observe(model.bands, [engine.Outcome("park-0", said, said.capacity)])
    more = engine.train(cut(known, 8 * DAY) | {"park-9": cut(known, 8 * DAY)["park-0"]}, PARIS)
    moved = more.adopt(bands)
    assert moved.parks == (*bands.parks, "park-9")
    assert moved.factors(by_day=True)[..., 0].tolist() == bands.factors(by_day=True)[..., 0].tolist()


def test_a_market_day_is_a_kind_of_its_own():
    markets = frozenset(date(2024, 1, 11) + timedelta(7 * week) for week in range(4))
    calendar = engine.Calendar(markets=markets)
    slot = np.arange(DAYS * DAY)
    is_market = (slot // DAY % 7) == 3
    rise = np.clip((slot % DAY - 24) / 16, 0, 1) * np.where(is_market, 0.9, 0.3)
    history = {"square": engine.History(START, np.round(200 * (1 - rise)), 200.0)}
    trained = engine.train(cut(history, 20 * DAY), calendar)
    thursday = 24 * DAY + 28
    said = engine.predict(trained, cut(history, thursday + 1), START + thursday * 900)["square"][60]
    assert abs(said.free - history["square"].free[thursday + 4]) < 10
    usual = engine.usual_day(history["square"], calendar, "market")
    assert usual.days == 4
    assert usual.middle[60] == 20
    assert engine.usual_day(history["square"], calendar, "workday").middle[60] == 140


def test_a_usual_day_of_few_days_says_nothing(known):
    usual = engine.usual_day(replace(known["park-0"], free=known["park-0"].free[: 2 * DAY]), PARIS, "workday")
    assert np.isnan(usual.middle).all()


FREE = st.lists(st.floats(0, 500) | st.just(float("nan")), min_size=1, max_size=60)


@given(FREE, st.none() | st.floats(1, 1000))
def test_learnt_capacity_is_at_least_what_was_seen(free, published):
    capacity = engine.learnt_capacity(np.array(free), published)
    seen = [each for each in free if each == each]
    if seen:
        assert capacity >= int(np.percentile(seen, 99.9) / 1.02)
    else:
        assert capacity == int(published or 0) or capacity == round(published)


def test_a_wrong_published_capacity_is_not_believed():
    seen = np.tile(np.arange(0, 630, 5, dtype=float), 10)
    assert engine.learnt_capacity(seen, published=59) == 625
    assert engine.learnt_capacity(seen, published=640) == 640
    assert engine.learnt_capacity(seen, published=5000) == 625


@given(st.permutations(range(6)))
def test_on_grid_takes_events_in_any_order(order):
    times = START + np.array([0, 100, 1000, 2000, 2700, 9000])
    free = np.array([5.0, 6, 7, 8, 9, 4])
    got = engine.on_grid(times[list(order)], free[list(order)], start=START, end=START + 10800, hold=2)
    assert np.array_equal(got, [5, 6, 7, 9, 9, 9, np.nan, np.nan, np.nan, np.nan, 4, 4], equal_nan=True)


def said(quantiles: list[float], capacity: float = 100.0) -> engine.Forecast:
    return engine.Forecast(
        60, START, quantiles[6], quantiles[1], quantiles[11], capacity, tuple(quantiles), 0, 0, True
    )


@given(st.lists(st.floats(0, 100), min_size=13, max_size=13), st.integers(0, 102))
def test_chances_fall_as_more_places_are_asked(values, places):
    forecast = said(sorted(values))
    now, more = (engine.chance_of_place(forecast, each) for each in (places, places + 1))
    assert 0 <= more <= now + 1e-12 <= 1 + 1e-12
    assert engine.chance_of_place(forecast, 0) == 1
    assert engine.chance_of_place(forecast, 101) == 0


def test_chances_in_words():
    forecast = said([0, 0, 0, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18])
    assert engine.chance_of_place(forecast, 1) == pytest.approx(0.775)
    assert engine.chance_of_place(said([50.0] * 13), 1) > 0.98


@settings(max_examples=2, deadline=None)
@given(st.integers(0, 2**20))
def test_a_net_learns_quantiles_and_is_always_the_same(seed):
    draw = np.random.default_rng(seed)
    seen = draw.normal(0, 1, (2000, 3)).astype(np.float32)
    came = (seen[:, :1] + draw.normal(0, 0.5, (2000, 4))).astype(np.float32)
    weight = np.ones(2000, np.float32)
    one, two = (net.fitted(seen, came, weight, (0.1, 0.5, 0.9), epochs=6, seed=3) for _ in range(2))
    assert np.array_equal(one(seen), two(seen))
    parts = one(seen).reshape(-1, 4, 3)
    assert np.abs((came[:, :, None] < parts).mean((0, 1)) - [0.1, 0.5, 0.9]).max() < 0.04
