"""Notices wait for the day: eight to twenty o'clock in Paris, no Sunday, no public holiday, at any season."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from halles.doors.engine.quiet import PARIS, may_leave, next_allowed
from halles.town.engine.holidays import public_holidays

HOLIDAYS = {day for year in (2025, 2026, 2027, 2028) for day in public_holidays(year)}
MOMENTS = st.integers(0, 4 * 365 * 86_400 - 12 * 86_400).map(
    lambda seconds: datetime(2025, 1, 2, tzinfo=UTC) + timedelta(seconds=seconds)
)


def paris(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


@pytest.mark.parametrize(
    ("asked", "leaves"),
    [
        ("2026-11-26 09:00", "2026-11-26 09:00"),
        ("2026-11-26 08:00", "2026-11-26 08:00"),
        ("2026-11-26 07:59:59", "2026-11-26 08:00"),
        ("2026-11-26 19:59:59", "2026-11-26 19:59:59"),
        ("2026-11-26 20:00", "2026-11-27 08:00"),
        ("2026-11-28 21:00", "2026-11-30 08:00"),  # Saturday evening: Monday
        ("2026-11-29 10:00", "2026-11-30 08:00"),  # Sunday
        ("2026-11-10 22:00", "2026-11-12 08:00"),  # before the eleventh
        ("2026-12-24 20:00", "2026-12-26 08:00"),
        ("2026-04-04 20:00", "2026-04-07 08:00"),  # Easter: Sunday, then Monday
        ("2026-03-28 23:30", "2026-03-30 08:00"),  # the night that loses an hour
        ("2026-10-24 23:30", "2026-10-26 08:00"),  # the night that has one more
    ],
)
def test_known_moments(asked: str, leaves: str) -> None:
    assert next_allowed(paris(asked), holidays=HOLIDAYS) == paris(leaves)


def test_a_department_of_its_own_has_its_own_holidays() -> None:
    evening = paris("2026-12-25 21:00")
    alsace = set(public_holidays(2026, department="67"))
    assert next_allowed(evening, holidays=HOLIDAYS) == paris("2026-12-26 08:00")
    assert next_allowed(evening, holidays=alsace) == paris("2026-12-28 08:00")


@given(MOMENTS)
@example(datetime(2026, 3, 29, 0, 59, tzinfo=UTC))
@example(datetime(2026, 10, 25, 1, 30, tzinfo=UTC))
def test_what_is_put_off_may_leave_then_and_not_before(at: datetime) -> None:
    later = next_allowed(at, holidays=HOLIDAYS)
    assert later >= at
    assert may_leave(later, holidays=HOLIDAYS)
    assert next_allowed(later, holidays=HOLIDAYS) == later
    assert later == at or not may_leave(later - timedelta(seconds=1), holidays=HOLIDAYS)
    assert later - at < timedelta(days=4)


@given(MOMENTS)
def test_nobody_is_woken(at: datetime) -> None:
    local = next_allowed(at, holidays=HOLIDAYS).astimezone(PARIS)
    assert 8 <= local.hour < 20
    assert local.isoweekday() < 7
    assert local.date() not in HOLIDAYS


@given(MOMENTS)
def test_no_quarter_of_an_hour_that_is_allowed_is_skipped(at: datetime) -> None:
    later, step = next_allowed(at, holidays=HOLIDAYS), at
    while step < later:
        assert not may_leave(step, holidays=HOLIDAYS)
        step += timedelta(minutes=15)


def test_only_the_days_given_are_holidays() -> None:
    assert may_leave(paris("2026-11-11 10:00"), holidays=())
    assert not may_leave(paris("2026-11-11 10:00"), holidays={date(2026, 11, 11)})
