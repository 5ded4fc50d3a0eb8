"""Months: told once they are over, their days kept thirteen months."""

from datetime import date

from halles.stalls.office.engine.months import first_daily, is_told, month_after, month_length, next_telling


def test_a_month_is_told_the_day_after_it_has_settled() -> None:
    assert not is_told(date(2026, 8, 1), today=date(2026, 8, 31))
    assert not is_told(date(2026, 8, 1), today=date(2026, 9, 1))
    assert is_told(date(2026, 8, 31), today=date(2026, 9, 2))


def test_the_next_telling_is_the_second_of_a_month() -> None:
    assert next_telling(date(2026, 9, 1)) == date(2026, 9, 2)
    assert next_telling(date(2026, 9, 2)) == date(2026, 10, 2)
    assert next_telling(date(2026, 12, 31)) == date(2027, 1, 2)


def test_months_have_their_lengths() -> None:
    assert month_after(date(2026, 12, 1)) == date(2027, 1, 1)
    assert (month_length(date(2028, 2, 1)), month_length(date(2026, 7, 1))) == (29, 31)


def test_days_are_kept_thirteen_whole_months() -> None:
    assert first_daily(date(2026, 8, 15)) == date(2025, 7, 1)
    assert first_daily(date(2027, 1, 31)) == date(2025, 12, 1)
