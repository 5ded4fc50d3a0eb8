"""No skip, no repeat: whatever the order in which writers insert, commit or roll back, and readers read.

On PostgreSQL several transactions are open at once and commit in any order. On SQLite, where a second writer
would wait for its turn, the same schedules are played by one writer.
"""

import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from halles.journal import commands
from halles.journal.commands import record
from halles.journal.models import Entry
from halles.journal.queries import entries_after
from halles.journal.sequencer import sequence
from halles.journal.tests.file import shared_database  # noqa: F401  (a fixture)
from halles.journal.tests.happened import BellRang
from halles.kit.event import Count, Slug
from halles.kit.ids import new_id

pytestmark = pytest.mark.usefixtures("shared_database")

STEPS = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from(["ring", "ring", "commit", "roll back"])), max_size=25
)
READS = st.integers(1, 4)


class Writer(threading.Thread):
    """A connection of its own, doing one thing at a time when told."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.orders: queue.SimpleQueue[Callable[[], Any] | None] = queue.SimpleQueue()
        self.answers: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self.open: Any = None
        self.written: list[str] = []
        self.start()

    def run(self) -> None:
        """Obey until told None."""
        while order := self.orders.get():
            self.answers.put(order())
        connections.close_all()

    def do(self, step: str) -> list[str]:
        """Do one step; return the entries it committed."""
        self.orders.put(lambda: self._do(step))
        return list(self.answers.get(timeout=30))

    def _do(self, step: str) -> list[str]:
        if step == "ring":
            if self.open is None:
                self.open = transaction.atomic()
                self.open.__enter__()
            self.written.append(ring_quietly())
            return []
        if self.open is None:
            return []
        transaction.set_rollback(step == "roll back")
        self.open.__exit__(None, None, None)
        done, self.open, self.written = self.written, None, []
        return done if step == "commit" else []

    def leave(self) -> None:
        """Close the connection and end."""
        self.orders.put(None)
        self.join(30)


def ring_quietly() -> str:
    """Insert an entry as record() does, without marks: open transactions would queue on their row."""
    sql = commands._INSERT if connection.vendor == "postgresql" else commands._INSERT_SQLITE
    entry, now = new_id(), connection.ops.adapt_datetimefield_value(timezone.now())
    with connection.cursor() as cursor:
        cursor.execute(sql, [entry, "redon", "belfry.bell-rang", 1, "", "", now, now, "", "{}"])
    return entry


@contextmanager
def writers(count: int) -> Iterator[list[Writer]]:
    team = [Writer() for _ in range(count)]
    try:
        yield team
    finally:
        for writer in team:
            writer.leave()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS, READS)
def test_a_reader_meets_each_committed_entry_once(steps: list[tuple[int, str]], pace: int) -> None:
    Entry.objects.all().delete()
    concurrent = 4 if connection.vendor == "postgresql" else 1
    committed: list[str] = []
    read: list[Entry] = []
    with writers(concurrent) as team:
        for number, (who, step) in enumerate(steps):
            committed += team[who % concurrent].do(step)
            if number % pace == 0:
                sequence()
                read += entries_after(len(read), 3)
        for writer in team:
            committed += writer.do("commit")
    sequence()
    while more := entries_after(len(read), 3):
        read += more
    assert [entry.position for entry in read] == list(range(1, len(committed) + 1))
    assert sorted(entry.id for entry in read) == sorted(committed)


def test_a_transaction_that_commits_late_is_simply_later() -> None:
    if connection.vendor == "sqlite":
        return  # there a second writer waits for the first: see the turn's tests
    with writers(2) as team:
        slow, quick = team
        slow.do("ring")
        quick.do("ring")
        (first,) = quick.do("commit")
        sequence()
        assert [(entry.position, entry.id) for entry in entries_after(0, 10)] == [(1, first)]
        (late,) = slow.do("commit")
        assert entries_after(1, 10) == []
        sequence()
        assert [(entry.position, entry.id) for entry in entries_after(1, 10)] == [(2, late)]


def test_commands_that_touch_the_same_topics_in_any_order_never_deadlock() -> None:
    errors: list[BaseException] = []

    def work(topics: list[str]) -> None:
        try:
            for _ in range(30):
                with transaction.atomic():
                    record(BellRang(bell=Slug("marie"), times=Count(1)), town="redon", topics=topics)
        except BaseException as error:
            errors.append(error)
        finally:
            connections.close_all()

    orders = (["a", "b", "z"], ["z", "b", "a"], ["b", "z", "a"])
    threads = [threading.Thread(target=work, args=(order,)) for order in orders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert errors == []
