"""The public holidays of France, against dates known otherwise."""

from datetime import date

import pytest

from halles.town.engine.holidays import easter_sunday, public_holidays


@pytest.mark.parametrize(
    "easter",
    [(1818, 3, 22), (1943, 4, 25), (1961, 4, 2), (2000, 4, 23), (2008, 3, 23), (2024, 3, 31), (2025, 4, 20),
     (2026, 4, 5), (2027, 3, 28), (2038, 4, 25), (2285, 3, 22)],
)  # fmt: skip
def test_easter(easter):
    assert easter_sunday(easter[0]) == date(*easter)


def test_the_eleven_days_of_2026():
    days = [(day.month, day.day) for day in public_holidays(2026)]
    assert days == [
        (1, 1),
        (4, 6),
        (5, 1),
        (5, 8),
        (5, 14),
        (5, 25),
        (7, 14),
        (8, 15),
        (11, 1),
        (11, 11),
        (12, 25),
    ]


def test_two_more_in_alsace_and_moselle():
    more = set(public_holidays(2026, department="67")) - set(public_holidays(2026))
    assert more == {date(2026, 4, 3), date(2026, 12, 26)}


def test_ascension_may_fall_on_another_holiday():
    assert len(public_holidays(2008)) == 10  # 1 May 2008 was both
