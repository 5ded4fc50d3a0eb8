"""Hand a text message over to gammu-smsd exactly once, and see what became of it.

A message is one file whose name carries its id. The daemon moves it from the outbox to the folder of what was
sent or of what failed, so a file of that name in any of the three says that it was handed over already.
Whoever hands over holds a lock, which goes with its process: a claim that died is simply tried again.
"""

import fcntl
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from halles.kit.smsd.spool import Spool
from halles.kit.smtp import Undelivered

NUMBER = re.compile(r"\+?\d{3,15}")
OURS = re.compile(r"OUT[A-Z]\d{8}_\d{6}_00_\+?\d+_halles([0-9a-z]+)\.txtd")
"""A name of ours; other programs may use the same modem."""


def name_of(*, message: str, to: str, at: datetime, urgency: str) -> str:
    """Return the name of a message's file; `urgency` is a letter, A leaves first. "d": a receipt is wanted.

    Raises Undelivered where `to` is no telephone number.
    """
    if not NUMBER.fullmatch(to):
        raise Undelivered("bad-address", again=False)
    return f"OUT{urgency}{at.astimezone(UTC):%Y%m%d_%H%M%S}_00_{to}_halles{message}.txtd"


def id_in(name: str) -> str:
    """Return the id of the message whose file has this name, "" where the file is not ours."""
    found = OURS.fullmatch(name)
    return found[1] if found else ""


def hand_over(spool: Spool, *, name: str, text: str, is_mine: Callable[[], bool]) -> str:
    """Put the message into the outbox unless it was already, and return where it is now (see `where`).

    `is_mine` is asked once no other process can hand over: False, and nothing is done.
    Raises Undelivered where the folders cannot be written, or another process holds them.
    """
    try:
        with _alone(spool):
            # In this order: its file goes (`put_away`) once the row says so, which is_mine() then sees.
            found = where(spool, name)
            if found or not is_mine():
                return found
            return _put(spool.outbox, name, text)
    except OSError as error:
        raise Undelivered("modem-folder", again=True) from error


def where(spool: Spool, name: str) -> str:
    """Return "outbox", "sent", "error", or "" for a file that is nowhere. Raises OSError without the folders.

    The daemon moves files in this order only: looked for in it, none is missed on its way.
    """
    for folder in (spool.outbox, spool.sent, spool.error):
        folder.stat()
        if (folder / name).exists():
            return folder.name
    return ""


def ended(spool: Spool) -> Iterator[tuple[str, str, datetime]]:
    """Yield (name, "sent" or "error", since when) of our files that the modem is done with."""
    for folder in (spool.sent, spool.error):
        for entry in sorted(os.scandir(folder), key=lambda one: one.name):
            if id_in(entry.name):
                # A rename keeps the time of the content: the time of the change is when it was moved.
                yield entry.name, folder.name, datetime.fromtimestamp(entry.stat().st_ctime, UTC)


def put_away(spool: Spool, name: str) -> None:
    """Erase a file that the modem is done with: it holds a number and a text."""
    for folder in (spool.sent, spool.error):
        (folder / name).unlink(missing_ok=True)


@contextmanager
def _alone(spool: Spool) -> Iterator[None]:
    with (spool.outbox / ".halles.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield


def _put(outbox: Path, name: str, text: str) -> str:
    """Write the file whole, then give it its name: the daemon reads no half of it, nor does a power cut.

    With its byte-order mark the daemon takes it for Unicode, whatever its own locale; it sends the GSM
    alphabet where the text allows (TransmitFormat = auto).
    """
    draft = outbox / f".{name}"  # the daemon passes over hidden files
    with draft.open("wb") as file:
        file.write(text.encode("utf-16"))
        file.flush()
        os.fsync(file.fileno())
    # Its group reads and moves it: the daemon runs under an account of its own.
    draft.chmod(0o660)
    draft.rename(outbox / name)
    folder = os.open(outbox, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return "outbox"
