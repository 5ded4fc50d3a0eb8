"""Silent is not unchanged: rhythms are learnt from when a device was heard, and silence is told in time."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halles.stalls.sensing.engine.silence import (
    DAY,
    HOUR,
    QUARTER,
    Rhythm,
    is_source_silent,
    learn,
    spread,
    state_at,
)

START = 20_000 * DAY
"""A midnight."""


def beats(days=30, every=600, begin=0, end=24, *, seed=1):
    """Return moments at a steady rhythm between two hours of each day, a few seconds early or late."""
    steady = np.arange(START, START + days * DAY, every)
    within = steady[(steady % DAY >= begin * HOUR) & (steady % DAY < end * HOUR)]
    return np.sort(within + np.random.default_rng(seed).integers(0, 20, len(within)))


def rhythm_of(heard, changed=None, declared_s=600):
    return learn(heard, np.ones(len(heard), bool) if changed is None else changed, declared_s=declared_s)


def test_a_steady_device_teaches_its_interval_whatever_was_declared():
    rhythm = rhythm_of(beats(every=900), declared_s=60)
    assert rhythm.known
    assert 900 <= rhythm.interval_s <= 930
    assert rhythm.silent_after_s == 3 * rhythm.interval_s


@pytest.mark.parametrize("heard", [beats(days=6), beats(days=6)[:2], np.array([], np.int64)])
def test_until_it_is_learnt_the_declared_interval_counts(heard):
    assert rhythm_of(heard, declared_s=700) == Rhythm(700, 2100, 0, False)


def test_a_device_never_heard_or_just_installed_is_learning_and_a_silent_one_silent():
    rhythm = Rhythm(600, 1800, 0, False)
    assert state_at(rhythm, last_heard=None, last_changed=None, now=START) == "learning"
    assert state_at(rhythm, last_heard=START, last_changed=None, now=START + 1800) == "learning"
    assert state_at(rhythm, last_heard=START, last_changed=None, now=START + 1801) == "silent"


def test_a_car_park_closed_at_night_is_not_silent_before_morning_but_is_within_the_hour_by_day():
    heard = beats(days=30, begin=7, end=20)
    last_evening, noon = int(heard[-1]), heard[heard <= START + 29 * DAY + 12 * HOUR]
    night = rhythm_of(heard)
    assert (
        state_at(night, last_heard=last_evening, last_changed=last_evening, now=START + 30 * DAY + 6 * HOUR)
        == "live"
    )
    assert last_evening + night.silent_after_s <= START + 30 * DAY + 12 * HOUR
    assert rhythm_of(noon).silent_after_s <= 2400


def test_a_shop_that_sleeps_on_one_day_of_the_week_is_not_silent_then():
    heard = beats(days=38, begin=8, end=19)
    heard = heard[(heard // DAY) % 7 != (START // DAY + 36) % 7]
    before = heard[heard < START + 36 * DAY]
    rhythm = rhythm_of(before)
    closed_noon = START + 36 * DAY + 12 * HOUR
    assert (
        state_at(rhythm, last_heard=int(before[-1]), last_changed=int(before[-1]), now=closed_noon) == "live"
    )


def test_the_same_value_for_longer_than_ever_is_stuck_although_heard():
    heard = beats(days=30)
    changed = np.arange(len(heard)) % 4 == 0
    rhythm = rhythm_of(heard, changed)
    assert 4 * 600 <= rhythm.stuck_after_s / 3 <= 5 * 600
    now = int(heard[-1])
    assert state_at(rhythm, last_heard=now, last_changed=now - rhythm.stuck_after_s, now=now) == "live"
    assert state_at(rhythm, last_heard=now, last_changed=now - rhythm.stuck_after_s - 1, now=now) == "stuck"


def test_a_device_whose_value_hardly_ever_changes_is_never_called_stuck():
    heard = beats(days=30)
    changed = np.zeros(len(heard), bool)
    changed[::2000] = True
    rhythm = rhythm_of(heard, changed)
    assert rhythm.stuck_after_s == 0
    now = int(heard[-1])
    assert state_at(rhythm, last_heard=now, last_changed=now - 20 * DAY, now=now) == "live"


def test_a_long_outage_and_a_few_dead_hours_teach_nothing():
    heard = beats(days=40)
    broken = heard[(heard < START + 25 * DAY) | (heard > START + 30 * DAY)]
    broken = broken[(broken < START + 35 * DAY + 10 * HOUR) | (broken > START + 35 * DAY + 20 * HOUR)]
    now = START + 39 * DAY + 14 * HOUR
    taught, steady = rhythm_of(broken[broken < now]), rhythm_of(heard[heard < now])
    assert abs(taught.interval_s - steady.interval_s) <= 5


def test_a_device_told_to_speak_less_often_is_believed_after_a_few_messages():
    often = beats(days=30, every=300)
    rarely = START + 30 * DAY + np.arange(1, 8) * 2 * HOUR
    assert rhythm_of(np.append(often, rarely)).interval_s >= 2 * HOUR


@settings(max_examples=25, deadline=None)
@given(st.integers(120, 7200), st.integers(0, 999), st.integers(8, 25))
def test_a_dead_device_is_unknown_within_three_of_its_intervals_and_a_steady_one_never(every, seed, days):
    heard = beats(days=days, every=every, seed=seed)
    for cut in np.random.default_rng(seed).integers(len(heard) * 7 // days, len(heard), 5):
        known, last = heard[:cut], int(heard[cut - 1])
        rhythm = rhythm_of(known)
        if rhythm.known:
            assert state_at(rhythm, last_heard=last, last_changed=last, now=int(heard[cut])) == "live"
        dead_at = last + 3 * rhythm.interval_s + 1
        assert state_at(rhythm, last_heard=last, last_changed=last, now=dead_at) == "silent"
        assert rhythm.interval_s <= max(600, 2 * every)


def test_all_sensors_of_a_source_silent_at_once_are_one_alarm():
    together = rhythm_of(beats(every=120))
    last = int(beats(every=120)[-1])
    assert not is_source_silent(together, last_heard=last, now=last + 100)
    assert is_source_silent(together, last_heard=last, now=last + 1200)


@given(st.lists(st.integers(0, 40), min_size=1, max_size=50))
def test_quarters_teach_as_many_moments_as_they_counted_each_in_its_quarter(numbers):
    starts = START + QUARTER * np.arange(len(numbers))
    moments = spread(starts, np.array(numbers))
    assert np.all(np.diff(moments) >= 0)
    assert np.bincount((moments - START) // QUARTER, minlength=len(numbers)).tolist() == numbers


def test_what_is_left_in_quarters_teaches_nearly_the_same_interval():
    heard = beats(every=300)
    starts, numbers = np.unique(heard // QUARTER * QUARTER, return_counts=True)
    assert abs(rhythm_of(spread(starts, numbers)).interval_s - rhythm_of(heard).interval_s) <= 60
