"""Queue a message in the current transaction: what it carries, whether and when it may leave."""

import re
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext

from halles.doors.commands.routes import stays_here
from halles.doors.engine.quiet import next_allowed
from halles.doors.models import Channel, Kind, OutgoingMessage, State
from halles.doors.queries.stops import is_stopped
from halles.kit import gsm7
from halles.kit.errors import BadInput
from halles.kit.post import Message
from halles.people.commands.persons import read_phone
from halles.town.models import Town
from halles.town.queries import holidays_around, town_by_slug

MOST_SEGMENTS = 2


def message_post(message: Message) -> str:
    """Queue `message` in the current transaction, return its id; the runner sends it after the commit.

    A text message that its reader stopped is kept without its words, to be counted.
    """
    if message.channel not in Channel.values or not message.to.strip():
        raise BadInput(gettext("There is no address or number to write to."), field="to")
    town = town_by_slug(slug=message.town) if message.town else None
    queued = message_row(message, town=town, now=timezone.now())
    if queued.channel == Channel.SMS and is_stopped(queued.town, queued.to, kind=queued.kind):
        queued.state, queued.text, queued.subject = State.STOPPED, "", ""
    queued.save(force_insert=True)
    return queued.pk


def message_row(message: Message, *, town: Town | None, now: datetime) -> OutgoingMessage:
    """Return the row of a message, not saved yet; whether its number said STOP, its caller knows."""
    is_text = message.channel == Channel.SMS
    to = number_of(message.to) if is_text else message.to.strip()
    text = text_of(message.text, name=town.name if town else "Halles") if is_text else message.text
    return OutgoingMessage(
        town=message.town,
        channel=message.channel,
        to=to,
        subject=message.subject,
        text=text,
        kind=message.kind,
        segments=len(gsm7.segments(text)) if is_text else 0,
        secret=message.secret,
        state=State.KEPT if stays_here(message.channel, message.town, to) else State.WAITING,
        retry_at=leaves_at(message.kind, town=town, now=now) if is_text else now,
        created_at=now,
    )


def text_of(text: str, *, name: str) -> str:
    """Return what a text message carries: the town's name first, in its characters, two segments at most.

    What is longer is cut after a sentence, and says so ("...").
    """
    begins = re.match(rf"{re.escape(name)}\s?:", text)
    start = text if begins else f"{name} : {text}"
    return gsm7.shortened(gsm7.rewrite(start), most=MOST_SEGMENTS)


def leaves_at(kind: str, *, town: Town | None, now: datetime) -> datetime:
    """Return when a text message may leave: at once, but a notice waits for the day."""
    if kind != Kind.NOTICE:
        return now
    return next_allowed(now, holidays=holidays_around(insee=town.insee if town else "", day=now.date()))


def notices_put_off(now: datetime) -> int:
    """Put off until the day the notices that are late and would leave at night; return how many."""
    due = OutgoingMessage.objects.filter(
        state=State.WAITING, retry_at__lte=now, channel=Channel.SMS, kind=Kind.NOTICE
    )
    put_off = 0
    for slug in due.order_by("town").values_list("town", flat=True).distinct():
        town = town_by_slug(slug=slug) if slug else None
        again_at = leaves_at(Kind.NOTICE, town=town, now=now)
        if again_at > now:
            put_off += due.filter(town=slug).update(retry_at=again_at)
    return put_off


def number_of(to: str) -> str:
    """Return a number as E.164, the form in which STOP knows it; what is none is left alone."""
    try:
        return read_phone(to)
    except BadInput:
        return to.strip()
