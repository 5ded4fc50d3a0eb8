"""Which word is told, how a car park moves, and what is foreseen between two forecasts."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halles.stalls.parking.engine.ahead import Point, less, point_at
from halles.stalls.parking.engine.precedence import Shown, Word, shown_of
from halles.stalls.parking.engine.sentence import Cut, cut
from halles.stalls.parking.engine.trend import trend_of

AT = datetime(2026, 11, 26, 9, tzinfo=UTC)
known = st.integers(0, 50).map(lambda free: Word(free, AT))
maybe = st.none() | known
unknown = st.just(Word(None, AT))


@given(maybe | unknown, maybe, st.none() | unknown)
def test_a_closing_beats_everything(measured: Word | None, counted: Word | None, said: Word | None) -> None:
    assert shown_of(is_closed=True, measured=measured, counted=counted, said=said) == Shown(None, "", None)


@given(maybe | unknown, maybe, st.none() | unknown)
def test_one_word_is_told_whole_and_never_mixed(
    measured: Word | None, counted: Word | None, said: Word | None
) -> None:
    shown = shown_of(is_closed=False, measured=measured, counted=counted, said=said)
    words = {"measured": measured, "counted": counted, "said": said}
    if shown.origin:
        assert words[shown.origin] == Word(shown.free, AT)
    if measured is not None and measured.free is not None:
        assert shown.origin == "measured"
    elif counted is not None:
        assert shown.origin == "counted"
    elif said is not None:
        assert (shown.origin, shown.free) == ("said", None)
    else:
        assert shown.free is None


@pytest.mark.parametrize(
    ("free", "before", "trend"),
    [(10, 20, "filling"), (20, 10, "emptying"), (10, 11, "steady"), (None, 10, ""), (10, None, "")],
)
def test_a_trend_is_three_per_cent_of_the_capacity_in_half_an_hour(
    free: float | None, before: float | None, trend: str
) -> None:
    assert trend_of(free=free, before=before, elapsed_s=1_800, capacity=40) == trend


def test_a_change_over_a_longer_time_counts_for_less() -> None:
    assert trend_of(free=10, before=12, elapsed_s=1_800, capacity=40) == "filling"
    assert trend_of(free=10, before=12, elapsed_s=3_600, capacity=40) == "steady"


POINTS = (Point(30, 20, 10, 30, 1.0), Point(60, 10, 0, 20, 0.8))


def test_between_two_forecasts_what_is_told_lies_between_them() -> None:
    assert point_at(POINTS, 45) == Point(45, 15, 5, 25, pytest.approx(0.9))
    assert point_at(POINTS, 90)[1:] == POINTS[1][1:]


floats = st.floats(0, 60)


@given(
    st.lists(floats, min_size=3, max_size=3).map(sorted), st.floats(0, 1), st.integers(0, 80), st.booleans()
)
def test_closed_places_only_lower_what_is_foreseen(
    bounds: list[float], chance: float, closed: int, counts_closed: bool
) -> None:
    low, free, high = bounds
    point = Point(30, free, low, high, chance)
    left = less(point, closed=closed, counts_closed=counts_closed, capacity=60)
    assert 0 <= left.low <= left.free <= left.high
    assert all(after <= before for after, before in zip(left[1:], point[1:], strict=True))
    if closed >= 62:
        assert left.free == 0
        assert left.chance == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fermé jeudi 6 h–14 h : marché", Cut("jeudi 6 h–14 h", "market")),
        ("jeudi 6 h–14 h", Cut("jeudi 6 h–14 h", "")),
        ("fermée du 3 au 5 décembre travaux", Cut("du 3 au 5 décembre", "works")),
        ("Parking fermé samedi : fête de la musique", Cut("samedi", "event")),
        ("Th 06:00-14:00", Cut("Th 06:00-14:00", "")),
        ("jeudi 6 h : 14 h", Cut("jeudi 6 h : 14 h", "")),
        ("", Cut("", "")),
    ],
)
def test_a_sentence_is_cut_into_when_and_why(text: str, found: Cut) -> None:
    assert cut(text) == found


@given(st.text(max_size=60))
def test_any_message_is_read_without_falling(text: str) -> None:
    assert cut(text).reason in ("", "market", "works", "event")
