"""Send the messages that are due, forget what is old.

Each attempt happens at most once: a row is claimed, in a transaction of its own, before the relay hears
of it. What certainly did not leave is tried again; what may have left (the process died, or the relay
fell silent, in between) is not, for a code can be asked for again, and the same message twice costs
trust and money. Such a message is shown as perhaps sent.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F

from halles.doors import rights
from halles.doors.commands.routes import stays_here
from halles.doors.models import OutgoingMessage, State
from halles.kit import smtp
from halles.kit.actor import Actor, require

MOST_ATTEMPTS = 5
FIRST_PAUSE = timedelta(seconds=30)
"""Doubled at each attempt: after 30 s, 1, 2 and 4 minutes."""
INTERRUPTED = timedelta(minutes=5)
"""A claim older than this belongs to a process that died."""
SECRET_LIFE = timedelta(hours=1)
LIFE = timedelta(days=7)


def messages_send(*, actor: Actor, now: datetime, most: int = 20) -> int:
    """Send the messages that are due at `now`, oldest first, at most `most`; return how many left."""
    require(actor, rights.SEND)
    _give_up_interrupted(now)
    due = OutgoingMessage.objects.filter(state=State.WAITING, retry_at__lte=now).order_by("created_at", "id")
    return sum(_send_one(message, now) for message in due[:most])


def messages_forget(*, actor: Actor, now: datetime) -> int:
    """Erase the secret texts older than an hour and delete messages older than 7 days; return how many."""
    require(actor, rights.SEND)
    with transaction.atomic():
        secrets = OutgoingMessage.objects.filter(secret=True, created_at__lte=now - SECRET_LIFE)
        secrets.filter(state=State.WAITING).update(state=State.FAILED, error="expired")
        erased = secrets.exclude(text="").exclude(state=State.SENDING).update(text="", subject="")
        deleted, _ = OutgoingMessage.objects.filter(created_at__lte=now - LIFE).delete()
    return erased + deleted


def _send_one(message: OutgoingMessage, now: datetime) -> bool:
    if not _claim(message, now):
        return False
    if stays_here(message.channel, message.town, message.to):
        _end(message, State.KEPT)
        return False
    try:
        smtp.send(
            settings.SMTP_URL,
            sender=settings.MAIL_FROM,
            to=message.to,
            subject=message.subject,
            text=message.text,
        )
    except smtp.Undelivered as failure:
        _put_off(message, failure, now)
        return False
    _end(message, State.SENT)
    return True


def _claim(message: OutgoingMessage, now: datetime) -> bool:
    """Take a message for this attempt; False when another process has it already."""
    mine = OutgoingMessage.objects.filter(pk=message.pk, state=State.WAITING)
    taken = mine.update(state=State.SENDING, attempts=F("attempts") + 1, retry_at=now)
    message.attempts += 1
    return bool(taken)


def _put_off(message: OutgoingMessage, failure: smtp.Undelivered, now: datetime) -> None:
    """Set the next attempt, or give up."""
    if not failure.again or message.attempts >= MOST_ATTEMPTS:
        _end(message, State.FAILED, error=failure.reason)
        return
    again_at = now + FIRST_PAUSE * 2 ** (message.attempts - 1)
    waiting = OutgoingMessage.objects.filter(pk=message.pk)
    waiting.update(state=State.WAITING, retry_at=again_at, error=failure.reason)


def _end(message: OutgoingMessage, state: State, *, error: str = "") -> None:
    """Set a message's last state; a secret that has left is erased at once."""
    erased = {"text": "", "subject": ""} if message.secret and state == State.SENT else {}
    OutgoingMessage.objects.filter(pk=message.pk).update(state=state, error=error, **erased)


def _give_up_interrupted(now: datetime) -> None:
    left = OutgoingMessage.objects.filter(state=State.SENDING, retry_at__lte=now - INTERRUPTED)
    left.update(state=State.FAILED, error="perhaps-sent")
