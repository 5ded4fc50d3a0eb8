"""STOP and REPRENDRE: a number wants no text message any more, or wants them again; at once."""

from datetime import datetime
from typing import Literal

from django.db import transaction
from django.utils.translation import gettext

from halles.doors import rights
from halles.doors.events import TextsResumed, TextsStopped
from halles.doors.models import Channel, Helping, Kind, OutgoingMessage, State, TextNumber, TextReader
from halles.doors.queries.numbers import number_key
from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput
from halles.kit.event import Slug
from halles.kit.post import Message, post
from halles.people.queries import person_get
from halles.town.models import Town

Stopped = Literal["notices", "all"]


def texts_stop(*, actor: Actor, town: Town, number: str, now: datetime) -> Stopped:
    """Send a number (E.164) no notice any more; said again, nothing at all but what it asks for.

    Return which of the two. What waits to leave is stopped too, and its words are erased; the town's news
    are no longer asked for.
    """
    require(actor, rights.TEXT, town.slug)
    with transaction.atomic():
        return _stop(actor, town, number, now)


def texts_stop_for(*, actor: Actor, town: Town, helping: Helping, now: datetime) -> Stopped:
    """Do as `texts_stop` for the person of a sitting, who asks it of `actor`, for the number she gave.

    Who holds the telephone is told so, with the word that takes it back. Refused to all but her helper.
    """
    require(actor, rights.STOP_FOR, helping)
    person = person_get(person=helping.person)
    if person is None or not person.phone:
        raise BadInput(gettext("No telephone number of this person is known here."))
    with transaction.atomic():
        stopped = _stop(actor, town, person.phone, now)
        told = gettext("At the counter it was asked to send you no message any more.")
        if stopped == "notices":
            told = gettext("At the counter it was asked to send you no news any more.")
        words = f"{told} {gettext('To receive them again: REPRENDRE.')}"
        post(Message("sms", person.phone, words, town=town.slug, kind="answer"))
    return stopped


def _stop(actor: Actor, town: Town, number: str, now: datetime) -> Stopped:
    """Write down that a number wants no notice, or nothing any more; part of a command."""
    row, is_new = TextNumber.objects.select_for_update().get_or_create(
        pk=number_key(town.slug, number), defaults={"stopped_at": now}
    )
    if not is_new:
        row.silent_at = now
        row.save(update_fields=["silent_at"])
    kinds = [Kind.NOTICE] if is_new else [Kind.NOTICE, Kind.ORDER]
    waiting = OutgoingMessage.objects.filter(
        town=town.slug, channel=Channel.SMS, to=number, state=State.WAITING, kind__in=kinds
    )
    waiting.update(state=State.STOPPED, text="", subject="")
    TextReader.objects.filter(town=town.slug, number=number).delete()
    record(TextsStopped(town=Slug(town.slug)), town=town.slug, actor=actor.person)
    return "notices" if is_new else "all"


def stop_lift(*, town: str, number: str) -> bool:
    """Forget that a number (E.164) had stopped a town's messages (its slug); return whether it had.

    Part of a command by which she asks for messages anew.
    """
    deleted, _ = TextNumber.objects.filter(pk=number_key(town, number)).delete()
    return bool(deleted)


def texts_resume(*, actor: Actor, town: Town, number: str) -> bool:
    """Send a number (E.164) messages again, whatever it had stopped; return whether it had."""
    require(actor, rights.TEXT, town.slug)
    with transaction.atomic():
        was_stopped = stop_lift(town=town.slug, number=number)
        if was_stopped:
            record(TextsResumed(town=Slug(town.slug)), town=town.slug, actor=actor.person)
    return was_stopped
