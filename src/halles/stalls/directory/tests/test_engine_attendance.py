"""Whether a seller comes: what her hours, the market's and her absences tell together."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halles.stalls.directory.engine.attendance import (
    ABSENT,
    EXPECTED,
    UNCONFIRMED,
    Attends,
    Held,
    Span,
    attends,
    spans_left,
)

DAY = date(2026, 12, 3)
MORNING = (480, 780)
MARKET = Held(DAY, (MORNING,))
DOUBTFUL = Held(DAY, (MORNING,), is_sure=False)
SPANS = st.lists(
    st.tuples(st.integers(0, 1500), st.integers(1, 300)).map(lambda pair: (pair[0], pair[0] + pair[1])),
    max_size=4,
)


def minutes(spans: tuple[Span, ...] | list[Span]) -> set[int]:
    return {minute for start, end in spans for minute in range(start, end)}


@pytest.mark.parametrize(
    ("held", "own", "away", "expected"),
    [
        (MARKET, None, [], Attends(EXPECTED, (MORNING,))),
        (MARKET, None, [(0, 1440)], Attends(ABSENT, (MORNING,))),
        (MARKET, None, [(0, 600)], Attends(EXPECTED, ((600, 780),))),
        (MARKET, Held(DAY, ((480, 600),)), [], Attends(EXPECTED, ((480, 600),))),
        (MARKET, Held(DAY, ()), [], None),
        (MARKET, Held(DAY, (), is_sure=False), [], Attends(UNCONFIRMED, ())),
        (DOUBTFUL, None, [], Attends(UNCONFIRMED, (MORNING,))),
        (DOUBTFUL, None, [(0, 1440)], Attends(ABSENT, (MORNING,))),
        (Held(DAY, ()), None, [], None),
        (Held(DAY, (), is_sure=False), None, [], None),
    ],
)
def test_who_comes(held: Held, own: Held | None, away: list[Span], expected: Attends | None) -> None:
    assert attends(held, own, away) == expected


def test_what_nobody_spoke_of_for_long_is_not_confirmed() -> None:
    assert attends(MARKET, None, is_recent=False) == Attends(UNCONFIRMED, (MORNING,))
    assert attends(MARKET, None, [(0, 1440)], is_recent=False) == Attends(ABSENT, (MORNING,))


@given(spans=SPANS, away=SPANS)
def test_what_is_left_is_what_nothing_takes_out(spans: list[Span], away: list[Span]) -> None:
    left = spans_left(spans, away)
    assert minutes(left) == minutes(spans) - minutes(away)
    assert all(start < end for start, end in left)
