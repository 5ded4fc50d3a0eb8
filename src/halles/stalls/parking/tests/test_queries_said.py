"""What is said of a car park: three words never mixed, chances in tenths, closings, what is not known."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from unittest.mock import patch

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from halles.stalls.parking.queries import facts, said
from halles.stalls.parking.queries.map_points import now_points, now_words
from halles.stalls.parking.queries.shapes import Later, Now
from halles.stalls.parking.tests.nows import (
    AT,
    PARIS,
    bare_of,
    car_park_of,
    closing_of,
    laters,
    now_of,
)


@pytest.fixture(autouse=True)
def _english_morning() -> Iterator[None]:
    with override("en"), patch("django.utils.timezone.now", return_value=AT):
        yield


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({}, "34 free places, measured at 10:12 am"),
        ({"origin": "counted"}, "34 free places, counted at 10:12 am by the town hall"),
        ({"free": None, "origin": "said", "full_words": 2}, "Full, reported full by 2 people"),
        ({"free": 0}, "Full, measured at 10:12 am"),
        ({"free": 1}, "1 free place, measured at 10:12 am"),
        ({"free": None, "is_stale": True}, "Not known: the sensor has been silent since 10:12 am."),
        ({"free": None, "is_stale": True, "at": None}, "Not known: the sensor is silent."),
        ({"free": None, "origin": "", "at": None}, "Not known yet: the sensor has told nothing."),
        ({"closing": closing_of(), "free": None}, "Closed until 2:00 pm: market"),
    ],
)
def test_one_line_of_a_car_park(told: dict, words: str) -> None:
    assert plain(now_words(now_of(**told))) == words


def test_a_car_park_without_any_sensor_is_not_said_to_be_unknown() -> None:
    bare = bare_of(car_park_of(capacity=45))
    assert plain(now_words(bare)) == "45 places"
    assert said.unknown_words(bare) == said.learning_words(bare) == said.trend_words(bare) == ""
    assert said.later_lines(bare) == []


def test_what_people_report_never_changes_a_measure() -> None:
    now = now_of(full_words=2)
    assert plain(said.free_words(now)) == "34 free places"
    assert plain(said.origin_words(now)) == "measured at 10:12 am"
    assert said.full_words(now) == "reported full by 2 people"


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (0.78, "8 chances in 10 of finding a place"),
        (0.96, "9 chances in 10 of finding a place"),
        (0.06, "1 chance in 10 of finding a place"),
        (0.98, "almost surely a place"),
        (0.05, "probably full"),
    ],
)
def test_a_chance_in_tenths(chance: float, words: str) -> None:
    assert said.chance_words(laters(chance, 0.5, 0.5)[0]) == words


@given(st.floats(0, 1))
def test_ten_chances_in_ten_are_never_promised(chance: float) -> None:
    with override("en"):
        words = said.chance_words(laters(chance, 0.5, 0.5)[0])
    assert not words.startswith(("0 ", "10 "))


def test_later_is_said_in_full_once_and_what_stays_the_same_once() -> None:
    assert said.later_lines(now_of(later=laters(0.9, 0.9, 0.78))) == [
        ("in 30 min", "9 chances in 10 of finding a place"),
        ("in 1 hour", "9 in 10"),
        ("in 2 hours", "8 in 10"),
    ]
    assert said.later_lines(now_of(later=laters(1, 1, 1))) == [("within 2 hours", "almost surely a place")]
    first = said.later_lines(now_of(later=laters(0.01, 0.3, 0.5)))
    assert [words for _, words in first] == ["probably full", "3 chances in 10 of finding a place", "5 in 10"]


def test_a_closing_to_come_beats_what_is_foreseen() -> None:
    closed = Later(minutes=120, free=30, low=10, high=40, chance=0.9, is_closed=True)
    assert said.chance_words(closed) == "closed"
    assert said.range_words(closed) == ""
    assert said.later_lines(now_of(later=(closed,) * 2)) == [("in 2 hours", "closed")] * 2


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, "Closed until 2:00 pm: market"),
        ({"ends_at": None, "reason": "works"}, "Closed until further notice: works"),
        ({"places": 20}, "20 places fewer until 2:00 pm: market"),
        ({"places": 20, "ends_at": None}, "20 places fewer until further notice: market"),
        (
            {"ends_at": datetime(2026, 12, 1, 8, tzinfo=PARIS), "reason": "other"},
            "Closed until Tuesday 1 December at 8:00 am: decided by the town hall",
        ),
    ],
)
def test_a_closing_that_holds(more: dict, words: str) -> None:
    assert plain(said.closed_words(closing_of(**more))) == words


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({}, "Closed on Thursday 26 November, from 6:00 am to 2:00 pm: market"),
        ({"places": 5}, "5 places fewer on Thursday 26 November, from 6:00 am to 2:00 pm: market"),
        ({"ends_at": None}, "Closed on Thursday 26 November from 6:00 am on: market"),
        (
            {"ends_at": AT + timedelta(days=2)},
            "Closed on Thursday 26 November at 6:00 am, until Saturday 28 November at 10:12 am: market",
        ),
    ],
)
def test_a_closing_to_come(more: dict, words: str) -> None:
    assert plain(said.coming_words(closing_of(**more))) == words


def test_few_days_are_said_before_anything_is_foreseen() -> None:
    words = said.learning_words(now_of(later=(), days_known=3))
    assert words == "No forecast yet: it needs 7 days of figures, and has 3."


def test_a_full_car_park_that_stays_so_has_no_trend() -> None:
    assert said.trend_words(now_of(free=0, trend="steady")) == ""
    assert said.trend_words(now_of(trend="filling")) == "filling up"


@pytest.mark.parametrize(
    ("now", "label"),
    [
        (now_of(), "34"),
        (now_of(free=0), "0"),
        (now_of(free=1200), ""),
        (now_of(free=None, is_stale=True), ""),
        (now_of(closing=closing_of()), ""),
    ],
)
def test_a_mark_of_the_map_holds_a_number_that_is_known(now: Now, label: str) -> None:
    with patch("halles.stalls.parking.queries.map_points.reverse", return_value="/stationnement/"):
        assert [point.label for point in now_points([now])] == [label]


def test_a_card_says_what_a_driver_asks() -> None:
    row = car_park_of(
        is_free=True, is_blue_zone=True, max_stay_min=90, max_height_cm=190, disabled=4, charging=2
    )
    assert [plain(each) for each in facts.short_facts(row)] == [
        "120 places",
        "free of charge",
        "blue zone, 1 h 30 at most",
        "height 1.90 m at most",
        "4 disabled places",
        "2 charging points",
    ]
    assert facts.short_facts(car_park_of(capacity=None)) == []
    paid = car_park_of(is_free=False, price_2h=250, disabled=0, charging=0)
    assert [plain(each) for each in facts.short_facts(paid)] == [
        "120 places",
        "2 h: €2.50",
        "no disabled place",
    ]


def test_all_facts_have_their_title_and_what_nobody_told_has_none() -> None:
    row = car_park_of(is_free=False, tariff="gratuit le dimanche", users="tous", motorbikes=0)
    told = dict(facts.facts_of(row, capacity=118))
    assert told == {
        "Places": "118 places",
        "Kind": "Open-air car park",
        "Tariff": "To be paid for, gratuit le dimanche",
        "Motorbikes": "none",
    }


@pytest.mark.parametrize(("minutes", "words"), [(20, "20 min"), (60, "1 h"), (90, "1 h 30"), (125, "2 h 05")])
def test_how_long_one_stays(minutes: int, words: str) -> None:
    assert plain(facts.stay_words(minutes)) == words
