"""One sequencer at a time; nothing to do on SQLite."""

import threading
from typing import Any

import pytest
from django.db import connection, connections, transaction

from halles.journal import sequencer
from halles.journal.models import Entry
from halles.journal.queries import entries_after
from halles.journal.sequencer import sequence
from halles.journal.tests.file import shared_database  # noqa: F401  (a fixture)
from halles.journal.tests.happened import ring


@pytest.mark.django_db(transaction=True)
def test_positions_follow_the_order_of_insertion() -> None:
    ids = [ring(number) for number in range(5)]
    assert sequence() == (5 if connection.vendor == "postgresql" else 0)
    assert sequence() == 0
    assert [entry.id for entry in entries_after(0, 10)] == ids


@pytest.mark.django_db(transaction=True)
def test_a_long_backlog_is_numbered_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sequencer, "_BATCH", 2)
    for number in range(5):
        ring(number)
    while sequence():
        pass
    assert [entry.position for entry in entries_after(0, 10)] == [1, 2, 3, 4, 5]


@pytest.mark.usefixtures("shared_database")
def test_while_one_sequencer_works_the_others_are_idle() -> None:
    given: list[int] = []

    def other() -> None:
        given.append(sequence())
        connections.close_all()

    ring()
    if connection.vendor == "postgresql":
        with transaction.atomic():
            assert sequence() == 1
            ring()
            thread = threading.Thread(target=other)
            thread.start()
            thread.join(30)
    else:
        given.append(sequence())
    assert given == [0]


@pytest.mark.django_db
def test_an_idle_sequencer_asks_one_question(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1 if connection.vendor == "postgresql" else 0):
        sequence()
    assert not Entry.objects.exists()
