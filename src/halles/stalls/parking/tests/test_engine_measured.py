"""What sensors measure together: never a part of it told as the whole, never one place."""

from datetime import UTC, datetime, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from halles.stalls.parking.engine.measured import FREE, OCCUPIED, SPOT, Told, measured, open_free
from halles.stalls.parking.engine.series import Piece, free_series

AT = datetime(2026, 11, 26, 9, tzinfo=UTC)


def told(
    role: str, value: float, *, device: str = "a", is_live: bool = True, simulated: bool = False
) -> Told:
    return Told(device, role, value, AT, AT + timedelta(hours=1), is_live, simulated)


@st.composite
def words(draw: st.DrawFn) -> Told:
    role = draw(st.sampled_from((FREE, OCCUPIED, SPOT)))
    value = draw(st.integers(0, 1)) if role == SPOT else draw(st.integers(0, 60))
    return told(role, value, device=draw(st.sampled_from("abcdefgh")), is_live=draw(st.booleans()))


@given(st.lists(words(), max_size=12), st.none() | st.integers(1, 60))
def test_one_silent_device_makes_the_whole_unknown_and_free_is_never_negative(
    found: list[Told], capacity: int | None
) -> None:
    seen = measured(found, capacity=capacity)
    if seen is None:
        counters = [each for each in found if each.role != SPOT]
        assert not counters
        assert sum(each.role == SPOT for each in found) < 5
    elif seen.is_stale:
        assert seen.free is None
    else:
        assert seen.free is None or seen.free >= 0
    if found and all(each.is_live for each in found) and all(each.role == FREE for each in found):
        assert seen is not None
        assert seen.free == sum(each.value for each in found)


def test_several_ways_in_add_up() -> None:
    found = [told(FREE, 12, device="a"), told(FREE, 5, device="b", simulated=True)]
    seen = measured(found, capacity=40)
    assert seen is not None
    assert (seen.free, seen.is_simulated, seen.sees_places) == (17, True, False)


def test_taken_places_need_a_capacity() -> None:
    assert measured([told(OCCUPIED, 30)], capacity=40).free == 10  # type: ignore[union-attr]
    assert measured([told(OCCUPIED, 30)], capacity=None).free is None  # type: ignore[union-attr]


def test_of_a_counter_that_says_both_what_is_free_counts() -> None:
    seen = measured([told(FREE, 12), told(OCCUPIED, 30)], capacity=40)
    assert seen is not None
    assert seen.free == 12


def test_one_counts_free_another_taken_places_and_nobody_knows_the_whole() -> None:
    seen = measured([told(FREE, 12, device="a"), told(OCCUPIED, 3, device="b")], capacity=40)
    assert seen is not None
    assert (seen.free, seen.is_stale) == (None, False)


def test_fewer_than_five_places_are_told_to_nobody() -> None:
    four = [told(SPOT, at % 2, device=f"s{at}") for at in range(4)]
    assert measured(four, capacity=4) is None
    seen = measured([*four, told(SPOT, 1, device="s5")], capacity=5)
    assert seen is not None
    assert (seen.free, seen.sees_places) == (2, True)


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60), st.booleans())
def test_closed_places_are_never_told_as_free(
    free: int, capacity: int, closed: int, counts_closed: bool
) -> None:
    left = open_free(free, capacity=capacity, closed=closed, counts_closed=counts_closed)
    assert 0 <= left <= free
    if free <= capacity:
        assert left <= max(0, capacity - closed)


def piece(device: str, quarter: int, value: float, role: str = FREE) -> Piece:
    return Piece(device, 1, role, quarter * 900, value)


def test_a_series_is_known_from_the_end_of_a_quarter_and_until_it_is_two_hours_old() -> None:
    free = free_series([piece("a", 0, 20), piece("a", 1, 10)], start=0, end=12 * 900, capacity=40)
    assert np.isnan(free[0])
    assert free[1:3].tolist() == [20, 10]
    assert free[10] == 10
    assert np.isnan(free[11])


def test_a_series_has_no_hole_filled_with_a_part() -> None:
    """The second counter begins later; when it falls silent, the whole is unknown."""
    pieces = [piece("a", at, 20) for at in range(40)] + [piece("b", at, 5) for at in range(10, 20)]
    free = free_series(pieces, start=0, end=40 * 900, capacity=40)
    assert (free[5], free[15], free[20]) == (20, 25, 25)
    assert np.isnan(free[35])


def test_a_series_of_places_counts_those_not_taken() -> None:
    pieces = [piece(f"s{at}", 0, at % 2, SPOT) for at in range(6)]
    assert free_series(pieces, start=900, end=901, capacity=6).tolist() == [3]
    assert np.isnan(free_series(pieces[:4], start=900, end=901, capacity=6)).all()
