"""The parking forecast: what it says of invented towns, and what it must never do."""

import numpy as np
import pytest

from halles.stalls.parking.engine import forecast as engine

START = 1_700_006_400 // 900 * 900
DAY = 96


def town(parks: int = 3, days: int = 28, seed: int = 0) -> dict[str, engine.History]:
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
    return {
        park: engine.History(each.start, each.free[:slots], each.capacity) for park, each in histories.items()
    }


@pytest.fixture(scope="module")
def known() -> dict[str, engine.History]:
    return town()


@pytest.fixture(scope="module")
def model(known: dict[str, engine.History]) -> engine.Model:
    return engine.train(cut(known, 27 * DAY), engine.Calendar())


def test_is_within_bounds_and_better_than_persistence(known, model):
    errors, still = [], []
    for slot in range(27 * DAY, 28 * DAY - 8, 4):
        said = engine.predict(model, cut(known, slot + 1), START + slot * 900)
        for park, outlook in said.items():
            history = known[park]
            for minutes, each in outlook.items():
                assert 0 <= each.low <= each.free <= each.high <= history.capacity
                assert list(each.quantiles) == sorted(each.quantiles)
                came = history.free[slot + minutes // 15]
                errors.append(abs(each.free - came))
                still.append(abs(history.free[slot] - came))
    assert np.mean(errors) < 0.7 * np.mean(still)


def test_never_reads_the_future(known, model):
    slot = 27 * DAY + 40
    now = START + slot * 900
    lied = {
        park: engine.History(
            each.start, np.where(np.arange(len(each.free)) > slot, 0, each.free), each.capacity
        )
        for park, each in known.items()
    }
    assert engine.predict(model, known, now) == engine.predict(model, lied, now)


def test_says_so_when_it_knows_too_little(known):
    young = engine.train(cut(known, 3 * DAY), engine.Calendar())
    said = engine.predict(young, cut(known, 3 * DAY), START + 3 * DAY * 900)
    assert set(said.values()) == {engine.NotYet(3, 7)}


def test_bytes_and_back(known, model):
    again = engine.Model.from_bytes(model.to_bytes())
    now = START + 27 * DAY * 900
    assert engine.predict(again, known, now) == engine.predict(model, known, now)
    assert len(model.to_bytes()) < 1_000_000 * len(known)
