"""Read the inbox folders of modems: each message is acted on once, and one bad file holds up no other."""

import logging
from collections import Counter
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.db import InterfaceError, OperationalError

from halles.doors import commands
from halles.doors.commands.leaving import spool_of
from halles.doors.intents import text_take
from halles.kit import smsd
from halles.kit.actor import Actor
from halles.kit.errors import Problem

MOST_AT_ONCE = 20
"""Then their answers leave, before the next ones are read."""
MOST_TRIES = 5
LATE = timedelta(hours=3)
"""The network's clock may be an hour or two from ours, and nothing says by how much; within that, what is
read now is taken as written now. A message found after a longer absence keeps its own time."""
log = logging.getLogger(__name__)
_failures: Counter[Path] = Counter()
"""How often this process failed on a file, which may be its own fault and not the file's."""


def texts_read(*, actor: Actor, now: datetime) -> int:
    """Take what every modem received until `now`; return how many messages were acted on."""
    ways = settings.SMS.items()
    return sum(_read(spool_of(way), town, actor, now) for town, way in ways if way.startswith("gammu:"))


def _read(spool: smsd.Spool, town: str, actor: Actor, now: datetime) -> int:
    taken = 0
    try:
        for files in islice(smsd.arrivals(spool, now=now.timestamp()), MOST_AT_ONCE):
            taken += _take_one(spool, files, town, actor, now)
    except OSError:
        pass  # no folder, or not ours to read: the operations page says so (see `queries.text_operators`)
    return taken


def _take_one(spool: smsd.Spool, files: tuple[Path, ...], town: str, actor: Actor, now: datetime) -> bool:
    """Act on one message, then erase its files: what a kill leaves is read again, and known by its key."""
    try:
        _act(smsd.read(files), town, actor, now)
    except (smsd.Unreadable, Problem):
        smsd.refuse(spool, files)
        return False
    except (OperationalError, InterfaceError):
        raise  # the database is away: every message waits for it
    except Exception as error:
        log.error("text message not taken: %s", type(error).__name__)
        _failures[files[0]] += 1
        if _failures[files[0]] >= MOST_TRIES:
            del _failures[files[0]]
            smsd.refuse(spool, files)
        return False
    smsd.erase(files)
    return True


def _act(came: smsd.Arrival, town: str, actor: Actor, now: datetime) -> None:
    if came.is_report:
        commands.report_take(actor=actor, number=came.number, word=came.text, sent_at=came.sent_at, now=now)
        return
    written = came.sent_at if now - came.sent_at > LATE else now
    text_take(sender=came.number, text=came.text, key=came.key, town=town, received_at=written)
