"""When shops are asked: ten days before a holiday, not on its eve, and in June for the summer."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halles.stalls.directory.engine.occasions import due, holiday, occasion_of, summer

ARMISTICE = date(2026, 11, 11)


@pytest.mark.parametrize(
    ("today", "is_due"),
    [("2026-10-31", False), ("2026-11-01", True), ("2026-11-09", True), ("2026-11-10", False)],
)
def test_a_holiday_is_asked_from_ten_days_before_until_two(today: str, is_due: bool) -> None:
    assert due(date.fromisoformat(today), [ARMISTICE]) == ([holiday(ARMISTICE)] if is_due else [])


@pytest.mark.parametrize(
    ("today", "is_due"),
    [("2027-05-31", False), ("2027-06-01", True), ("2027-06-10", True), ("2027-06-11", False)],
)
def test_the_summer_is_asked_in_the_first_days_of_june(today: str, is_due: bool) -> None:
    assert due(date.fromisoformat(today), []) == ([summer(2027)] if is_due else [])


def test_two_holidays_near_each_other_are_both_due() -> None:
    days = [date(2026, 12, 26), date(2026, 12, 25)]
    assert [each.slug for each in due(date(2026, 12, 16), days)] == ["2026-12-25", "2026-12-26"]


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1)))
def test_a_slug_leads_back_to_its_occasion(day: date) -> None:
    for occasion in (holiday(day), summer(day.year)):
        assert occasion_of(occasion.slug) == occasion
        assert occasion.first <= occasion.last
    assert (summer(day.year).last - summer(day.year).first) == timedelta(days=61)


@pytest.mark.parametrize(
    "slug", ["", "summer-", "summer-27", "summer-²027", "2026-02-30", "2026-W01-1", "20261111", "été-2026"]
)
def test_what_is_no_occasion_is_none(slug: str) -> None:
    assert occasion_of(slug) is None
