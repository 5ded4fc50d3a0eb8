"""The way of a report, from values alone."""

from datetime import UTC, datetime, timedelta

import pytest

from halles.stalls.office.engine import reports as engine

NOON = datetime(2026, 5, 3, 12, tzinfo=UTC)
GRAVE = [key for key, cause in engine.CAUSES.items() if cause.is_grave]


@pytest.mark.parametrize("cause", engine.CAUSES)
def test_the_shop_is_first_unless_nobody_holds_it_or_it_is_grave(cause: str) -> None:
    assert engine.first_state(cause, is_held=False) == engine.MANAGER
    expected = engine.MANAGER if cause in GRAVE else engine.SHOP
    assert engine.first_state(cause, is_held=True) == expected


def test_what_is_grave_is_content_and_never_a_wrong_fact() -> None:
    assert GRAVE == ["consent", "child", "illegal"]
    assert not any(engine.CAUSES[cause].is_error for cause in GRAVE)


def test_a_shop_ends_a_report_of_facts_but_does_not_judge_its_own_content() -> None:
    assert engine.after_shop("hours", "right") == engine.CLOSED
    assert engine.after_shop("hours", "corrected") == engine.CLOSED
    assert engine.after_shop("false", "corrected") == engine.CLOSED
    assert engine.after_shop("false", "right") == engine.MANAGER


def test_a_shop_has_three_days() -> None:
    assert not engine.is_late(NOON, now=NOON + timedelta(days=3, seconds=-1))
    assert engine.is_late(NOON, now=NOON + timedelta(days=3))


def test_a_doubt_is_shown_for_seven_days_then_not_again_for_a_while() -> None:
    until = engine.doubt_until("hours", made_at=NOON, last_doubt_at=None)
    assert until == NOON + timedelta(days=7)
    soon = NOON + timedelta(days=29)
    assert engine.doubt_until("phone", made_at=soon, last_doubt_at=NOON) is None
    assert engine.doubt_until("phone", made_at=NOON + engine.QUIET, last_doubt_at=NOON)


def test_content_is_never_doubted_in_public() -> None:
    assert engine.doubt_until("false", made_at=NOON, last_doubt_at=None) is None


@pytest.mark.parametrize(
    ("person", "managers", "may"),
    [("a", {"a"}, True), ("a", {"a", "b"}, False), ("b", {"a", "b"}, True), ("c", {"a"}, True)],
)
def test_another_manager_judges_where_there_is_one(person: str, managers: set[str], *, may: bool) -> None:
    assert engine.may_judge(person, hidden_by="a", managers=frozenset(managers)) is may
