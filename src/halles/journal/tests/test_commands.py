"""Recording: with its rows or not at all; what operators decide; signs of life."""

import datetime
import os
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone

from halles.journal.commands import failure_dismiss, failure_retry, heartbeat, record
from halles.journal.models import Entry, Failure, Heartbeat, Mark
from halles.journal.queries import marks_read
from halles.journal.tests.happened import BellRang, ring, rung
from halles.kit.actor import NOBODY, Actor
from halles.kit.errors import NotFound, Refused
from halles.kit.event import Count, Slug
from halles.kit.ids import is_id

OPERATOR = Actor(system="test")
STRANGER = Actor(person="0" * 26)


@pytest.mark.django_db
def test_an_entry_says_what_happened() -> None:
    when = datetime.datetime(2026, 11, 14, 9, 30, tzinfo=datetime.UTC)
    with transaction.atomic():
        entry = record(
            BellRang(bell=Slug("marie"), times=Count(3)),
            town="redon",
            actor="a" * 26,
            subject="s" * 26,
            topics=["redon/news"],
            occurred_at=when,
        )
    row = Entry.objects.get(id=entry)
    assert is_id(entry)
    assert (row.town, row.kind, row.version, row.actor) == ("redon", "belfry.bell-rang", 1, "a" * 26)
    assert (row.payload, row.occurred_at) == ({"bell": "marie", "times": 3}, when)
    assert row.topics.split() == ["redon/belfry", "redon/belfry/" + "s" * 26, "redon/news"]
    assert abs(timezone.now() - row.recorded_at) < datetime.timedelta(minutes=1)


@pytest.mark.django_db(transaction=True)
def test_recording_outside_a_transaction_is_refused() -> None:
    with pytest.raises(RuntimeError, match="atomic"):
        record(BellRang(bell=Slug("marie"), times=Count(1)), town="redon")
    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_positions_have_no_hole_where_something_was_rolled_back() -> None:
    entries = rung(1)
    with transaction.atomic():
        ring(2)
        transaction.set_rollback(True)
    entries += rung(3)
    assert [entry.position for entry in entries] == [1, 2]


@pytest.mark.django_db
def test_a_value_of_another_type_never_enters() -> None:
    with pytest.raises(TypeError, match="times"), transaction.atomic():
        record(BellRang(bell=Slug("marie"), times="three"), town="redon")  # type: ignore[arg-type]
    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_each_entry_makes_its_topics_stale_once() -> None:
    ring(subject="x")
    ring(subject="y")
    assert marks_read(["redon/belfry", "redon/belfry/x", "never"]) == {
        "redon/belfry": 2,
        "redon/belfry/x": 1,
        "never": 0,
    }


@pytest.mark.django_db
def test_recording_is_two_statements(django_assert_num_queries: Any) -> None:
    with transaction.atomic(), django_assert_num_queries(2):
        record(BellRang(bell=Slug("marie"), times=Count(1)), town="redon", topics=["a", "b"])


def parked() -> Failure:
    return Failure.objects.create(
        reaction="belfry.note",
        position=1,
        attempts=5,
        retry_at=timezone.now(),
        parked=True,
        error="KeyError",
    )


@pytest.mark.django_db
@pytest.mark.parametrize("decide", [failure_retry, failure_dismiss])
@pytest.mark.parametrize("actor", [NOBODY, STRANGER])
def test_deciding_on_a_failure_is_refused_to_others(decide: Any, actor: Actor) -> None:
    failure = parked()
    with pytest.raises(Refused):
        decide(actor=actor, failure=failure.id)
    failure.refresh_from_db()
    assert failure.parked
    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_a_failure_tried_again_has_all_its_attempts_before_it() -> None:
    failure = parked()
    failure_retry(actor=OPERATOR, failure=failure.id)
    failure.refresh_from_db()
    assert (failure.parked, failure.attempts) == (False, 0)
    assert failure.retry_at <= timezone.now()
    entry = Entry.objects.get()
    assert (entry.kind, entry.payload["position"]) == ("journal.failure-retried", 1)


@pytest.mark.django_db
def test_a_dismissed_failure_is_gone() -> None:
    failure_dismiss(actor=OPERATOR, failure=parked().id)
    assert not Failure.objects.exists()
    assert Entry.objects.get().kind == "journal.failure-dismissed"


@pytest.mark.django_db
@pytest.mark.parametrize("decide", [failure_retry, failure_dismiss])
def test_a_failure_that_is_not_parked_cannot_be_decided(decide: Any) -> None:
    failure = parked()
    Failure.objects.update(parked=False)
    with pytest.raises(NotFound):
        decide(actor=OPERATOR, failure=failure.id)
    with pytest.raises(NotFound):
        decide(actor=OPERATOR, failure=failure.id + 1)


@pytest.mark.django_db
def test_a_heartbeat_is_no_entry_and_makes_no_page_stale(django_assert_num_queries: Any) -> None:
    heartbeat("pages", {"workers": 2})
    with django_assert_num_queries(1):
        heartbeat("pages", {"workers": 3})
    beat = Heartbeat.objects.get()
    assert (beat.process, beat.pid, beat.facts) == ("pages", os.getpid(), {"workers": 3})
    assert not Entry.objects.exists()
    assert not Mark.objects.exists()


@pytest.mark.django_db
def test_the_position_comes_with_the_insert_on_sqlite_and_after_the_commit_on_postgresql() -> None:
    assert (Entry.objects.get(id=ring()).position is None) == (connection.vendor == "postgresql")
