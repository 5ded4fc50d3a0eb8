"""A process that stores some batches as the gateway does, and prints how many commits that took."""

import json
import sys
import time
from collections import Counter
from collections.abc import Callable

from halles.stalls.sensing.bench.fleet import Fleet

MESSAGES = 20
"""In each batch."""


def main(batches: int, first: int, devices: int) -> None:
    """Store `batches` batches from message `first` on: under strace, or counted by PostgreSQL itself."""
    import django

    django.setup()
    from django.db import connection

    connection.ensure_connection()
    if connection.vendor == "sqlite":
        figures = {"commits": _commits(lambda: _store(batches, first, devices))}
    else:
        before = _syncs()
        _store(batches, first, devices)
        figures = {"commits": batches, "fsyncs": _syncs() - before}
    sys.stdout.write(json.dumps(figures) + "\n")


def _store(batches: int, first: int, devices: int) -> None:
    from halles.doors.devices import DeviceMessage, Registry
    from halles.stalls.sensing.devices import HANDLERS

    fleet, registry, now = Fleet(devices), Registry(HANDLERS), time.time_ns() // 1_000_000
    for start in range(first, first + batches * MESSAGES, MESSAGES):
        numbers = range(start, start + MESSAGES)
        registry.dispatch([DeviceMessage(fleet.topic(n), fleet.payload(n), now) for n in numbers])


def _commits(work: Callable[[], object]) -> int:
    """Do `work`; return how many transactions SQLite was told to commit meanwhile."""
    from django.db import connection

    told: Counter[str] = Counter()
    connection.connection.set_trace_callback(lambda statement: told.update([statement]))
    work()
    connection.connection.set_trace_callback(None)
    return told["COMMIT"]


def _syncs() -> int:
    """Return how often PostgreSQL has flushed its log to the disk, this connection's own included."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_force_next_flush()")
        cursor.execute("SELECT wal_sync FROM pg_stat_wal")
        return int(cursor.fetchone()[0])


if __name__ == "__main__":
    main(*map(int, sys.argv[1:4]))
