"""Invented sensors say the same at the same moment, within their bounds, and less at night than by day."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from halles.stalls.sensing.engine.simulation import free_places, passages

moments = st.integers(0, 2**31).map(lambda second: datetime.fromtimestamp(second, UTC))


@given(st.integers(1, 2000), st.integers(0, 500), moments)
def test_free_places_are_within_the_car_park_and_repeat(capacity: int, seed: int, at: datetime) -> None:
    said = free_places(capacity, seed, at)
    assert 0 <= said <= capacity
    assert said == free_places(capacity, seed, at)


@given(st.integers(0, 500), moments, st.integers(1, 60))
def test_nobody_passes_less_than_never(seed: int, at: datetime, minutes: int) -> None:
    assert passages(seed, at, minutes) >= 0


def test_shops_fill_a_car_park_by_day() -> None:
    midnight = datetime(2026, 11, 26, tzinfo=UTC)
    night, noon = (free_places(200, 3, midnight + timedelta(hours=hour)) for hour in (4, 11))
    assert noon < night / 2
