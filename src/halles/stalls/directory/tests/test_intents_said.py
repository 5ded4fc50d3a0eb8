"""A moment as it is said to a span of time; a trade to its shop; names as people say them."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halles.doors.engine.meaning import Moment
from halles.stalls.directory.engine.names_said import names_said, ways
from halles.stalls.directory.engine.trades import shop_of
from halles.stalls.directory.intents.asked_time import Asked, span_asked

NOW = datetime(2026, 11, 28, 10)  # noqa: DTZ001  (the clock on the wall)
SUNDAY = date(2026, 11, 29)
MOMENTS = st.builds(
    Moment,
    day=st.none() | st.dates(date(2026, 11, 1), date(2027, 12, 31)),
    start=st.none() | st.times(),
    end=st.none() | st.times(),
    part=st.sampled_from(["", "morning", "afternoon", "evening"]),
    minutes=st.none() | st.integers(0, 1440),
)


@given(st.none() | MOMENTS)
def test_a_span_is_never_empty(when: Moment | None) -> None:
    asked = span_asked(when, NOW)
    assert asked is None or asked.start < asked.end
    assert (asked is None) == (when is not None and when.minutes is None and when == Moment())


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        (None, NOW, NOW + timedelta(minutes=1)),
        (Moment(minutes=60), at(28, 11), at(28, 11, 1)),
        (Moment(day=SUNDAY), at(29, 0), at(30, 0)),
        (Moment(day=SUNDAY, part="morning"), at(29, 6), at(29, 12)),
        (Moment(day=SUNDAY, start=time(19)), at(29, 19), at(29, 19, 1)),
        (Moment(day=SUNDAY, start=time(9), end=time(12)), at(29, 9), at(29, 12)),
        (Moment(part="evening"), at(28, 18), at(28, 23)),
        (Moment(day=NOW.date()), NOW, at(29, 0)),
    ],
)
def test_spans_as_people_mean_them(when: Moment | None, start: datetime, end: datetime) -> None:
    asked = span_asked(when, NOW)
    assert isinstance(asked, Asked)
    assert (asked.start, asked.end) == (start, end)


@pytest.mark.parametrize(
    ("trade", "shop"),
    [
        ("poissonnier", "poissonnerie"),
        ("le cordonnier", "le cordonnerie"),
        ("papier", "paperie"),
        ("hier", "hier"),
    ],
)
def test_a_trade_is_looked_for_by_its_shop(trade: str, shop: str) -> None:
    assert shop_of(trade) == shop


@given(st.from_regex(r"[a-z]{1,8}( [a-z]{1,8}){0,4}", fullmatch=True), st.just("boulangerie pain"))
def test_a_name_is_always_said_whole_first(folded: str, kind: str) -> None:
    assert next(ways(folded, kind.split())) == folded
    assert names_said({"X": (folded, kind)})[folded] == "X"
