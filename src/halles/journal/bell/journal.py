"""Follow the journal: what was recorded after a position, as soon as it is committed (SQLite, PostgreSQL)."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from halles.journal.bell.belfry import REMEMBERED, Rung

POLL = 0.01
"""Seconds between two looks at SQLite's counter of changes (some ten microseconds each)."""
CHANNEL = "halles_journal"
"""Where the sequencer notifies PostgreSQL's listeners."""
SAFETY_POLL = 0.25
"""Seconds after which PostgreSQL is asked even without a notification."""
BATCH = 1_000

_AFTER = "SELECT position, topics FROM journal_entry WHERE position > {} ORDER BY position LIMIT {}"
_START = "SELECT COALESCE(MAX(position), 0) - {} FROM journal_entry"


def follow(database: str, after: int | None) -> AsyncIterator[list[Rung]]:
    """Yield the entries after position `after` (None: beginning with the last thousand), then each new batch.

    `database` is the path of an SQLite file or a postgresql:// address. The first batch may be empty.
    """
    return _follow_postgresql(database, after) if is_postgresql(database) else _follow_sqlite(database, after)


def is_postgresql(database: str) -> bool:
    """Say whether `database` is an address rather than a file."""
    return database.startswith(("postgresql://", "postgres://"))


def errors(database: str) -> tuple[type[Exception], ...]:
    """Return what a database that cannot be read raises."""
    if is_postgresql(database):
        import psycopg  # only where it is used: it weighs as much as a thousand listeners

        return (psycopg.Error, OSError)
    return (sqlite3.Error, OSError)


async def _follow_sqlite(path: str, after: int | None) -> AsyncIterator[list[Rung]]:
    """Look at the counter of changes, and read only when it moved."""
    connection = sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
    try:
        connection.execute("PRAGMA cache_size=-512")
        if after is None:
            after = connection.execute(_START.format("?"), (REMEMBERED,)).fetchone()[0]
        seen = None
        while True:
            # The counter is read before the entries: what is committed in between moves it again.
            now = connection.execute("PRAGMA data_version").fetchone()[0]
            if now != seen:
                rows = connection.execute(_AFTER.format("?", "?"), (after, BATCH)).fetchall()
                after = rows[-1][0] if rows else after
                seen = now if len(rows) < BATCH else None
                yield _rungs(rows)
            await asyncio.sleep(POLL)
    finally:
        connection.close()


async def _follow_postgresql(address: str, after: int | None) -> AsyncIterator[list[Rung]]:
    """Wait for the sequencer's word, or a quarter of a second."""
    import psycopg

    connection = await psycopg.AsyncConnection.connect(address, autocommit=True)
    async with connection:
        await connection.execute(f"LISTEN {CHANNEL}")
        if after is None:
            cursor = await connection.execute(_START.format("%s"), (REMEMBERED,))
            after = (await cursor.fetchone() or (0,))[0]
        first = True
        while True:
            cursor = await connection.execute(_AFTER.format("%s", "%s"), (after, BATCH))
            rows = await cursor.fetchall()
            after = rows[-1][0] if rows else after
            if rows or first:
                yield _rungs(rows)
            first = False
            if len(rows) < BATCH:
                async for _ in connection.notifies(timeout=SAFETY_POLL, stop_after=1):
                    pass


def _rungs(rows: list[Any]) -> list[Rung]:
    return [Rung(position, tuple(topics.split())) for position, topics in rows]
