"""The index of timetables: the same answers as a slow reading of the spans, whatever was replaced before."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from halles.town.engine.hours import OPEN, Interval
from halles.town.engine.hours.index import NEVER, STATES, Index

START = datetime.fromisoformat("2026-11-09")
DAYS = 5
MINUTES = DAYS * 24 * 60


Spans = tuple[Interval, ...]


def opened(first: int, last: int) -> Interval:
    return Interval(at(first), at(last), OPEN)


def at(minute: int) -> datetime:
    return START + timedelta(minutes=minute)


@st.composite
def timetables(draw: st.DrawFn) -> Spans:
    """Sorted, disjoint spans, some beyond the window, some touching."""
    cuts = draw(st.lists(st.integers(-2000, MINUTES + 2000), unique=True, max_size=16))
    found = []
    for first, last in zip(sorted(cuts), sorted(cuts)[1:], strict=False):
        state, comment = draw(
            st.sampled_from([("open", ""), ("open", "café"), ("unknown", ""), ("closed", "")])
        )
        if state != "closed":
            found.append(Interval(at(first), at(last), state, comment))
    return tuple(found)


def naive(spans: Spans, moment: datetime) -> tuple[str, str]:
    for span in spans:
        if span.start <= moment < span.end:
            return span.state, span.comment
    return "closed", ""


def slow(spans: Spans, minute: int) -> tuple[str, str, int, int]:
    """Return state, comment, when it is another one, when it next opens: one minute after the other."""
    state, comment = naive(spans, at(minute))
    edges = sorted(
        {(edge - START) // timedelta(minutes=1) for span in spans for edge in (span.start, span.end)}
    )
    coming = [(edge, naive(spans, at(edge))[0]) for edge in edges if minute < edge < MINUTES]
    until = next((edge for edge, then in coming if then != state), NEVER)
    opens = next((edge for edge, then in coming if then == "open"), NEVER)
    return state, comment, until, opens


def answers(index: Index, minute: int) -> dict[str, tuple[str, str, int, int]]:
    found, comments = index.query(minute), index.comment_list()
    return {
        shop: (STATES[found.states[n]], comments[found.comments[n]], int(found.until[n]), int(found.opens[n]))
        for n, shop in enumerate(index.shops)
    }


def agrees(index: Index, town: dict[str, Spans], minute: int) -> bool:
    told = answers(index, minute)
    assert told.keys() == town.keys()
    for shop, spans in town.items():
        want = slow(spans, minute)
        assert told[shop][:3] == want[:3], (shop, minute)
        assert want[0] == "open" or told[shop][3] == want[3], (shop, minute)
    return True


@settings(max_examples=150, deadline=None)
@given(
    steps=st.lists(st.tuples(st.sampled_from("abcdefgh"), st.none() | timetables()), min_size=1, max_size=30),
    minutes=st.lists(st.integers(0, MINUTES - 1), min_size=1, max_size=4),
)
def test_it_says_what_a_slow_reading_says(steps: list[tuple[str, Spans | None]], minutes: list[int]) -> None:
    index, town = Index(start=START, days=DAYS), dict[str, Spans]()
    for shop, spans in steps:
        if spans is None:
            town.pop(shop, None)
            index.remove(shop)
        else:
            town[shop] = spans
            index.replace(shop, spans, lambda spans=spans: spans)  # type: ignore[misc]
        edges = {(span.start - START) // timedelta(minutes=1) for each in town.values() for span in each}
        for minute in {*minutes, *(edge for edge in edges if 0 <= edge < MINUTES)}:
            assert agrees(index, town, minute)


def test_a_timetable_is_worked_out_once_for_all_who_share_it() -> None:
    asked = []

    def spans() -> Spans:
        asked.append(1)
        return (opened(60, 120),)

    index = Index(start=START, days=DAYS)
    for shop in range(2000):
        index.replace(str(shop), "Mo 01:00-02:00", spans)
    assert (len(asked), index.distinct) == (1, 1)
    assert set(index.query(61).states.tolist()) == {1}


def test_what_is_dropped_is_left_behind_and_the_arrays_stay_small() -> None:
    index = Index(start=START, days=DAYS)
    for shop in range(50):
        index.replace(str(shop), shop, lambda shop=shop: (opened(shop, shop + 1),))  # type: ignore[misc]
    room = index.bytes
    for turn in range(5000):
        index.replace("7", ("seven", turn), lambda turn=turn: (opened(turn, turn + 1),))  # type: ignore[misc]
    assert index.bytes <= 2 * room
    assert index.query(4999).states.sum() == 1
    assert index.query(7).states.sum() == 0
    assert index.query(8).states.sum() == 1


def test_an_answer_stays_what_it_was() -> None:
    index = Index(start=START, days=DAYS)
    index.replace("a", 1, lambda: (opened(0, 100),))
    answer = index.query(50)
    for turn in range(200):
        index.replace("a", (2, turn), lambda: ())
    assert answer.states.tolist() == [1]
    assert answer.until.tolist() == [100]


def test_a_moment_outside_the_window_is_refused() -> None:
    index = Index(start=START, days=DAYS)
    assert index.minute(at(MINUTES - 1)) == MINUTES - 1
    for moment in (at(-1), at(MINUTES)):
        with pytest.raises(ValueError, match="is not between"):
            index.minute(moment)
