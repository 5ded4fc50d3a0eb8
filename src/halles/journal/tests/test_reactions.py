"""Reactions: once, whatever happens; tried again, then parked; never in the way of the others."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from halles.journal import reactions
from halles.journal.commands import failure_retry
from halles.journal.models import Cursor, Entry, Failure, Mark
from halles.journal.reactions import Follower, handle, react, retry_due
from halles.journal.tests.happened import BellCracked, BellRang, ring, rung
from halles.kit.actor import Actor

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def registry(monkeypatch: pytest.MonkeyPatch) -> dict[str, reactions.Reaction]:
    """No reaction but those of the test."""
    monkeypatch.setattr(reactions, "REGISTRY", {})
    return reactions.REGISTRY


def note(name: str) -> None:
    """The effect of a reaction: a row, of a table at hand, that counts."""
    mark, _ = Mark.objects.get_or_create(topic=name)
    mark.version += 1
    mark.save()


def noted(name: str) -> int:
    return sum(Mark.objects.filter(topic=name).values_list("version", flat=True))


def reaction(handler: Any, event: Any = BellRang, name: str = "") -> reactions.Reaction:
    handler.__qualname__ = name or handler.__name__
    react(event)(handler)
    return reactions.REGISTRY[f"{handler.__module__}.{handler.__qualname__}"]


def test_an_entry_handled_twice_is_handled_once() -> None:
    one = reaction(lambda entry, event: note(f"{event.bell} {event.times}"), name="count")
    Follower([one])
    (entry,) = rung(3)
    handle(one, entry)
    handle(one, entry)
    assert noted("marie 3") == 1
    assert Cursor.objects.get().position == entry.position


def test_a_handler_and_its_cursor_move_together_or_not_at_all() -> None:
    class PowerCut(BaseException):
        pass

    def cut(entry: Entry, event: BellRang) -> None:
        note("half")
        raise PowerCut

    one = reaction(cut)
    Follower([one])
    (entry,) = rung(1)
    with pytest.raises(PowerCut):
        handle(one, entry)
    assert noted("half") == 0
    assert Cursor.objects.get().position == 0
    assert not Failure.objects.exists()


def test_each_reaction_gets_the_entries_of_its_kind_in_order() -> None:
    got: list[int] = []
    ones = [
        reaction(lambda entry, event: got.append(event.times), name="ring"),
        reaction(lambda entry, event: got.append(-1), BellCracked, name="crack"),
    ]
    rung(1, 2, 3)
    follower = Follower(ones)
    assert follower.step() == 3
    assert follower.step() == 0
    assert got == [1, 2, 3]


def test_a_follower_starts_again_where_the_last_one_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reactions, "_BATCH", 2)
    one = reaction(lambda entry, event: note("all"), name="all")
    rung(1, 2, 3, 4, 5)
    first = Follower([one])
    first.step()
    second = Follower([one])
    while second.step():
        pass
    assert noted("all") == 5


def test_two_followers_at_once_handle_each_entry_once() -> None:
    one = reaction(lambda entry, event: note("all"), name="all")
    first, second = Follower([one]), Follower([one])
    rung(1, 2, 3)
    first.step()
    rung(4)
    second.step()
    first.step()
    assert noted("all") == 4


def test_passing_over_other_kinds_is_noted_now_and_then(django_assert_num_queries: Any) -> None:
    ones = [reaction(lambda entry, event: None, BellCracked, name=name) for name in ("mend", "tell", "file")]
    rung(1, 2)
    follower = Follower(ones)
    follower.step()
    with django_assert_num_queries(1):
        follower.save()
    assert set(Cursor.objects.values_list("position", flat=True)) == {2}
    with django_assert_num_queries(0):
        follower.save()


def test_a_new_reaction_begins_at_the_beginning_and_holds_nobody_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reactions, "_BATCH", 2)
    old = reaction(lambda entry, event: note("old"), name="old")
    rung(1, 2, 3, 4, 5)
    follower = Follower([old])
    while follower.step():
        pass
    new = reaction(lambda entry, event: note("new"), name="new")
    follower = Follower([new, old])
    rung(6)
    follower.step()
    assert (noted("old"), noted("new")) == (6, 2)
    while follower.step():
        pass
    assert (noted("old"), noted("new")) == (6, 6)


def test_a_follower_ends_early_when_asked() -> None:
    one = reaction(lambda entry, event: note("all"), name="all")
    rung(1, 2, 3)
    follower = Follower([one])
    follower.step(lambda: noted("all") == 2)
    assert noted("all") == 2
    follower.step()
    assert noted("all") == 3


def fail(entry: Entry, event: BellRang) -> None:
    note("half")
    if event.times == 2:
        raise LookupError("Madame Le Goff, 02 99 00 00 00")
    note("whole")


def test_a_failing_reaction_stops_neither_itself_nor_others() -> None:
    follower = Follower([reaction(fail), reaction(lambda entry, event: note("other"), name="other")])
    rung(1, 2, 3)
    follower.step()
    assert (noted("half"), noted("whole"), noted("other")) == (2, 2, 3)
    failure = Failure.objects.get()
    assert (failure.position, failure.attempts, failure.parked) == (2, 1, False)


def test_an_error_is_kept_without_its_message() -> None:
    follower = Follower([reaction(fail)])
    rung(2)
    follower.step()
    error = Failure.objects.get().error
    assert error.startswith("LookupError at halles/journal/tests/test_reactions.py:")
    assert error.endswith(" in fail")
    assert "Le Goff" not in error


def test_a_failure_is_tried_after_1_4_16_and_64_seconds_then_parked() -> None:
    follower = Follower([reaction(fail)])
    rung(2)
    start = timezone.now()
    follower.step()
    now, waits = Failure.objects.get().retry_at, []
    assert abs((now - start).total_seconds() - 1) < 5
    assert retry_due(now - timedelta(milliseconds=1)) == 0
    while retry_due(now):
        failure = Failure.objects.get()
        waits.append((failure.retry_at - now).total_seconds())
        now = failure.retry_at
    assert waits == [4, 16, 64, 256]
    failure = Failure.objects.get()
    assert (failure.attempts, failure.parked) == (5, True)
    assert noted("half") == 0


def test_a_retry_that_succeeds_is_handled_once_and_forgotten() -> None:
    one = reaction(fail)
    Follower([one]).step()
    rung(2)
    Follower([one]).step()
    repaired = reactions.Reaction(one.name, BellRang, lambda entry, event: note("late"))
    reactions.REGISTRY[one.name] = repaired
    now = timezone.now() + timedelta(minutes=1)
    assert retry_due(now) == 1
    assert retry_due(now) == 0
    assert noted("late") == 1
    assert not Failure.objects.exists()


def test_a_parked_failure_waits_for_an_operator() -> None:
    one = reaction(fail)
    rung(2)
    Follower([one]).step()
    Failure.objects.update(parked=True, attempts=5)
    later = timezone.now() + timedelta(days=1)
    assert retry_due(later) == 0
    failure_retry(actor=Actor(system="test"), failure=Failure.objects.get().id)
    assert retry_due(later) == 1
    assert Failure.objects.get().attempts == 1


def test_a_failure_another_runner_just_took_is_left_to_it() -> None:
    one = reaction(fail)
    rung(2)
    Follower([one]).step()
    stale = Failure.objects.get()
    Failure.objects.update(attempts=2)
    reactions._retry(stale, timezone.now())
    assert Failure.objects.get().attempts == 2


def test_a_failure_of_a_reaction_that_is_gone_is_kept(registry: dict[str, reactions.Reaction]) -> None:
    rung(2)
    Follower([reaction(fail)]).step()
    registry.clear()
    assert retry_due(timezone.now() + timedelta(days=1)) == 0
    assert Failure.objects.count() == 1


def test_two_reactions_cannot_share_a_name() -> None:
    reaction(fail)
    react(BellRang)(fail)
    with pytest.raises(ValueError, match="two reactions"):
        reaction(lambda entry, event: None, name="fail")


def test_an_entry_without_position_is_nobodys_yet() -> None:
    one = reaction(lambda entry, event: note("all"), name="all")
    follower = Follower([one])
    ring()
    Entry.objects.update(position=None)
    assert follower.step() == 0
