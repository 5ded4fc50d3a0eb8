"""What one command costs on SQLite: processor time above two bare INSERTs, and beside the disk."""

import json
import os
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from halles.journal.bench.house import command, open_house
from halles.kit.ids import new_id

ROUNDS = 20


def main(home: Path, commands: int) -> None:
    """Print the figures of `commands` commands; with --only, just do them (to count their fsyncs)."""
    open_house()
    if "--only" in sys.argv:
        for _ in range(commands):
            command()
    figures = {} if "--only" in sys.argv else _compare(home, max(1, commands // ROUNDS))
    sys.stdout.write(json.dumps(figures) + "\n")


def _compare(home: Path, each: int) -> dict[str, Any]:
    """Interleave rounds of commands, of bare INSERTs and of bare fsyncs: they share the machine's moods."""
    from django.db import connection

    bare = _bare(home / "halles.db")
    with (home / "fsync").open("wb", buffering=0) as probe:
        command()
        rounds = [
            (_time(command, each), _time(bare, each), _time(lambda: _fsync(probe), each))
            for _ in range(ROUNDS)
        ]
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous")
        synchronous = cursor.fetchone()[0]
    middle = statistics.median
    return {
        "command_cpu_ms": round(1e3 * middle(ours[0] - theirs[0] for ours, theirs, _ in rounds), 3),
        "bare_cpu_ms": round(1e3 * middle(theirs[0] for _, theirs, _ in rounds), 3),
        "vs_raw": round(
            middle(theirs[1] for _, theirs, _ in rounds) / middle(ours[1] for ours, _, _ in rounds), 3
        ),
        "fsync_us": round(1e6 * middle(fsync[1] for _, _, fsync in rounds), 1),
        "synchronous": synchronous,
    }


def _time(work: Callable[[], object], times: int) -> tuple[float, float]:
    """Return the processor and wall seconds of one `work`."""
    cpu, wall = time.process_time(), time.perf_counter()
    for _ in range(times):
        work()
    return (time.process_time() - cpu) / times, (time.perf_counter() - wall) / times


def _bare(path: Path) -> Callable[[], None]:
    """Return the same two rows by two INSERTs in one transaction, on a bare connection as durable as ours."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA wal_autocheckpoint=0")
    position = 0

    def insert() -> None:
        nonlocal position
        position -= 1  # below those that commands give themselves
        row, entry, now = new_id(), new_id(), "2026-01-01 00:00:00"
        values = [position, entry, "redon", "bench.rung", 1, "", row, now, now, "redon/bench", "{}"]
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "INSERT INTO journal_cursor (reaction, kind, position) VALUES (?, 'row', 0)", [row]
        )
        connection.execute(
            "INSERT INTO journal_entry (position, id, town, kind, version, actor, subject, recorded_at, "
            "occurred_at, topics, payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            values,
        )
        connection.execute("COMMIT")

    return insert


def _fsync(probe: Any) -> None:
    probe.write(b"\0" * 4096)
    os.fdatasync(probe.fileno())


if __name__ == "__main__":
    main(Path(os.environ["HALLES_HOME"]), int(sys.argv[1]))
