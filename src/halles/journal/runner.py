"""The runner: gives positions, takes reactions through the journal, does timed work, checkpoints SQLite.

Each kind of work has a thread and connections of its own, so that a slow report never holds up a reaction.
All of it may be killed at any instant: what a transaction did not commit is done again at the next start.
"""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from django.db import connection, connections
from django.utils import timezone

from halles.journal.commands import heartbeat
from halles.journal.queries import head_position
from halles.journal.reactions import REGISTRY, Follower, retry_due
from halles.journal.sequencer import sequence
from halles.journal.watch import open_watch
from halles.kit.schedule import Job, work

STOP_SECONDS = 0.8
"""How long a stop waits for work under way; what is cut short is rolled back."""
SEQUENCE_SECONDS = 0.02
RETRY_SECONDS = 1.0
"""How often entries to be tried again are looked for."""
SAVE_SECONDS = 10.0
CHECKPOINT_BYTES = 1_000_000
"""A smaller WAL is left alone: reading it costs nothing."""

log = logging.getLogger(__name__)


def run(stop: threading.Event, *, jobs: Sequence[Job] = ()) -> None:
    """Do the runner's work until `stop` is set; returns within a second of it."""
    house = [Job("journal.checkpoint", 2.0, checkpoint), Job("journal.heartbeat", 5.0, beat)]
    duties: dict[str, Callable[[threading.Event], None]] = {
        "reactions": follow,
        "house": partial(work, house),
        "jobs": partial(work, jobs),
    }
    if connection.vendor == "postgresql":
        duties["sequencer"] = number
    # Daemons: what does not end in time ends with the process.
    threads = [
        threading.Thread(target=_keep, args=(*duty, stop), name=duty[0], daemon=True)
        for duty in duties.items()
    ]
    for thread in threads:
        thread.start()
    stop.wait()
    deadline = time.monotonic() + STOP_SECONDS
    for thread in threads:
        thread.join(max(0.0, deadline - time.monotonic()))


def _keep(name: str, duty: Callable[[threading.Event], None], stop: threading.Event) -> None:
    """Do a duty; when it fails (a database restarts), begin again with fresh connections a second later."""
    while not stop.is_set():
        try:
            duty(stop)
            break
        except Exception as error:
            log.error("%s interrupted: %s", name, type(error).__name__)
            connections.close_all()
            stop.wait(1.0)
    connections.close_all()


def follow(stop: threading.Event) -> None:
    """Take the reactions through the journal, as it grows."""
    watch, follower = open_watch(), Follower(REGISTRY.values())
    retried = saved = time.monotonic()
    while not stop.is_set():
        watch.wait(stop, RETRY_SECONDS)
        while follower.step(stop.is_set) and not stop.is_set():
            pass
        now = time.monotonic()
        if now - retried >= RETRY_SECONDS:
            retry_due(timezone.now())
            retried = now
        if now - saved >= SAVE_SECONDS:
            follower.save()
            saved = now
    follower.save()


def number(stop: threading.Event) -> None:
    """Give positions to entries as they are committed (PostgreSQL)."""
    while not stop.is_set():
        if not sequence():
            stop.wait(SEQUENCE_SECONDS)


def checkpoint() -> None:
    """Move each SQLite file's WAL into it once it has grown, holding the turn."""
    for alias in connections:
        wrapper = connections[alias]
        wal = Path(f"{wrapper.settings_dict['NAME']}-wal")
        if wrapper.vendor == "sqlite" and wal.exists() and wal.stat().st_size >= CHECKPOINT_BYTES:
            wrapper.checkpoint()  # type: ignore[attr-defined]


def beat() -> None:
    """Say that the runner is alive and how far the journal is."""
    heartbeat("runner", {"position": head_position(), "reactions": len(REGISTRY)})
