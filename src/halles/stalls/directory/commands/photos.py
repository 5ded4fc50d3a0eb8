"""Writes of photos: add, take back, put back, and the files' end once nobody can put them back."""

from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit import images
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, NotFound
from halles.kit.event import PublicId
from halles.kit.versions import UNDO, is_undoable
from halles.stalls.directory import rights
from halles.stalls.directory.commands.fields import plain
from halles.stalls.directory.events import PhotoAdded, PhotoWithdrawn
from halles.stalls.directory.models import Photo, Sheet

MOST_PHOTOS = 6
MOST_ALT = 200
ORPHAN_AFTER = timedelta(hours=1)
"""A file that no row knows after that time comes from a command cut short."""


def photos_folder() -> Path:
    """Return where the photos of all sheets are."""
    return Path(settings.MEDIA_ROOT) / "directory"


def photo_add(*, actor: Actor, sheet: Sheet, data: bytes, alt: str) -> str:
    """Add a photo and return its id; `alt` says in words what it shows.

    The files are written first, so that no row ever points to nothing; they go if the rows fail.
    """
    require(actor, rights.EDIT, sheet)
    alt = plain(alt, lines=False)
    if not alt:
        raise BadInput(
            gettext("Say in a few words what the photo shows, for those who do not see it."), field="alt"
        )
    if len(alt) > MOST_ALT:
        raise BadInput(gettext("This description is too long: 200 characters at most."), field="alt")
    prepared = images.prepare(data)
    name = images.keep(prepared, photos_folder())
    try:
        return _insert(actor, sheet, name, prepared, alt)
    except BaseException:
        images.remove(name, photos_folder())
        raise


def _insert(actor: Actor, sheet: Sheet, name: str, prepared: images.Prepared, alt: str) -> str:
    with transaction.atomic():
        Sheet.objects.select_for_update().get(pk=sheet.pk)
        if sheet.photos.filter(withdrawn_at=None).count() >= MOST_PHOTOS:
            advice = gettext("Remove one before you add another.")
            raise BadInput(gettext("A sheet shows six photos at most."), field="photo", advice=advice)
        photo = Photo.objects.create(
            sheet=sheet, author=actor.person, file=name, alt=alt, width=prepared.width, height=prepared.height
        )
        event = PhotoAdded(sheet=PublicId(sheet.id), photo=PublicId(photo.id))
        record(event, town=sheet.town, actor=actor.person, subject=sheet.id)
    return str(photo.id)


def photo_withdraw(*, actor: Actor, sheet: Sheet, photo: str) -> None:
    """Stop showing a photo; its files are deleted ten minutes later."""
    require(actor, rights.EDIT, sheet)
    with transaction.atomic():
        row = _locked(sheet, photo)
        if row.withdrawn_at:
            return
        row.withdrawn_at = timezone.now()
        row.save(update_fields=["withdrawn_at"])
        event = PhotoWithdrawn(sheet=PublicId(sheet.id), photo=PublicId(row.id))
        record(event, town=sheet.town, actor=actor.person, subject=sheet.id)


def photo_restore(*, actor: Actor, sheet: Sheet, photo: str) -> None:
    """Show again a photo withdrawn less than ten minutes ago."""
    require(actor, rights.EDIT, sheet)
    with transaction.atomic():
        row = _locked(sheet, photo)
        if not row.withdrawn_at:
            return
        if not is_undoable(row.withdrawn_at, now=timezone.now()):
            raise BadInput(gettext("The ten minutes have passed."), advice=gettext("Send the photo again."))
        row.withdrawn_at = None
        row.save(update_fields=["withdrawn_at"])
        event = PhotoAdded(sheet=PublicId(sheet.id), photo=PublicId(row.id))
        record(event, town=sheet.town, actor=actor.person, subject=sheet.id)


def photos_sweep(*, actor: Actor, now: datetime) -> int:
    """Delete the photos withdrawn too long ago to come back, and files no row knows; return how many photos.

    No journal entry: the withdrawal was one, and nothing changes for anybody since. Rows go first: a
    file left behind by a crash is found as an orphan the next time.
    """
    require(actor, rights.SWEEP)
    with transaction.atomic():
        gone = Photo.objects.filter(withdrawn_at__lte=now - UNDO)
        names = list(gone.values_list("file", flat=True))
        gone.delete()
    for name in names:
        images.remove(name, photos_folder())
    _remove_orphans(now)
    return len(names)


def _remove_orphans(now: datetime) -> None:
    known = set(Photo.objects.values_list("file", flat=True))
    before = (now - ORPHAN_AFTER).timestamp()
    for path in photos_folder().glob("*-[sl].*"):
        if path.stem.rpartition("-")[0] not in known and path.stat().st_mtime < before:
            path.unlink(missing_ok=True)


def _locked(sheet: Sheet, photo: str) -> Photo:
    row = Photo.objects.select_for_update().filter(sheet=sheet, pk=photo).first()
    if not row:
        raise NotFound(gettext("There is no such photo on this sheet."))
    return row
