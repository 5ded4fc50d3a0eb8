"""Who reads the town's news by text message: asked for with INFOS, ended with STOP."""

from datetime import datetime

from django.db import transaction

from halles.doors import rights
from halles.doors.commands.stops import stop_lift
from halles.doors.events import ReaderAdded, ReaderRemoved
from halles.doors.models import TextReader
from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.event import Slug
from halles.town.models import Town


def reader_add(*, actor: Actor, town: Town, number: str, now: datetime) -> bool:
    """Send a number (E.164) the town's news; return False where it had them already.

    Who asks for them after a STOP wants text messages again.
    """
    require(actor, rights.TEXT, town.slug)
    with transaction.atomic():
        known = {"town": town.slug, "number": number}
        _, is_new = TextReader.objects.get_or_create(**known, defaults={"since": now})
        stop_lift(town=town.slug, number=number)
        if is_new:
            record(ReaderAdded(town=Slug(town.slug)), town=town.slug, actor=actor.person)
    return is_new


def reader_remove(*, actor: Actor, town: Town, number: str) -> bool:
    """Send a number (E.164) the town's news no longer; return whether it had asked for them."""
    require(actor, rights.TEXT, town.slug)
    with transaction.atomic():
        deleted, _ = TextReader.objects.filter(town=town.slug, number=number).delete()
        if deleted:
            record(ReaderRemoved(town=Slug(town.slug)), town=town.slug, actor=actor.person)
    return bool(deleted)
