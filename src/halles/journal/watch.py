"""Wait until the journal may have grown: cheaply, and without missing what comes in between."""

import threading
import time

from django.db import connection

from halles.journal.sequencer import CHANNEL

_POLL_SECONDS = 0.05
_LISTEN_SECONDS = 0.2
"""For how long a wait on PostgreSQL may be deaf to a stop."""


class ChangeWatch:
    """SQLite: its counter of changes made by other connections (a few microseconds to read)."""

    def __init__(self) -> None:
        self._seen = None

    def wait(self, stop: threading.Event, seconds: float) -> None:
        """Return once the file changed since the last call, after `seconds`, or at a stop."""
        deadline = time.monotonic() + seconds
        with connection.cursor() as cursor:
            while True:
                cursor.execute("PRAGMA data_version")
                version = cursor.fetchone()[0]
                if version != self._seen or time.monotonic() > deadline:
                    break
                if stop.wait(_POLL_SECONDS):
                    break
        self._seen = version


class NotifyWatch:
    """PostgreSQL: the sequencer's notification."""

    def __init__(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"LISTEN {CHANNEL}")

    def wait(self, stop: threading.Event, seconds: float) -> None:
        """Return once the sequencer notified, after `seconds`, or at a stop."""
        deadline = time.monotonic() + seconds
        while not stop.is_set() and time.monotonic() < deadline:
            for _ in connection.connection.notifies(timeout=_LISTEN_SECONDS, stop_after=1):
                return


def open_watch() -> ChangeWatch | NotifyWatch:
    """Return the watch that suits the database; for the thread that opened it."""
    return NotifyWatch() if connection.vendor == "postgresql" else ChangeWatch()
