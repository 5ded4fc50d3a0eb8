"""Closings in time: which holds, which comes, what clocks and midnights do to them."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from halles.stalls.parking.engine.closings import Span, clipped, coming, holding, moments_of, turns

START = datetime(2026, 11, 26, tzinfo=UTC)
moments = st.integers(0, 20_000).map(lambda minutes: START + timedelta(minutes=minutes))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(moments)
    length = draw(st.none() | st.integers(1, 5_000))
    end = None if length is None else start + timedelta(minutes=length)
    return Span(draw(st.sampled_from("abc")), start, end, draw(st.none() | st.integers(1, 30)))


@given(st.lists(spans(), max_size=6), moments)
def test_a_whole_closing_beats_partial_ones_and_partial_ones_add_up(
    found: list[Span], moment: datetime
) -> None:
    held = holding(found, moment)
    there = [span for span in found if span.start <= moment and (span.end is None or moment < span.end)]
    if not there:
        assert held is None
    elif any(span.places is None for span in there):
        assert held is not None
        assert held.places is None
    else:
        assert held is not None
        assert held.places == sum(span.places or 0 for span in there)


@given(st.lists(spans(), max_size=6), moments)
def test_nothing_turns_before_the_next_turn(found: list[Span], moment: datetime) -> None:
    turn = turns(found, moment)
    last = (turn or moment + timedelta(days=30)) - timedelta(seconds=1)
    between = [moment + (last - moment) * part / 4 for part in range(5)]
    assert len({holding(found, each) for each in between}) == 1


@given(st.lists(spans(), max_size=6), moments)
def test_the_next_closing_comes_within_seven_days_and_none_comes_sooner(
    found: list[Span], moment: datetime
) -> None:
    following = coming(found, moment)
    near = [span.start for span in found if moment < span.start <= moment + timedelta(days=7)]
    assert (following.start if following else None) == min(near, default=None)


pieces = st.tuples(moments, moments).map(lambda pair: (min(pair), max(pair)))


@given(st.lists(pieces, max_size=8), moments, moments)
def test_what_is_clipped_lies_within_and_covers_the_same(
    found: list[tuple[datetime, datetime]], one: datetime, other: datetime
) -> None:
    low, high = min(one, other), max(one, other)
    kept = clipped(found, low=low, high=high)
    assert all(low <= start < end <= high for start, end in kept)
    assert all(before[1] < after[0] for before, after in pairwise(kept))
    for minute in range(0, 20_001, 500):
        moment = START + timedelta(minutes=minute)
        is_in = low <= moment < high and any(start <= moment < end for start, end in found)
        assert any(start <= moment < end for start, end in kept) == is_in


def test_a_night_across_a_clock_change_is_closed_its_whole_length() -> None:
    autumn = moments_of(datetime(2026, 10, 24, 22), datetime(2026, 10, 25, 6), zone="Europe/Paris")  # noqa: DTZ001
    spring = moments_of(datetime(2026, 3, 28, 22), datetime(2026, 3, 29, 6), zone="Europe/Paris")  # noqa: DTZ001
    assert [end - start for start, end in (autumn, spring)] == [timedelta(hours=9), timedelta(hours=7)]


def test_an_hour_that_comes_twice_or_never_is_closed_rather_too_long() -> None:
    twice = moments_of(datetime(2026, 10, 25, 2, 15), datetime(2026, 10, 25, 2, 45), zone="Europe/Paris")  # noqa: DTZ001
    never = moments_of(datetime(2026, 3, 29, 2, 15), datetime(2026, 3, 29, 2, 45), zone="Europe/Paris")  # noqa: DTZ001
    assert twice[1] - twice[0] == timedelta(minutes=90)
    assert never[0] < never[1]
