"""The house of the `sms` benchmark: a process of its own that does one work.

furnish: make tables and a town · run KILLS PAUSE: do the doors' timed work in a forked process, killed that
often, then leave it alone until told to end · post COUNT PAUSE: queue messages meanwhile · rows: what is
left.
"""

import json
import os
import random
import signal
import sys
import threading
import time
from typing import Any


def furnish() -> dict[str, Any]:
    """Make the tables and a town."""
    from django.core.management import call_command

    from halles.kit.actor import Actor
    from halles.town.commands import town_create

    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    town_create(actor=Actor(system="bench"), name="Banc", insee="", lon=-20_840_000, lat=476_510_000)
    return {}


def run(kills: int, pause: float) -> dict[str, Any]:
    """Fork the runner's work, kill it, fork it again; the last one lives until SIGTERM."""
    from halles.doors.schedule import JOBS  # forked, it need not be read again

    _warm()

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    chance = random.Random(f"{kills} {pause}")  # noqa: S311
    child = _fork(JOBS)
    try:
        _tell("ready")
        for _ in range(kills):
            time.sleep(chance.uniform(0.2, 1.8) * pause)
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            child = _fork(JOBS)
        _tell(str(kills))
        signal.pause()
    finally:
        os.kill(child, signal.SIGKILL)
    return {}


def post(count: int, pause: float) -> dict[str, Any]:
    """Queue messages that somebody waits for, to as many numbers, a few at a time."""
    from halles.kit.post import Message
    from halles.kit.post import post as leave

    _tell("ready")
    for number in range(count):
        leave(
            Message(
                channel="sms", to=f"+3368{number:07d}", text=f"Prêt, n° {number}", town="banc", kind="order"
            )
        )
        time.sleep(pause / 20)
    return {}


def rows() -> dict[str, Any]:
    """Return how many messages wait, and how many were claimed more than once."""
    from halles.doors.models import OutgoingMessage, State

    waiting = OutgoingMessage.objects.filter(state__in=(State.WAITING, State.SENDING))
    return {"waiting": waiting.count(), "again": OutgoingMessage.objects.filter(attempts__gt=1).count()}


def _warm() -> None:
    """Understand one message here, so that each forked process knows how from its first moment."""
    from django.db import connections
    from django.utils import timezone

    from halles.doors.intents import text_take

    assert text_take(sender="+33612345678", text="qui est ouvert dimanche", received_at=timezone.now())
    connections.close_all()


def _fork(jobs: Any) -> int:
    child = os.fork()
    if child:
        return child
    try:
        from halles.kit.schedule import work

        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        work(jobs, threading.Event())
    finally:
        os._exit(1)


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(work: str, *words: str) -> None:
    """Do one work, and say in one line of JSON what it found."""
    works = {"furnish": furnish, "run": run, "post": post, "rows": rows}
    _tell(json.dumps(works[work](*(float(word) if "." in word else int(word) for word in words))))  # type: ignore[operator]
