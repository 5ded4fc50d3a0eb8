"""Enter commercial premises, and say when they become available or are taken."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, NotFound
from halles.kit.event import PublicId
from halles.town import events, rights
from halles.town.commands.places import place_add
from halles.town.models import Premises


def premises_add(
    *,
    actor: Actor,
    town: str,
    number: str = "",
    street: str = "",
    lon: int | None = None,
    lat: int | None = None,
    vacant_since: date | None = None,
    area_m2: int | None = None,
    contact: str = "",
) -> Premises:
    """Enter a commercial unit at an address; available since a day and whom to ask, or let."""
    require(actor, rights.MANAGE, town)
    _check_day(vacant_since, field="vacant_since")
    with transaction.atomic():
        place = place_add(actor=actor, town=town, number=number, street=street, lon=lon, lat=lat)
        now = timezone.now()
        row = Premises.objects.create(
            place=place,
            vacant_since=vacant_since,
            area_m2=area_m2,
            contact=contact.strip() if vacant_since else "",
            checked_at=now,
        )
        event = events.PremisesAdded(premises=PublicId(row.id), is_vacant=vacant_since is not None)
        record(event, town=town, actor=actor.person, subject=row.id)
    return row


def premises_vacate(
    *, actor: Actor, town: str, premises: str, since: date, contact: str = "", area_m2: int | None = None
) -> None:
    """Say that a commercial unit is available since a day; said again, only its description changes."""
    require(actor, rights.MANAGE, town)
    _check_day(since, field="since")
    with transaction.atomic():
        row = _held(town, premises)
        was_let = row.vacant_since is None
        row.vacant_since, row.contact, row.checked_at = since, contact.strip(), timezone.now()
        row.area_m2 = area_m2 or row.area_m2
        row.save(update_fields=["vacant_since", "contact", "area_m2", "checked_at"])
        if was_let:
            event = events.PremisesVacated(premises=PublicId(row.id))
            record(event, town=town, actor=actor.person, subject=row.id)


def premises_take(*, actor: Actor, town: str, premises: str) -> None:
    """Say that somebody is in a commercial unit; whom to ask about it is forgotten."""
    require(actor, rights.MANAGE, town)
    with transaction.atomic():
        row = _held(town, premises)
        was_vacant = row.vacant_since is not None
        row.vacant_since, row.contact, row.checked_at = None, "", timezone.now()
        row.save(update_fields=["vacant_since", "contact", "checked_at"])
        if was_vacant:
            event = events.PremisesTaken(premises=PublicId(row.id))
            record(event, town=town, actor=actor.person, subject=row.id)


def _held(town: str, premises: str) -> Premises:
    row = Premises.objects.select_for_update().filter(pk=premises, place__town__slug=town).first()
    if row is None:
        raise NotFound(_("These premises are not known here."))
    return row


def _check_day(since: date | None, *, field: str) -> None:
    if since and since > timezone.localdate():
        raise BadInput(_("Premises are available since a day that has come."), field=field)
