"""What a shop leaves when its only member closes it: its own words go, what the public map says stays."""

from functools import partial

from django.db import transaction

from halles.journal.commands import record
from halles.kit import images
from halles.kit.actor import Actor, require
from halles.kit.event import PublicId
from halles.stalls.directory import rights
from halles.stalls.directory.commands.photos import photos_folder
from halles.stalls.directory.commands.sheets import KEPT
from halles.stalls.directory.events import SheetReleased
from halles.stalls.directory.models import LISTED, Photo, Sheet

WRITTEN = (
    *KEPT, "lon", "lat", "organisation", "revision", "confirmed_at", "claimed_at", "doubted_at",
    "hidden_reason",
)  # fmt: skip
"""What a sheet owes to its holder; whether the town hall hides it is not hers to undo."""

LIVING = ("versions", "special_hours", "news", "photos", "pitches", "holiday_questions")
"""What hangs on a sheet and is its holder's: rows, each after those that point to it."""


def organisation_close(*, actor: Actor, organisation: str) -> None:
    """Free the sheets of an organisation that closes.

    One that OpenStreetMap knows is as before its holder came; one that stood on words alone is deleted.
    """
    with transaction.atomic():
        held = Sheet.objects.select_for_update(of=("self",)).select_related("osm")
        for sheet in held.filter(organisation=organisation).order_by("pk"):
            require(actor, rights.EDIT, sheet)
            _release(actor, sheet)


def _release(actor: Actor, sheet: Sheet) -> None:
    names = list(Photo.objects.filter(sheet=sheet).values_list("file", flat=True))
    freed, town = sheet.pk, sheet.town
    if sheet.osm_id:
        for related in (getattr(sheet, name) for name in LIVING):
            related.all().delete()
        unwritten = Sheet()
        for name in WRITTEN:
            setattr(sheet, name, getattr(unwritten, name))
        sheet.save(update_fields=[*WRITTEN, *LISTED])
    else:
        sheet.delete()
    record(SheetReleased(sheet=PublicId(freed)), town=town, actor=actor.person, subject=freed)
    # Files last: one left behind by a crash is known to no row, and the sweep takes it.
    transaction.on_commit(partial(_remove_files, names))


def _remove_files(names: list[str]) -> None:
    for name in names:
        images.remove(name, photos_folder())
