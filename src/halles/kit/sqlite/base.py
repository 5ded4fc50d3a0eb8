"""Django's SQLite backend made durable and fair: WAL, FULL, every write IMMEDIATE and in turn."""

from collections.abc import Callable
from typing import Any

from django.db.backends.sqlite3 import base

from halles.kit.sqlite.turn import Turn, turn_path

_WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "DROP", "ALTER", "VACUUM", "REINDEX", "WITH")


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
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "wal_autocheckpoint=0", "busy_timeout=20000"):
            connection.execute(f"PRAGMA {pragma}").close()
        name = str(conn_params["database"])
        if "mode=memory" not in name and ":memory:" not in name:
            self.turn = Turn(turn_path(name))
        return connection

    def create_cursor(self, name: str | None = None) -> Any:
        """Return a cursor that takes the turn for a write outside a transaction."""
        cursor = self.connection.cursor(factory=Cursor)
        cursor.wrapper = self
        return cursor

    def _start_transaction_under_autocommit(self) -> None:
        self.take_turn()
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self.give_turn()
            raise

    def _commit(self) -> None:
        try:
            super()._commit()
        finally:
            self.give_turn()

    def _rollback(self) -> None:
        try:
            super()._rollback()
        finally:
            self.give_turn()

    def _close(self) -> None:
        super()._close()
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

    def checkpoint(self) -> tuple[int, int, int]:
        """Move the WAL into the file, alone: no writer runs meanwhile. Returns SQLite's (busy, log, done).

        Only the runner calls this. Debian 12's SQLite can lose a commit when a checkpoint that resets the
        WAL meets a writer, hence the turn.
        """
        self.ensure_connection()
        self.take_turn()
        try:
            row = self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            self.give_turn()
        return (row[0], row[1], row[2])


class Cursor(base.SQLiteCursorWrapper):
    """Django's cursor, taking the turn around a write made outside a transaction."""

    wrapper: DatabaseWrapper

    def execute(self, query: str, params: Any = None) -> Any:
        """Run one statement."""
        return self._in_turn(query, lambda: super(Cursor, self).execute(query, params))

    def executemany(self, query: str, param_list: Any) -> Any:
        """Run one statement for each row."""
        return self._in_turn(query, lambda: super(Cursor, self).executemany(query, param_list))

    def _in_turn(self, query: str, run: Callable[[], Any]) -> Any:
        if self.connection.in_transaction or not is_write(query):
            return run()
        self.wrapper.take_turn()
        try:
            return run()
        finally:
            self.wrapper.give_turn()


def is_write(query: str) -> bool:
    """Say whether `query` writes, from its first word."""
    return query.lstrip()[:8].upper().startswith(_WRITES)
