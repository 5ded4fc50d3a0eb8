"""When somebody comes who says "demain matin": the first free slot from then on, and whether it is that."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halles.doors.engine.meaning import Moment
from halles.stalls.market.engine.coming import clock_of, coming
from halles.stalls.market.engine.slots import Slot, opened, slots

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 26, 10, 7, tzinfo=PARIS)
"""A Thursday."""
FRIDAY, SATURDAY, SUNDAY = (date(2026, 11, day) for day in (27, 28, 29))


def free(days: int = 10, closed: tuple[date, ...] = (SUNDAY,)) -> list[Slot]:
    """Return hour-long slots from 9 to 19 h on each day that is not closed."""
    hours = []
    for ahead in range(days):
        day = NOW.date() + timedelta(days=ahead)
        if day not in closed:
            hours.append((datetime.combine(day, time(9)), datetime.combine(day, time(19))))
    return slots(opened(hours, zone=PARIS), now=NOW, minutes=60, prepare=30, cap=1)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=PARIS)


@pytest.mark.parametrize(
    ("said", "when", "is_as_said"),
    [
        (None, at(NOW.date(), 10, 40), True),
        (Moment(words="comme d'hab"), at(NOW.date(), 10, 40), True),
        (Moment(day=FRIDAY), at(FRIDAY, 9), True),
        (Moment(day=FRIDAY, part="morning"), at(FRIDAY, 9), True),
        (Moment(day=FRIDAY, part="afternoon"), at(FRIDAY, 12), True),
        (Moment(day=SATURDAY, start=time(10, 30)), at(SATURDAY, 10, 30), True),
        (Moment(day=FRIDAY, start=time(8)), at(FRIDAY, 9), True),
        (Moment(day=FRIDAY, start=time(7)), at(FRIDAY, 9), False),
        (Moment(day=SATURDAY, part="evening"), at(SATURDAY, 17), True),
        (Moment(day=SATURDAY, start=time(21)), at(date(2026, 11, 30), 9), False),
        (Moment(day=SUNDAY), at(date(2026, 11, 30), 9), False),
        (Moment(start=time(15)), at(NOW.date(), 15), True),
        (Moment(start=time(9, 30)), at(FRIDAY, 9, 30), True),
        (Moment(day=SATURDAY, last_day=date(2026, 11, 30)), at(SATURDAY, 9), True),
    ],
)
def test_the_first_free_moment_from_then_on(said: Moment | None, when: datetime, is_as_said: bool) -> None:
    found = coming(free(), said=said, now=NOW)
    assert found is not None
    assert (found.at, found.is_as_said) == (when, is_as_said)


def test_nobody_can_come_where_nothing_is_free() -> None:
    assert coming([], said=None, now=NOW) is None
    assert coming(free(2), said=Moment(day=date(2026, 12, 20)), now=NOW) is None


def test_in_an_hour_is_an_hour_of_the_clock() -> None:
    assert clock_of(60, now=NOW) == (NOW.date(), time(11, 7))
    assert clock_of(15 * 60, now=NOW) == (FRIDAY, time(1, 7))


@given(
    st.none() | st.dates(NOW.date(), NOW.date() + timedelta(days=12)),
    st.none() | st.times(),
    st.sampled_from(["", "morning", "afternoon", "evening"]),
)
def test_one_comes_within_a_free_slot_and_never_before_what_one_said(
    day: date | None, start: time | None, part: str
) -> None:
    said = Moment(day=day, start=start, part=part)  # type: ignore[arg-type]
    slots_free = free()
    found = coming(slots_free, said=said, now=NOW)
    if found is None:
        return
    assert any(slot.start <= found.at < slot.end for slot in slots_free)
    assert found.at >= NOW
    if day:
        assert found.at.astimezone(PARIS).date() >= day
        assert not found.is_as_said or found.at.astimezone(PARIS).date() == day
