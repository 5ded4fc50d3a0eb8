"""Reading the journal, with the number of statements it takes."""

from typing import Any

import pytest
from django.utils import timezone

from halles.journal.commands import heartbeat
from halles.journal.models import Cursor, Entry, Failure
from halles.journal.queries import entries_after, head_position, journal_health, marks_read, touched_after
from halles.journal.sequencer import sequence
from halles.journal.tests.happened import BellRang, ring, rung

BELL = "0" * 26


@pytest.mark.django_db
def test_entries_are_read_in_order_after_a_position(django_assert_num_queries: Any) -> None:
    rung(10, 20, 30, 40)
    with django_assert_num_queries(1):
        entries = entries_after(1, 2)
    assert [(entry.position, entry.payload["times"]) for entry in entries] == [(2, 20), (3, 30)]
    assert entries_after(4, 10) == []


@pytest.mark.django_db
def test_the_head_is_the_last_position(django_assert_num_queries: Any) -> None:
    assert head_position() == 0
    rung(1, 2)
    with django_assert_num_queries(1):
        assert head_position() == 2


@pytest.mark.django_db
def test_marks_are_read_in_one_statement(django_assert_num_queries: Any) -> None:
    ring()
    with django_assert_num_queries(1):
        assert marks_read(["redon/belfry", "redon/other"]) == {"redon/belfry": 1, "redon/other": 0}
    with django_assert_num_queries(0):
        assert marks_read([]) == {}


@pytest.mark.django_db
def test_what_was_touched_is_told_of_one_town_in_one_statement(django_assert_num_queries: Any) -> None:
    rung(1, 2)
    ring(subject=BELL)
    sequence()
    Entry.objects.filter(position=2).update(town="ailleurs")
    with django_assert_num_queries(1):
        assert touched_after(town="redon", position=0) == [
            (1, BellRang.kind, ""),
            (3, BellRang.kind, BELL),
        ]
    Entry.objects.filter(position=3).update(position=None)  # committed, not numbered yet
    assert touched_after(town="redon", position=1) == [(None, BellRang.kind, BELL)]


@pytest.mark.django_db
def test_health_says_what_is_behind_parked_and_alive(django_assert_num_queries: Any) -> None:
    rung(1, 2, 3)
    Cursor.objects.create(reaction="belfry.note", kind=BellRang.kind, position=1)
    Cursor.objects.create(reaction="belfry.mend", kind="belfry.bell-cracked", position=0)
    failed = {"reaction": "belfry.note", "retry_at": timezone.now(), "error": "KeyError"}
    Failure.objects.create(position=1, attempts=5, parked=True, **failed)
    Failure.objects.create(position=2, attempts=1, parked=False, **failed)
    heartbeat("runner", {"position": 3})
    with django_assert_num_queries(6):
        health = journal_health()
    assert (health.head, health.unsequenced, health.retrying) == (3, 0, 1)
    assert [(one.name, one.lag) for one in health.reactions] == [("belfry.mend", 0), ("belfry.note", 2)]
    assert [(one.reaction, one.position) for one in health.failures] == [("belfry.note", 1)]
    assert [(one.process, one.facts) for one in health.heartbeats] == [("runner", {"position": 3})]
