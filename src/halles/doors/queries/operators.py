"""Reads of the doors: whether the operators of text messages answer, and what lies unread."""

import os
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from halles.doors.models import Channel, OutgoingMessage, State
from halles.kit.smsd import Spool, id_in

SLOW = 300
"""Seconds after which a message that the modem has not sent means that it does not answer."""
LATELY = timedelta(hours=1)


@dataclass(frozen=True)
class Operator:
    """One way of text messages, as operators see it: no key, no account, no number of anybody."""

    town: str
    """A slug, "" for every town that has no operator of its own."""
    kind: str
    """ "modem" or "gateway"."""
    where: str
    """The folder, or the gateway's host."""
    waiting: int
    """Messages that it has and has not sent yet."""
    refused: int
    """Messages that came in and could not be read."""
    answers: bool


def text_way(town: str) -> str:
    """Return by which operator a town's text messages leave (see settings.SMS); "" where none is set up."""
    found: str = settings.SMS.get(town) or settings.SMS.get("", "")
    return found


def operator_name(town: str) -> str:
    """Return what operators call it: the modem's folder, or the gateway's host; "" where none is set up."""
    way = text_way(town)
    return way.removeprefix("gammu:") if way.startswith("gammu:") else urlsplit(way).hostname or ""


def text_operators(*, now: datetime) -> list[Operator]:
    """Return each operator that is set up, and whether it answers."""
    return [
        _modem(town, Path(operator_name(town))) if way.startswith("gammu:") else _gateway(town, now)
        for town, way in settings.SMS.items()
    ]


def _modem(town: str, folder: Path) -> Operator:
    """A modem is known by its folders: what waits too long there says that nobody takes it."""
    spool = Spool(folder)
    try:
        waiting = [entry.stat().st_mtime for entry in os.scandir(spool.outbox) if id_in(entry.name)]
        refused = sum(1 for _ in spool.refused.iterdir()) if spool.refused.exists() else 0
    except OSError:
        return Operator(town, "modem", str(folder), 0, 0, answers=False)
    answers = not waiting or time.time() - min(waiting) < SLOW
    return Operator(town, "modem", str(folder), len(waiting), refused, answers)


def _gateway(town: str, now: datetime) -> Operator:
    """A gateway is known by the last message given to it, and by whether one waits to be given again."""
    rows = OutgoingMessage.objects.filter(channel=Channel.SMS, created_at__gte=now - LATELY)
    rows = rows.filter(town=town) if town else rows.exclude(town__in=[each for each in settings.SMS if each])
    waiting = rows.filter(state__in=(State.WAITING, State.SENDING))
    ended = rows.filter(state__in=(State.SENT, State.DELIVERED, State.FAILED), attempts__gt=0)
    last = ended.order_by("-retry_at").first()
    is_refused = last is not None and last.state == State.FAILED and last.error != "not-delivered"
    again = waiting.filter(attempts__gt=0).exclude(error__in=("", "too-many"))
    answers = not is_refused and not again.exists()
    return Operator(town, "gateway", operator_name(town), waiting.count(), 0, answers)
