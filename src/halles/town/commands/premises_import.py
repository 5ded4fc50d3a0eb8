"""Enter many commercial premises at once, with one journal entry for the list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.event import Count, Slug
from halles.town import events, rights
from halles.town.models import Place, Premises, Town

BATCH = 300


@dataclass(frozen=True)
class Unit:
    """One commercial unit of a list."""

    number: str
    street: str
    lon: int | None
    lat: int | None
    """None where only the address is known."""
    quarter: str = ""
    """The name of a quarter of the town."""
    area_m2: int | None = None
    vacant_since: date | None = None
    contact: str = ""
    """Whom to ask about it, while it is available."""


def premises_import(*, actor: Actor, town: str, units: Sequence[Unit], source: str) -> None:
    """Enter the units of a list; nothing that is known already is changed."""
    require(actor, rights.MANAGE, town)
    if not units:
        return
    with transaction.atomic():
        row = Town.objects.held(slug=town)
        quarters = {quarter.name: quarter for quarter in row.quarters.all()}
        places = [
            Place(
                town=row,
                quarter=quarters.get(u.quarter),
                number=u.number,
                street=u.street,
                lon=u.lon,
                lat=u.lat,
            )
            for u in units
        ]
        Place.objects.bulk_create(places, batch_size=BATCH)
        now = timezone.now()
        rows = [
            Premises(
                place=place,
                vacant_since=unit.vacant_since,
                area_m2=unit.area_m2,
                contact=unit.contact.strip() if unit.vacant_since else "",
                checked_at=now,
            )
            for unit, place in zip(units, places, strict=True)
        ]
        Premises.objects.bulk_create(rows, batch_size=BATCH)
        vacant = sum(unit.vacant_since is not None for unit in units)
        event = events.PremisesImported(source=Slug(source), added=Count(len(units)), vacant=Count(vacant))
        record(event, town=town, actor=actor.person, subject=row.id)
