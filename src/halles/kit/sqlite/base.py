"""Django's SQLite backend made durable and fair: WAL, FULL, every write IMMEDIATE and in turn."""

import os
import re
import weakref
from collections import deque
from collections.abc import Callable
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

from halles.kit.sqlite.turn import Turn, turn_path

BUSY_MS = 20_000
"""How long SQLite waits for a program that writes without taking the turn (the sqlite3 shell)."""
CHECKPOINT_BUSY_MS = 50
"""How long a checkpoint waits for readers: writers queue behind it meanwhile."""
_FULL = 2
_WRITE = re.compile(
    r"\s*(?:INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER|VACUUM|REINDEX|ANALYZE|BEGIN|SAVEPOINT"
    r"|WITH\b.*\b(?:INSERT|UPDATE|DELETE|REPLACE))\b",
    re.IGNORECASE | re.DOTALL,
)


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection whose write transactions each take one fair turn among all processes."""

    turn: Turn | None = None

    def get_connection_params(self) -> dict[str, Any]:
        """Return Django's parameters with IMMEDIATE transactions."""
        params: dict[str, Any] = super().get_connection_params()
        self.transaction_mode = "IMMEDIATE"
        return params

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Open the file: WAL, synchronous=FULL, and no automatic checkpoint (only the runner does that)."""
        connection = super().get_new_connection(conn_params)
        _execute(connection, f"PRAGMA busy_timeout={BUSY_MS}")
        _execute(connection, "PRAGMA wal_autocheckpoint=0")
        _execute(connection, "PRAGMA secure_delete=ON")  # see kit.personal.scrub
        _execute(connection, "PRAGMA synchronous=FULL")
        if _execute(connection, "PRAGMA synchronous") != (_FULL,):
            raise OperationalError("SQLite refuses synchronous=FULL: a commit could be lost with the power")
        name = str(conn_params["database"])
        if not self.is_in_memory_db() and ":memory:" not in name:
            self.turn = Turn(turn_path(name))
            self._enter_wal(connection)
            _open_wrappers.add(self)
        return connection

    def _enter_wal(self, connection: Any) -> None:
        """Put a fresh file in WAL mode, alone: several processes may open it at once."""
        if _execute(connection, "PRAGMA journal_mode") == ("wal",):
            return
        self.take_turn()
        try:
            mode = _execute(connection, "PRAGMA journal_mode=WAL")
        finally:
            self.give_turn()
        if mode != ("wal",):
            raise OperationalError(
                f"SQLite refuses WAL here (journal_mode={mode[0]}): is this a network disk?"
            )

    def create_cursor(self, name: str | None = None) -> Any:
        """Return a cursor that takes the turn for what writes."""
        cursor = self.connection.cursor(factory=Cursor)
        cursor.wrapper = self
        return cursor

    def _set_autocommit(self, autocommit: bool) -> None:
        super()._set_autocommit(autocommit)  # type: ignore[misc]
        if not autocommit:  # then Python's sqlite3 opens the transactions: IMMEDIATE too
            self.connection.isolation_level = "IMMEDIATE"

    def _commit(self) -> None:
        try:
            super()._commit()  # type: ignore[misc]
        finally:
            self.give_turn_when_done()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self.give_turn_when_done()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            if self.turn:
                self.turn.close()
                self.turn = None

    def take_turn(self) -> None:
        """Queue for the right to write."""
        if self.turn:
            self.turn.take()

    def give_turn(self) -> None:
        """Let the next writer go."""
        if self.turn:
            self.turn.give()

    def give_turn_when_done(self) -> None:
        """Let the next writer go, unless our transaction is still open (as after a commit that failed)."""
        if self.turn and not (self.connection and self.connection.in_transaction):
            self.turn.give()

    def checkpoint(self) -> tuple[int, int, int]:
        """Move the WAL into the file, alone: no writer runs meanwhile. Returns SQLite's (busy, log, done).

        Only the runner calls this. Debian 12's SQLite can lose a commit when a checkpoint that resets the
        WAL meets a writer, hence the turn. Readers are waited for but shortly: the next call does the rest.
        """
        self.ensure_connection()
        self.take_turn()
        try:
            _execute(self.connection, f"PRAGMA busy_timeout={CHECKPOINT_BUSY_MS}")
            busy, log, done = _execute(self.connection, "PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            _execute(self.connection, f"PRAGMA busy_timeout={BUSY_MS}")
            self.give_turn_when_done()
        return busy, log, done

    def leave_to_the_parent(self) -> None:
        """Forget, in a forked child, a connection that is the parent's; the child opens its own at need.

        The parent's is kept from being closed here: SQLite would touch files and locks that are not ours.
        """
        if self.connection is not None:
            _the_parents.append(self.connection)
        self.connection, self.turn = None, None
        self.in_atomic_block, self.savepoint_ids, self.run_on_commit = False, [], []
        self.needs_rollback, self.closed_in_transaction, self.atomic_blocks = False, False, []


class Cursor(base.SQLiteCursorWrapper):
    """Django's cursor, taking the turn before what writes and giving it when the transaction is over."""

    wrapper: DatabaseWrapper
    _rows: deque[Any] | None = None

    def execute(self, query: str, params: Any = None) -> Any:
        """Run one statement."""
        return self._in_turn(query, lambda: super(Cursor, self).execute(query, params))

    def executemany(self, query: str, param_list: Any) -> Any:
        """Run one statement for each row."""
        return self._in_turn(query, lambda: super(Cursor, self).executemany(query, param_list))

    def _in_turn(self, query: str, run: Callable[[], Any]) -> Any:
        self._rows = None
        outside = not self.connection.in_transaction
        writes = outside and is_write(query)
        if writes:
            self.wrapper.take_turn()
        try:
            result = run()
            if writes and self.description:  # INSERT … RETURNING commits only once its rows are read
                self._rows = deque(super().fetchall())
            return result
        finally:
            self.wrapper.give_turn_when_done()

    def fetchone(self) -> Any:
        """Return the next row, or None."""
        if self._rows is None:
            return super().fetchone()
        return self._rows.popleft() if self._rows else None

    def fetchmany(self, size: int | None = None) -> list[Any]:
        """Return the next `size` rows."""
        size = self.arraysize if size is None else size
        if self._rows is None:
            return super().fetchmany(size)
        return [self._rows.popleft() for _ in range(min(size, len(self._rows)))]

    def fetchall(self) -> list[Any]:
        """Return the rows that are left."""
        if self._rows is None:
            return super().fetchall()
        return self.fetchmany(len(self._rows))

    def __next__(self) -> Any:
        """Return the next row."""
        if self._rows is None:
            return super().__next__()
        if not self._rows:
            raise StopIteration
        return self._rows.popleft()


def is_write(query: str) -> bool:
    """Say whether `query` writes or opens a transaction, from its first word."""
    return _WRITE.match(query) is not None


def _execute(connection: Any, pragma: str) -> Any:
    """Run a statement on the bare connection and return its first row."""
    cursor = connection.execute(pragma)
    try:
        return cursor.fetchone()
    finally:
        cursor.close()


_open_wrappers: "weakref.WeakSet[DatabaseWrapper]" = weakref.WeakSet()
_the_parents: list[Any] = []


def _after_fork() -> None:
    for wrapper in list(_open_wrappers):
        wrapper.leave_to_the_parent()


os.register_at_fork(after_in_child=_after_fork)
