"""Send the messages that are due, forget what is old.

Each attempt is claimed, in a transaction of its own, before anybody outside hears of it. What certainly did
not leave is tried again. What may have left (the process died, or the relay fell silent, in between) is
tried again only where the operator knows a message it has already; elsewhere it is not, for a code can be
asked for again, and the same message twice costs trust and money: it is shown as perhaps sent.
"""

import time
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Case, F, QuerySet, Value, When

from halles.doors import rights
from halles.doors.commands.costs import meter_add
from halles.doors.commands.leaving import leave
from halles.doors.commands.posting import notices_put_off
from halles.doors.commands.routes import is_repeatable, stays_here, text_way
from halles.doors.models import Channel, Kind, OutgoingMessage, State
from halles.kit.actor import Actor, require
from halles.kit.errors import TooMany
from halles.kit.ratelimit import Limit, hit
from halles.kit.smtp import Undelivered

MOST_ATTEMPTS = 5
FIRST_PAUSE = timedelta(seconds=30)
"""Doubled at each attempt: after 30 s, 1, 2 and 4 minutes."""
INTERRUPTED = timedelta(minutes=5)
"""A claim older than this belongs to a process that died."""
REPEATED = timedelta(seconds=10)
"""The same for a modem: handing over takes no time, and sends nothing twice even if that process lives."""
TURN = 3.0
"""Seconds after which those that are left wait for the next time: a slow operator holds up no other work."""
SECRET_LIFE = timedelta(hours=1)
LIFE = timedelta(days=7)
TO_ONE = Limit("doors.text-to", most=30, seconds=600)
"""Text messages to one number: beyond, something runs in circles (see FROM_ONE in `doors.intents`)."""
CALM = timedelta(minutes=10)


def messages_send(*, actor: Actor, now: datetime, most: int = 100) -> int:
    """Send the messages that are due at `now`, at most `most`; return how many left.

    What somebody waits for goes first, then the oldest. Once an operator does not answer, the others'
    messages go on and its own wait for the next time.
    """
    require(actor, rights.SEND)
    _take_back_interrupted(now)
    notices_put_off(now)
    awaited = Case(When(kind=Kind.NOTICE, then=Value(1)), default=Value(0))
    due = OutgoingMessage.objects.filter(state=State.WAITING, retry_at__lte=now)
    left, silent, until = 0, set[str](), time.monotonic() + TURN
    for message in due.order_by(awaited, "created_at", "id")[:most]:
        way = _way(message)
        if way in silent:
            continue
        if time.monotonic() > until:
            break
        try:
            left += _send_one(message, now)
        except Undelivered:
            silent.add(way)
    return left


def messages_forget(*, actor: Actor, now: datetime) -> int:
    """Erase the secret texts older than an hour and delete messages older than 7 days; return how many."""
    require(actor, rights.SEND)
    with transaction.atomic():
        secrets = OutgoingMessage.objects.filter(secret=True, created_at__lte=now - SECRET_LIFE)
        secrets.filter(state=State.WAITING).update(state=State.FAILED, error="expired")
        erased = secrets.exclude(text="").exclude(state=State.SENDING).update(text="", subject="")
        deleted, _ = OutgoingMessage.objects.filter(created_at__lte=now - LIFE).delete()
    return erased + deleted


def _way(message: OutgoingMessage) -> str:
    return text_way(message.town) if message.channel == Channel.SMS else "mail"


def _send_one(message: OutgoingMessage, now: datetime) -> bool:
    """Make one attempt; return whether it left. Raises Undelivered where its operator does not answer."""
    if _is_too_many(message, now) or not _claim(message, now):
        return False
    if stays_here(message.channel, message.town, message.to):
        _end(message, State.KEPT)
        return False
    try:
        state, ref = leave(message)
    except Undelivered as failure:
        _put_off(message, failure, now)
        if failure.again:
            raise
        return False
    _end(message, state, ref=ref)
    return True


def _is_too_many(message: OutgoingMessage, now: datetime) -> bool:
    """Count one text message to its number; once there are too many, put it off."""
    if message.channel != Channel.SMS or stays_here(message.channel, message.town, message.to):
        return False
    try:
        hit(TO_ONE, f"{message.town} {message.to}")
    except TooMany:
        waiting = OutgoingMessage.objects.filter(pk=message.pk, state=State.WAITING)
        waiting.update(retry_at=now + CALM, error="too-many")
        return True
    return False


def _claim(message: OutgoingMessage, now: datetime) -> bool:
    """Take a message for this attempt; False when another process has it already."""
    mine = OutgoingMessage.objects.filter(pk=message.pk, state=State.WAITING, attempts=message.attempts)
    taken = mine.update(state=State.SENDING, attempts=F("attempts") + 1, retry_at=now)
    message.attempts, message.retry_at = message.attempts + 1, now
    return bool(taken)


def _put_off(message: OutgoingMessage, failure: Undelivered, now: datetime) -> None:
    """Set the next attempt, or give up."""
    if not failure.again or message.attempts >= MOST_ATTEMPTS:
        _end(message, State.FAILED, error=failure.reason)
        return
    again_at = now + FIRST_PAUSE * 2 ** (message.attempts - 1)
    _mine(message).update(state=State.WAITING, retry_at=again_at, error=failure.reason)


def _end(message: OutgoingMessage, state: State, *, error: str = "", ref: str = "") -> None:
    """Set what became of this attempt; a secret that is out of our hands is erased at once."""
    left = state in (State.SENT, State.SENDING)
    erased = {"text": "", "subject": ""} if message.secret and left else {}
    with transaction.atomic():
        if _mine(message).update(state=state, error=error, ref=ref, **erased) and state == State.SENT:
            meter_add(message, message.retry_at)


def _mine(message: OutgoingMessage) -> "QuerySet[OutgoingMessage]":
    """The row, as long as this attempt is the last one."""
    return OutgoingMessage.objects.filter(pk=message.pk, attempts=message.attempts, state=State.SENDING)


def _take_back_interrupted(now: datetime) -> None:
    """Decide on the claims of processes that died. A row with a `ref` is in its operator's hands."""
    claims = OutgoingMessage.objects.filter(state=State.SENDING, ref="", retry_at__lte=now - REPEATED)
    for claim in claims:
        if claim.retry_at > now - INTERRUPTED and not _way(claim).startswith("gammu:"):
            continue  # it may still be talking to its operator
        if is_repeatable(claim.channel, claim.town):
            _mine(claim).update(state=State.WAITING, retry_at=now)
        else:
            _mine(claim).update(state=State.FAILED, error="perhaps-sent")
