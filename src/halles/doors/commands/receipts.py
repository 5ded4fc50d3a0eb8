"""What became of the text messages that left: the modem's folders, the network's receipts."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import QuerySet

from halles.doors import rights
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
    row = OutgoingMessage.objects.filter(channel=Channel.SMS, ref=ref).exclude(ref="")
    found = row.exists()
    _settle(row, State.DELIVERED if is_delivered else State.FAILED)
    return found


def report_take(*, actor: Actor, number: str, word: str, sent_at: datetime, now: datetime) -> bool:
    """Note a modem's receipt, which names no message: it is of the one to `number` that left nearest to
    `sent_at`. False where there is none, or the word ends nothing. Each part of a long message has its own.
    """
    require(actor, rights.SEND)
    left = OutgoingMessage.objects.filter(
        channel=Channel.SMS,
        to=number,
        state__in=(State.SENDING, State.SENT, State.DELIVERED, State.FAILED),
        created_at__gte=now - RECEIPT,
    )
    rows = [row for row in left.exclude(ref="") if smsd.id_in(row.ref)]
    state = WORDS.get(word.strip().lower())
    if not rows or not state:
        return False
    nearest = min(rows, key=lambda row: abs(row.retry_at - sent_at))
    return bool(_settle(OutgoingMessage.objects.filter(pk=nearest.pk), state))


def _settle(rows: "QuerySet[OutgoingMessage]", state: State) -> int:
    """Set the last state; a first receipt is not taken back by a second."""
    open_rows = rows.filter(state__in=(State.SENDING, State.SENT))
    return open_rows.update(state=state, error="" if state == State.DELIVERED else "not-delivered")


def _follow(spool: smsd.Spool, now: datetime) -> int:
    moved = 0
    for name, folder, since in smsd.ended(spool):
        rows = OutgoingMessage.objects.filter(pk=smsd.id_in(name))
        is_sent = folder == spool.sent.name
        moved += rows.filter(state__in=(State.SENDING, State.WAITING)).update(
            state=State.SENT if is_sent else State.FAILED,
            error="" if is_sent else "modem-refused",
            ref=name,
            retry_at=since,
        )
        rows.filter(secret=True).exclude(text="").update(text="", subject="")
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
