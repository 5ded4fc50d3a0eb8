"""Slots follow real hours: cut to opening, never when closed, whole on the nights the clock moves."""

import itertools
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from halles.stalls.market.engine.slots import Span, answer_by, kept_until, opened, slot_at, slots

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
USUAL = {"minutes": 60, "prepare": 30, "cap": 3}


def wall(day: int, hour: int, minute: int = 0, *, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute)  # noqa: DTZ001


def week(*hours: tuple[int, int]) -> list[Span]:
    days = range(26, 31)
    return opened([(wall(day, a), wall(day, b)) for day in days for a, b in hours], zone=PARIS)


def starts(found: list[object]) -> list[str]:
    return [f"{slot.start.astimezone(PARIS):%d %H:%M}" for slot in found]  # type: ignore[attr-defined]


def test_slots_are_cut_from_each_opening_to_its_closing() -> None:
    found = slots(week((8, 10), (14, 15)), now=NOW, **USUAL)
    assert starts(found)[:3] == ["26 14:00", "27 08:00", "27 09:00"]
    assert all(slot.left == 3 for slot in found)


def test_a_last_piece_too_short_to_come_in_belongs_to_the_one_before() -> None:
    spans = opened([(wall(27, 8), wall(27, 10, 10))], zone=PARIS)
    ends = [f"{slot.end.astimezone(PARIS):%H:%M}" for slot in slots(spans, now=NOW, **USUAL)]
    assert ends == ["09:00", "10:10"]


def test_the_slot_under_way_is_offered_from_when_it_is_prepared() -> None:
    spans = week((8, 20))
    first = slots(spans, now=NOW + timedelta(minutes=2), **USUAL)[0]
    assert f"{first.start:%H:%M}-{first.end:%H:%M} {first.begins:%H:%M}" == "09:35-10:00 09:00"
    assert slots(spans, now=NOW + timedelta(minutes=16), **USUAL)[0].start == NOW + timedelta(hours=1)


def test_a_slot_has_room_for_so_many_orders_and_no_more() -> None:
    spans, noon = week((8, 20)), NOW + timedelta(hours=2)
    found = slots(spans, now=NOW, taken=[noon, noon + timedelta(minutes=59)], **USUAL)
    slot = slot_at(found, noon)
    assert slot is not None
    assert slot.left == 1
    full = slots(spans, now=NOW, taken=[noon] * 3, **USUAL)
    assert slot_at(full, noon) is None
    assert slot_at(full, noon + timedelta(hours=1)) is not None


@given(
    st.lists(st.tuples(st.integers(0, 4000), st.integers(1, 900)), max_size=6),
    st.integers(0, 4000),
    st.sampled_from([15, 30, 60, 120]),
    st.integers(0, 300),
)
def test_nobody_is_ever_let_come_when_it_is_closed(
    openings: list[tuple[int, int]], at: int, minutes: int, prepare: int
) -> None:
    start = wall(24, 0)
    spans = opened(
        [(start + timedelta(minutes=a), start + timedelta(minutes=a + n)) for a, n in openings], zone=PARIS
    )
    now = datetime(2026, 11, 23, 23, tzinfo=UTC) + timedelta(minutes=at)
    found = slots(spans, now=now, minutes=minutes, prepare=prepare, cap=1)
    for slot in found:
        assert any(a <= slot.begins and slot.end <= b for a, b in spans)
        assert now + timedelta(minutes=prepare) <= slot.start < slot.end
    for before, after in itertools.pairwise(found):
        assert before.end <= after.begins


def test_the_night_that_has_an_hour_more_has_a_slot_more() -> None:
    night = opened([(wall(24, 22, month=10), wall(25, 6, month=10))], zone=PARIS)
    assert night[0][1] - night[0][0] == timedelta(hours=9)
    early = datetime(2026, 10, 20, tzinfo=UTC)
    assert len(slots(night, now=early, **USUAL)) == 9
    spring = opened([(wall(28, 22, month=3), wall(29, 6, month=3))], zone=PARIS)
    assert len(slots(spring, now=datetime(2026, 3, 20, tzinfo=UTC), **USUAL)) == 7


def test_an_opening_that_lies_in_the_hour_that_does_not_exist_is_none() -> None:
    lost = opened([(wall(29, 2, 15, month=3), wall(29, 2, 15, month=3))], zone=PARIS)
    assert lost == []


def test_kept_until_the_closing_of_the_second_open_day() -> None:
    spans = week((8, 12), (14, 19))
    until = kept_until(spans, since=NOW, days=2, zone=PARIS)
    assert until is not None
    assert f"{until.astimezone(PARIS):%d %H:%M}" == "27 19:00"
    assert kept_until(spans, since=NOW, days=9, zone=PARIS) is None
    evening = datetime(2026, 11, 26, 20, tzinfo=UTC)
    later = kept_until(spans, since=evening, days=1, zone=PARIS)
    assert later is not None
    assert f"{later.astimezone(PARIS):%d %H:%M}" == "27 19:00"


def test_a_shop_that_never_closes_keeps_until_midnight() -> None:
    spans = opened([(wall(26, 0), wall(30, 0))], zone=PARIS)
    until = kept_until(spans, since=NOW, days=2, zone=PARIS)
    assert until is not None
    assert f"{until.astimezone(PARIS):%d %H:%M}" == "28 00:00"


def test_the_delay_to_answer_counts_open_minutes_alone() -> None:
    spans = week((8, 12), (14, 19))

    def told(since: datetime, minutes: int) -> str:
        by = answer_by(spans, since=since, minutes=minutes)
        return f"{by.astimezone(PARIS):%d %H:%M}" if by else ""

    assert told(NOW, 60) == "26 11:00"
    assert told(NOW, 150) == "26 14:30"
    assert told(datetime(2026, 11, 26, 17, 40, tzinfo=UTC), 60) == "27 08:40"
    assert told(NOW, 60 * 24 * 9) == ""


@given(st.integers(0, 6000), st.integers(1, 600), st.integers(1, 600))
def test_a_longer_delay_never_ends_sooner(at: int, minutes: int, more: int) -> None:
    spans, since = week((8, 12), (14, 19)), NOW + timedelta(minutes=at)
    first, second = (answer_by(spans, since=since, minutes=n) for n in (minutes, minutes + more))
    if first and second:
        assert since < first < second
