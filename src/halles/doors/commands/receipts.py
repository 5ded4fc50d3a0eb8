"""What became of the text messages that left: the modem's folders, the network's receipts."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction

from halles.doors import rights
from halles.doors.commands.costs import meter_add
from halles.doors.commands.leaving import spool_of
from halles.doors.models import Channel, OutgoingMessage, State
from halles.kit import smsd
from halles.kit.actor import Actor, require

RECEIPT = timedelta(days=3)
"""A network tries that long to reach a telephone."""
LOST = timedelta(minutes=1)
"""A file handed over longer ago than this and found nowhere was taken away by hand."""
WORDS = {"delivered": State.DELIVERED, "failed": State.FAILED}
"""The words of gammu's receipts that end a message; on "pending" and the others one waits."""


def messages_follow(*, actor: Actor, now: datetime) -> int:
    """Read what each modem is done with, erase its files, and return how many messages moved on.

    A file is erased after the commit that knows of it, so that what a kill leaves is found the next time.
    """
    require(actor, rights.SEND)
    moved = 0
    for way in {each for each in settings.SMS.values() if each.startswith("gammu:")}:
        try:
            moved += _follow(spool_of(way), now)
        except OSError:
            continue  # no folder now: the operations page says so (see `queries.text_operators`)
    return moved


def receipt_take(*, actor: Actor, ref: str, is_delivered: bool) -> bool:
    """Note a gateway's receipt of the message it calls `ref`; False where there is no such message."""
    require(actor, rights.SEND)
    row = OutgoingMessage.objects.filter(channel=Channel.SMS, ref=ref).exclude(ref="").first()
    if row:
        _settle(row, State.DELIVERED if is_delivered else State.FAILED, row.retry_at)
    return row is not None


def report_take(*, actor: Actor, number: str, word: str, sent_at: datetime, now: datetime) -> bool:
    """Note a modem's receipt, which names no message: it is of the one to `number` that left nearest to
    `sent_at`. False where there is none, or the word ends nothing. Each part of a long message has its own.
    """
    require(actor, rights.SEND)
    left = OutgoingMessage.objects.filter(channel=Channel.SMS, to=number, created_at__gte=now - RECEIPT)
    rows = [row for row in left if smsd.id_in(row.ref)]
    state = WORDS.get(word.strip().lower())
    if not rows or not state:
        return False
    return _settle(min(rows, key=lambda row: abs(row.retry_at - sent_at)), state, now)


def _settle(row: OutgoingMessage, state: State, now: datetime) -> bool:
    """Set the last state; a first receipt is not taken back by a second."""
    error = "" if state == State.DELIVERED else "not-delivered"
    return any(
        _move(row, since, state, now, error=error, is_billed=since == State.SENDING)
        for since in (State.SENT, State.SENDING)
    )


def _move(
    row: OutgoingMessage, since: State, state: State, now: datetime, *, is_billed: bool, **said: Any
) -> bool:
    """Move a message on from one state, counting it once if it has left; False where it is elsewhere."""
    erased = {"text": "", "subject": ""} if row.secret else {}
    with transaction.atomic():
        here = OutgoingMessage.objects.filter(pk=row.pk, state=since)
        moved = bool(here.update(state=state, **erased, **said))
        if moved and is_billed:
            meter_add(row, now)
    return moved


def _follow(spool: smsd.Spool, now: datetime) -> int:
    moved = 0
    for name, folder, since in smsd.ended(spool):
        row = OutgoingMessage.objects.filter(pk=smsd.id_in(name)).first()
        is_sent = folder == spool.sent.name
        state, error = (State.SENT, "") if is_sent else (State.FAILED, "modem-refused")
        said = {"error": error, "ref": name, "retry_at": since}
        # It still waits where its claim died and was taken back before its file was seen.
        moved += row is not None and any(
            _move(row, before, state, now, is_billed=is_sent, **said)
            for before in (State.SENDING, State.WAITING)
        )
        smsd.put_away(spool, name)
    return moved + _give_up_lost(spool, now)


def _give_up_lost(spool: smsd.Spool, now: datetime) -> int:
    """A message whose file somebody took away was perhaps sent."""
    old = OutgoingMessage.objects.filter(
        channel=Channel.SMS, state=State.SENDING, retry_at__lte=now - LOST
    ).exclude(ref="")
    lost = [row.pk for row in old if smsd.id_in(row.ref) and not smsd.where(spool, row.ref)]
    still = OutgoingMessage.objects.filter(pk__in=lost, state=State.SENDING)
    return still.update(state=State.FAILED, error="perhaps-sent")
