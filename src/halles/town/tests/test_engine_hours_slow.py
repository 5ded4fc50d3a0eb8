"""Weekly hours against a reading quarter by quarter that shares nothing with the engine."""

from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from halles.town.engine.hours import OPEN, Where, intervals, read

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONDAY = datetime.fromisoformat("2026-11-23")
QUARTER = timedelta(minutes=15)

_spans = st.lists(
    st.tuples(st.integers(0, 95), st.integers(0, 96)).map(lambda span: (15 * span[0], 15 * span[1])),
    max_size=3,
)
_rules = st.lists(st.tuples(st.frozensets(st.integers(0, 6), min_size=1), _spans), min_size=1, max_size=4)


@settings(max_examples=80, deadline=None)
@given(_rules)
def test_the_engine_agrees_with_a_slow_reading(rules):
    hours = read("; ".join(_written(on, spans) for on, spans in rules))
    found = intervals(hours, MONDAY, MONDAY + timedelta(days=8), where=Where())
    assert all(each.state == OPEN for each in found)
    assert all(before.end < after.start for before, after in pairwise(found))
    for number in range(8 * 96):
        moment = MONDAY + number * QUARTER
        told = any(each.start <= moment < each.end for each in found)
        assert told == _slow(rules, moment), moment


def _written(on, spans):
    times = ",".join(f"{a // 60:02}:{a % 60:02}-{b // 60:02}:{b % 60:02}" for a, b in spans)
    return f"{','.join(DAYS[day] for day in sorted(on))} {times or 'off'}"


def _slow(rules, moment):
    """Go through the rules in order: each says open, closed or nothing of this quarter."""
    minute, today, yesterday = 60 * moment.hour + moment.minute, moment.weekday(), (moment.weekday() - 1) % 7
    is_open = False
    for on, spans in rules:
        if today in on:
            is_open = any(start <= minute < end or (end <= start and minute >= start) for start, end in spans)
        if yesterday in on and any(end <= start and minute < end for start, end in spans):
            is_open = True
    return is_open
