"""A fair turn between the processes that write one SQLite file: first come, first served, crash-safe.

SQLite alone lets whoever polls at the right moment write first, so a writer can starve for seconds.
Here each writer draws ticket n from a counter, locks byte n of a side file, and waits for byte n - 1,
which its predecessor holds until it is done. The locks belong to the open file, not to the process, so
threads queue too, and the kernel frees them when their owner dies, even by `kill -9`.

When a *waiting* writer dies, its successor gets its byte while the writer before both is still at work.
So the turn itself is one more byte, the baton, taken last: exclusion never depends on the queue.
There is no time limit: who holds the turn keeps its transaction short.
"""

import contextlib
import fcntl
import os
import struct
import weakref
from pathlib import Path

_FLOCK = struct.Struct("hhqqi4x")
_COUNTER = 8
"""The first eight bytes of the file hold the next ticket; byte 0 is locked while it is drawn."""
_BATON = 8
_TICKETS = 16
"""Ticket n is byte 16 + n."""
_TO_THE_END = 0


class Turn:
    """One connection's place in the queue of writers of a database file."""

    def __init__(self, path: str) -> None:
        self._fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        self._ticket: int | None = None
        _open_turns.add(self)

    @property
    def is_held(self) -> bool:
        """Whether this connection may write now."""
        return self._ticket is not None

    def take(self) -> None:
        """Wait in the queue until all who came before are done. Taking a turn one holds does nothing."""
        if self._ticket is not None:
            return
        try:
            ticket = self._draw()
            if ticket:
                self._lock(_TICKETS + ticket - 1, fcntl.F_WRLCK)
                self._lock(_TICKETS + ticket - 1, fcntl.F_UNLCK)
            self._lock(_BATON, fcntl.F_WRLCK)
        except BaseException:  # a signal's handler raised while we waited: leave as a killed waiter would
            self._lock(0, fcntl.F_UNLCK, length=_TO_THE_END)
            raise
        self._ticket = ticket

    def give(self) -> None:
        """Let the next writer go; giving a turn one does not hold does nothing."""
        if self._ticket is None:
            return
        ticket, self._ticket = self._ticket, None
        self._lock(_BATON, fcntl.F_UNLCK)
        self._lock(_TICKETS + ticket, fcntl.F_UNLCK)

    def close(self) -> None:
        """Leave the queue and close the file: the kernel frees what is locked."""
        fd, self._fd, self._ticket = self._fd, -1, None
        if fd >= 0:
            os.close(fd)

    def __del__(self) -> None:
        with contextlib.suppress(AttributeError, OSError):  # never opened, or the interpreter is going down
            self.close()

    def _draw(self) -> int:
        """Return a fresh ticket with its byte locked, alone for the time of that."""
        self._lock(0, fcntl.F_WRLCK)
        try:
            raw = os.pread(self._fd, _COUNTER, 0)
            ticket = int.from_bytes(raw, "little") if len(raw) == _COUNTER else 0
            self._lock(_TICKETS + ticket, fcntl.F_WRLCK)
            os.pwrite(self._fd, (ticket + 1).to_bytes(_COUNTER, "little"), 0)
        finally:
            self._lock(0, fcntl.F_UNLCK)
        return ticket

    def _lock(self, byte: int, kind: int, length: int = 1) -> None:
        """Lock or free one byte for this open file (not for the process: threads queue too)."""
        fcntl.fcntl(self._fd, fcntl.F_OFD_SETLKW, _FLOCK.pack(kind, os.SEEK_SET, byte, length, 0))


_open_turns: "weakref.WeakSet[Turn]" = weakref.WeakSet()


def _leave_to_the_parent() -> None:
    """Close, in a forked child, what it shares with its parent: else a killed parent's turn would live on."""
    for turn in list(_open_turns):
        turn.close()


os.register_at_fork(after_in_child=_leave_to_the_parent)


def turn_path(database: str) -> str:
    """Return the side file of `database`: "halles.db" queues in "halles.db-turn"."""
    return str(Path(database).with_name(Path(database).name + "-turn"))
