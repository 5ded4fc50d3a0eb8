"""A fair turn between the processes that write one SQLite file: first come, first served, crash-safe.

SQLite alone lets whoever polls at the right moment write first, so a writer can starve for seconds.
Here each writer takes a ticket n from a counter, locks byte n of a side file, and waits for byte n - 1,
which its predecessor holds until it is done. The kernel frees the bytes of a process that dies, so a
crash never blocks the queue; should two writers then believe it is their turn, SQLite's own lock decides.
"""

import fcntl
import os
import struct
from pathlib import Path

_FLOCK = struct.Struct("hhqqi4x")
_COUNTER = 8
"""The first eight bytes of the file hold the next ticket; ticket n is byte 8 + n."""


class Turn:
    """One connection's place in the queue of writers of a database file."""

    def __init__(self, path: str) -> None:
        self._fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        self._pid = os.getpid()
        self._ticket: int | None = None

    def take(self) -> None:
        """Wait in the queue; returns when all who came before are done. Taking a turn one holds does nothing."""
        if self._ticket is not None:
            return
        ticket = self._next_ticket()
        self._ticket = ticket
        if ticket:
            self._lock(_COUNTER + ticket - 1, fcntl.F_WRLCK)
            self._lock(_COUNTER + ticket - 1, fcntl.F_UNLCK)

    def give(self) -> None:
        """Let the next writer go; giving a turn one does not hold does nothing."""
        if self._ticket is None:
            return
        ticket, self._ticket = self._ticket, None
        self._lock(_COUNTER + ticket, fcntl.F_UNLCK)

    def close(self) -> None:
        """Leave the queue and close the file (the kernel frees what is locked)."""
        if self._fd >= 0:
            os.close(self._fd)
        self._fd, self._ticket = -1, None

    def _next_ticket(self) -> int:
        """Draw a ticket and lock its byte, alone for the time of that."""
        self._lock(0, fcntl.F_WRLCK)
        try:
            raw = os.pread(self._fd, _COUNTER, 0)
            ticket = int.from_bytes(raw, "little") if len(raw) == _COUNTER else 0
            self._lock(_COUNTER + ticket, fcntl.F_WRLCK)
            os.pwrite(self._fd, (ticket + 1).to_bytes(_COUNTER, "little"), 0)
        finally:
            self._lock(0, fcntl.F_UNLCK)
        return ticket

    def _lock(self, byte: int, kind: int) -> None:
        """Lock or free one byte for this open file (not for the process: threads queue too)."""
        fcntl.fcntl(self._fd, fcntl.F_OFD_SETLKW, _FLOCK.pack(kind, os.SEEK_SET, byte, 1, 0))


def turn_path(database: str) -> str:
    """Return the side file of `database`: "halles.db" queues in "halles.db-turn"."""
    return str(Path(database).with_name(Path(database).name + "-turn"))
