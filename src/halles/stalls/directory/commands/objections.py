"""A shop that holds no sheet asks that its sheet be removed; the town may find that it was mischief."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import NotFound, Refused
from halles.kit.event import Count, PublicId
from halles.kit.ratelimit import Limit, hit
from halles.kit.text import fold
from halles.stalls.directory import rights
from halles.stalls.directory.engine.merge import merged
from halles.stalls.directory.engine.objections import marks_kept
from halles.stalls.directory.events import ObjectionLifted, SheetObjected
from halles.stalls.directory.models import Objection, OsmPlace, Sheet
from halles.stalls.directory.queries import osm_values
from halles.stalls.directory.queries.objections import LIFTABLE, can_object, digest_of
from halles.town.public import address_key

CALLER = Limit("directory.objection", most=3, seconds=86_400)
"""Somebody has one shop, perhaps two."""
TOWN = Limit("directory.objections-of-town", most=30, seconds=86_400)
"""Many callers together do not empty a directory before its town sees it."""


def sheet_object(*, actor: Actor, sheet: Sheet, caller: str) -> None:
    """Remove a sheet that nobody holds at once, and keep what knows it again when a file brings it back.

    `caller` stands for the network that asks (see `kit.ratelimit`). Nothing readable is kept of the shop.
    """
    require(actor, rights.OBJECT, sheet)
    hit(CALLER, caller)
    hit(TOWN, sheet.town)
    with transaction.atomic():
        row = Sheet.objects.select_for_update(of=("self",)).select_related("osm").filter(pk=sheet.pk).first()
        if row is None:
            raise NotFound(gettext("This sheet is no longer here."))
        if not can_object(sheet=row.pk, organisation=row.organisation, category=row.listed_category):
            raise Refused(
                gettext("This sheet cannot be removed here."),
                advice=gettext("It is held by its shop, or a public service is on it: call the town hall."),
            )
        _keep_marks(row)
        _forget(row)
        record(SheetObjected(sheet=PublicId(sheet.pk)), town=row.town, actor=actor.person, subject=sheet.pk)


def _keep_marks(sheet: Sheet) -> None:
    rows = list(sheet.registered.all())
    numbers = [(row.register, row.reference) for row in rows]
    numbers += [("osm", sheet.osm.osm)] if sheet.osm else []
    shown = merged(vars(sheet), osm_values(sheet.osm), sheet.without)[0]
    told = [(shown["name"], shown["number"], shown["street"], sheet.lon, sheet.lat)]
    told += [(each.name, each.number, each.street, each.lon, each.lat) for each in (*rows, sheet.osm) if each]
    marks: set[str] = set()
    for name, number, street, lon, lat in told:
        at = (lon, lat) if lon is not None and lat is not None else None
        marks.update(
            marks_kept(numbers=numbers, folded=fold(name), address=address_key(number, street), at=at)
        )
    now = timezone.now()  # one moment for all: it is by this that they are one objection
    fresh = [Objection(town=sheet.town, digest=digest_of(sheet.town, mark), created_at=now) for mark in marks]
    Objection.objects.bulk_create(fresh, ignore_conflicts=True)


def _forget(sheet: Sheet) -> None:
    """Delete the sheet and what the map says of it; of a register only the number stays, and the activity."""
    osm, registered = sheet.osm_id, sheet.registered.all()
    registered.update(
        is_public=False, name="", number="", street="", postcode="", lon=None, lat=None, told={}, sheet=None
    )
    sheet.delete()
    OsmPlace.objects.filter(pk=osm).delete()


def objection_lift(*, actor: Actor, town: str, objection: str) -> None:
    """Find that an objection was mischief, within 30 days: the next import brings the shop back."""
    require(actor, rights.LIFT, town)
    with transaction.atomic():
        row = Objection.objects.select_for_update().filter(pk=objection, town=town).first()
        if row is None:
            raise NotFound(gettext("This objection is no longer here."))
        if timezone.now() - row.created_at > LIFTABLE:
            raise Refused(
                gettext("This objection is older than 30 days: it stands."),
                advice=gettext("If the shop wants a sheet again, add it by hand and give it its letter."),
            )
        marks = Objection.objects.filter(town=town, created_at=row.created_at).delete()[0]
        event = ObjectionLifted(objection=PublicId(objection), marks=Count(marks))
        record(event, town=town, actor=actor.person, subject=objection)
