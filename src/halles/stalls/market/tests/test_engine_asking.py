"""Until when a question waits: this evening, or the next day on which the shop has time to answer."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from halles.stalls.market.engine.asking import TO_ANSWER, expiry

DAY = datetime(2026, 11, 26)  # noqa: DTZ001


def at(hour: float, day: int = 0) -> datetime:
    return DAY + timedelta(days=day, hours=hour)


def test_a_shop_answers_before_it_closes_for_the_day():
    assert expiry(at(10), [(at(8), at(12.5)), (at(14), at(19))]) == at(19)


def test_a_bar_that_closes_late_is_asked_until_ten():
    assert expiry(at(18), [(at(17), at(2, day=1))]) == at(22)


def test_who_asks_just_before_it_closes_is_answered_on_the_next_day():
    assert expiry(at(18.75), [(at(14), at(19)), (at(9, day=1), at(12, day=1))]) == at(12, day=1)


def test_a_shop_that_is_closed_for_two_days_answers_on_the_third():
    assert expiry(at(20), [(at(9, day=3), at(18, day=3))]) == at(18, day=3)


def test_where_nobody_knows_the_hours_it_is_this_evening_or_tomorrow():
    assert expiry(at(9), []) == at(22)
    assert expiry(at(21.75), []) == at(22, day=1)


spans = st.lists(
    st.tuples(st.integers(0, 24 * 8), st.integers(1, 14)).map(lambda s: (at(s[0]), at(s[0] + s[1])))
)


@given(spans, st.integers(0, 23 * 60))
def test_a_shop_always_has_time_to_answer(opened, minute):
    now = DAY + timedelta(minutes=minute)
    until = expiry(now, opened)
    assert until - now >= TO_ANSWER
    assert until.hour < 22 or (until.hour, until.minute) == (22, 0)
