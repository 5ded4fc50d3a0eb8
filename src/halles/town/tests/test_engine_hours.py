"""Simple opening hours: what is told agrees with a slow reading minute by minute, the rest is unknown."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halles.town.engine.hours import CLOSED, OPEN, UNKNOWN, spans_on, state_at
from halles.town.engine.hours.simple import DAYS

MONDAY = datetime.fromisoformat("2026-11-23")
EVENINGS = "Mo-Sa 17:00-01:00"


@pytest.mark.parametrize(
    ("raw", "moment", "now", "until"),
    [
        ("Mo-Fr 09:00-12:00,14:00-18:00", (23, 9, 0), OPEN, (23, 12, 0)),
        ("Mo-Fr 09:00-12:00,14:00-18:00", (23, 12, 0), CLOSED, (23, 14, 0)),
        ("Mo-Fr 09:00-12:00,14:00-18:00", (27, 18, 0), CLOSED, (30, 9, 0)),
        ("08:00-20:00", (29, 8, 0), OPEN, (29, 20, 0)),
        ("24/7", (23, 3, 0), OPEN, None),
        ("off", (23, 3, 0), CLOSED, None),
        (EVENINGS, (24, 0, 30), OPEN, (24, 1, 0)),
        (EVENINGS, (29, 0, 59), OPEN, (29, 1, 0)),
        (EVENINGS, (29, 17, 0), CLOSED, (30, 17, 0)),
        ("Mo-Sa 22:00-26:00", (24, 1, 59), OPEN, (24, 2, 0)),
        ("Sa-Mo 10:00-12:00", (29, 11, 0), OPEN, (29, 12, 0)),
        ("Mo-Su 09:00-19:00; We off", (25, 10, 0), CLOSED, (26, 9, 0)),
        ("Mo-Su 09:00-19:00; Su 09:00-12:00", (29, 13, 0), CLOSED, (30, 9, 0)),
        ("Mo: 9:00-12:00", (23, 9, 0), OPEN, (23, 12, 0)),
        ("Mo-Su 00:00-24:00", (23, 9, 0), OPEN, None),
        ("Fr 20:00-02:00; Sa off", (28, 1, 0), UNKNOWN, (28, 2, 0)),
    ],
)
def test_simple_hours(raw, moment, now, until):
    state = state_at(raw, _november(*moment))
    assert (state.now, state.until) == (now, _november(*until) if until else None)


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "sunrise-sunset",
        "Mo-Fr 09:00+",
        'Mo-Fr 09:00-12:00 "sur rendez-vous"',
        "Mo-Fr 09:00-12:00 || 14:00-18:00",
        "Mo-Fr 09:00-12:00; SH off",
        "Mo[1] 09:00-12:00",
        "Nov-Mar Mo 09:00-12:00",
        "Mo 09:00-12:00; Mo 14:00-18:00",
        "Mo 09:70-12:00",
        "Mo 09:00-09:00",
        "Mo-PH 09:00-12:00",
        "Mo 25:00-26:00",
        "lundi 9h-12h",
    ],
)
def test_what_is_not_simple_is_unknown(raw):
    assert state_at(raw, MONDAY).now == UNKNOWN
    assert spans_on(raw, MONDAY.date()) is None


def test_on_a_public_holiday_only_what_is_said_of_it_is_told():
    christmas = datetime.fromisoformat("2026-12-25 10:00")
    holidays = {christmas.date()}
    assert state_at("Mo-Fr 09:00-12:00", christmas, holidays=holidays).now == UNKNOWN
    assert state_at("Mo-Fr 09:00-12:00; PH off", christmas, holidays=holidays).now == CLOSED
    assert state_at("Mo-Fr 09:00-12:00; PH 10:00-11:00", christmas, holidays=holidays).until.hour == 11
    assert state_at("24/7", christmas, holidays=holidays).now == OPEN
    eve = christmas - timedelta(hours=15)
    assert state_at("Mo-Fr 09:00-18:00", eve, holidays=holidays).until == christmas - timedelta(hours=10)
    assert state_at("Mo-Fr 20:00-02:00", christmas + timedelta(hours=15), holidays=holidays).now == UNKNOWN


def test_the_spans_of_a_day():
    assert spans_on("Th,Sa 08:00-13:00", date(2026, 11, 26)) == ((480, 780),)
    assert spans_on("Th,Sa 08:00-13:00", date(2026, 11, 27)) == ()


def _november(day: int, hour: int, minute: int) -> datetime:
    return MONDAY + timedelta(days=day - 23, hours=hour, minutes=minute)


# Against a reading minute by minute that shares nothing with the engine.

spans = st.lists(
    st.tuples(st.integers(0, 95), st.integers(1, 96)).filter(lambda s: s[0] != s[1]), max_size=3
).map(lambda found: [(15 * a, 15 * b) for a, b in found])
rules = st.lists(st.tuples(st.frozensets(st.integers(0, 6), min_size=1), spans), min_size=1, max_size=3)


@settings(max_examples=60, deadline=None)
@given(rules.filter(lambda each: len({on for on, _ in each}) == len(each)), st.integers(0, 10 * 96 - 1))
def test_it_agrees_with_a_slow_reading(found, quarter):
    raw = "; ".join(_written(on, each) for on, each in found)
    moment = MONDAY + timedelta(minutes=15 * quarter)
    state = state_at(raw, moment)
    assert state.now == _slow(found, moment)
    later = (moment + timedelta(minutes=15 * n) for n in range(1, 7 * 96))
    changed = next((each for each in later if _slow(found, each) != state.now), None)
    assert state.until == changed or (changed is None and state.until > moment + timedelta(days=7) - QUARTER)


QUARTER = timedelta(minutes=15)


def _written(on, each):
    days = ",".join(DAYS[day] for day in sorted(on))
    times = ",".join(f"{a // 60:02}:{a % 60:02}-{b // 60:02}:{b % 60:02}" for a, b in each)
    return f"{days} {times or 'off'}"


def _slow(found, moment):
    """Look at the rules of that day, then at those of the day before, each time at the last that names it."""
    minute = moment.hour * 60 + moment.minute

    def last(day):
        named = [each for on, each in found if day.weekday() in on]
        return named[-1] if named else None

    today, yesterday = last(moment), last(moment - timedelta(days=1))
    for start, end in today or ():
        if (start <= minute < end) or (end < start <= minute):
            return OPEN
    if any(end < start and minute < end for start, end in yesterday or ()):
        return UNKNOWN if today == [] else OPEN
    return CLOSED
