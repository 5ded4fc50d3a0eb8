"""A helper acts for somebody: the sitting begins with her spoken consent, and each thing done is noted."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from halles.doors import rights
from halles.doors.events import ActNoted, HelpingEnded, HelpingStarted
from halles.doors.models import Helping, HelpingAct
from halles.doors.queries.sittings import structure_of
from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, NotFound, Refused
from halles.kit.event import PublicId, Slug
from halles.people.queries import card_matches, is_of_town, person_get, towns_worked_for

FORGOTTEN = timedelta(hours=12)
"""A sitting that no page ended (the browser was closed) is over after this."""


def helping_start(*, actor: Actor, town: str, person: str, said: str, card: str = "") -> Helping:
    """Begin to act for a person of the town, or for who shows her access card (its code): as she said.

    `said` are her own words; without them nothing begins.
    """
    require(actor, rights.HELPING, town)
    said = " ".join(said.split())[:200]
    if len(said) < 3:
        advice = gettext("Ask out loud, and write what you hear.")
        raise BadInput(gettext("Write what the person said."), field="said", advice=advice)
    if person == actor.person:
        raise BadInput(gettext("For yourself, no sitting is needed."), advice=gettext("Go on as usual."))
    _must_be_helpable(person, town, card)
    with transaction.atomic():
        row = Helping.objects.create(
            town=town,
            helper=actor.person,
            structure=structure_of(person=actor.person, town=town),
            person=person,
            said=said,
            started_at=timezone.now(),
        )
        event = HelpingStarted(helping=PublicId(row.pk), person=PublicId(person))
        record(event, town=town, actor=actor.person, subject=row.pk)
    return row


def _must_be_helpable(person: str, town: str, card: str) -> None:
    """Raise where nobody may act for a person: unknown, of another town, or with rights of the town hall's.

    What somebody does for the town is never lent: a counter would get more rights than its own.
    """
    if person_get(person=person) is None:
        raise NotFound(gettext("This person is not known here."))
    if towns_worked_for(person=person):
        raise Refused(
            gettext("This person works for the town."), advice=gettext("She signs in with her own card.")
        )
    if not is_of_town(person=person, town=town) and not card_matches(person=person, code=card):
        raise Refused(
            gettext("This person was met in another town."), advice=gettext("Her access card opens it.")
        )


def helping_end(*, actor: Actor, helping: str) -> None:
    """End a sitting: by its helper, or by the house once it lasted; ended twice, it ended once."""
    with transaction.atomic():
        row = _held(helping, actor)
        if row.ended_at is None:
            _end(row, actor, timezone.now())


def helping_act(*, actor: Actor, helping: str, stall: str, words: str, code: str = "") -> None:
    """Note one thing done in a sitting; `code` is what the person shows or says for it.

    The same thing noted twice in a sitting (a page sent twice) is one.
    """
    with transaction.atomic():
        row = _held(helping, actor)
        if row.ended_at is not None:
            raise Refused(gettext("This sitting is over."), advice=gettext("Begin another one."))
        noted = {"stall": stall, "words": words[:300], "code": code}
        if row.acts.filter(**noted).exists():
            return
        HelpingAct.objects.create(helping=row, at=timezone.now(), **noted)
        event = ActNoted(helping=PublicId(row.pk), stall=Slug(stall))
        record(event, town=row.town, actor=actor.person, subject=row.pk)


def helpings_close(*, actor: Actor, now: datetime) -> int:
    """End the sittings that no page ended; return how many."""
    require(actor, rights.SEND)
    left = list(Helping.objects.filter(ended_at=None, started_at__lte=now - FORGOTTEN).order_by("pk"))
    for row in left:
        with transaction.atomic():
            _end(row, actor, now)
    return len(left)


def _held(helping: str, actor: Actor) -> Helping:
    """Return a sitting, locked; only its own helper, or the house, changes it."""
    row = Helping.objects.select_for_update().filter(pk=helping).first()
    if row is None:
        raise NotFound(gettext("This sitting is no longer here."))
    if not actor.system and (not actor.person or row.helper != actor.person):
        raise Refused(gettext("Somebody else sits with this person."))
    return row


def _end(row: Helping, actor: Actor, now: datetime) -> None:
    row.ended_at = now
    row.save(update_fields=["ended_at"])
    record(HelpingEnded(helping=PublicId(row.pk)), town=row.town, actor=actor.person, subject=row.pk)
