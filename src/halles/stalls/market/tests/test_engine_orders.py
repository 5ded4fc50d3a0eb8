"""The table of presses: every one leads to a state or to a reason, and what is over stays over."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from halles.stalls.market.engine import orders as engine
from halles.stalls.market.engine.orders import Step, line_state, may_change_line, move, presses, step_back
from halles.stalls.market.models import LineState, OrderState

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
ACTIONS = (
    engine.ACCEPT,
    engine.PREPARE,
    engine.REFUSE,
    engine.HAND_OVER,
    engine.CANCEL,
    engine.EXPIRE,
    engine.RELEASE,
)
WHO = (engine.SHOP, engine.CUSTOMER, engine.CLOCK)
FORWARD = [engine.PLACED, engine.UNANSWERED, engine.ACCEPTED, engine.READY]


def test_the_words_are_those_of_the_tables() -> None:
    assert set(engine.STATES) == set(OrderState.values)
    assert {line_state(state) for state in engine.STATES} <= set(LineState.values)
    assert max(map(len, ACTIONS)) <= 16


@given(st.sampled_from(engine.STATES), st.sampled_from(ACTIONS), st.sampled_from(WHO))
def test_a_press_leads_to_one_state_or_to_one_reason(state: str, action: str, who: str) -> None:
    moved = move(state, action, who)
    assert bool(moved.state) != bool(moved.refusal)
    if state not in engine.OPEN:
        assert moved.refusal  # what is over stays over


@given(st.lists(st.tuples(st.sampled_from(ACTIONS), st.sampled_from(WHO)), max_size=30))
def test_without_going_back_an_order_only_goes_forward(pressed: list[tuple[str, str]]) -> None:
    state = engine.PLACED
    for action, who in pressed:
        after = move(state, action, who).state or state
        if after in engine.OPEN:
            assert FORWARD.index(after) >= FORWARD.index(state)
        state = after


def test_only_whom_it_is_for_presses() -> None:
    assert move(engine.PLACED, engine.CANCEL, engine.SHOP).refusal == engine.NOT_YOURS
    assert move(engine.PLACED, engine.ACCEPT, engine.CUSTOMER).refusal == engine.NOT_YOURS
    assert move(engine.PLACED, engine.EXPIRE, engine.SHOP).refusal == engine.NOT_YOURS
    assert move(engine.READY, engine.CANCEL, engine.CUSTOMER).state == engine.CANCELLED


def test_an_unanswered_order_is_still_the_shops_to_accept() -> None:
    assert move(engine.UNANSWERED, engine.ACCEPT, engine.SHOP).state == engine.ACCEPTED
    assert move(engine.ACCEPTED, engine.EXPIRE, engine.CLOCK).refusal == engine.ACCEPTED


def test_the_screen_offers_only_what_leads_somewhere() -> None:
    for state in engine.STATES:
        assert all(move(state, action, engine.SHOP).state for action in presses(state))
    assert presses(engine.PLACED)[0] == engine.ACCEPT
    assert presses(engine.READY)[0] == engine.HAND_OVER
    assert presses(engine.CANCELLED) == []


@given(st.sampled_from(sorted(engine.STATES)), st.integers(0, 1200))
def test_going_back_is_for_the_shops_last_step_and_ten_minutes(state: str, seconds: int) -> None:
    steps = [Step(engine.PLACE, engine.PLACED, NOW), Step(engine.ACCEPT, engine.ACCEPTED, NOW)]
    back = step_back(steps, now=NOW + timedelta(seconds=seconds))
    assert back.state == (engine.PLACED if seconds < 600 else "")
    other = [*steps, Step(engine.CANCEL, state, NOW)]
    assert step_back(other, now=NOW).refusal == engine.NOTHING_TO_UNDO


def test_articles_change_while_the_order_is_open_and_come_back_once_it_was_handed_over() -> None:
    for state in engine.STATES:
        is_open = state in engine.OPEN
        assert bool(may_change_line(state, engine.MISSING).state) is is_open
        assert bool(may_change_line(state, engine.BRING_BACK).state) is (state == engine.HANDED_OVER)
