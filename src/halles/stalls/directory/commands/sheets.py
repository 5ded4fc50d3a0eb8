"""Writes of sheets: add, edit, take back, restore an older version, say that all is still right."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit import versions
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, NotFound, Problem
from halles.kit.event import Count, PublicId
from halles.kit.text import slugify
from halles.stalls.directory import rights
from halles.stalls.directory.commands.fields import EDITED, fields_clean
from halles.stalls.directory.engine.merge import MERGED, merged, split
from halles.stalls.directory.events import SheetAdded, SheetConfirmed, SheetEdited
from halles.stalls.directory.models import LISTED, Sheet, SheetVersion
from halles.stalls.directory.queries import osm_values

KEPT = (*EDITED, "without")
VERSIONS_KEPT = timedelta(days=730)


class Changed(Problem):
    """Somebody else saved the sheet meanwhile; `revision` is theirs, to save again knowingly."""

    status = 409

    def __init__(self, revision: int) -> None:
        message = gettext("Somebody else changed this sheet while you were writing.")
        advice = gettext(
            "What you typed is kept below. Compare it with the sheet as it is now, then save again."
        )
        super().__init__(message, advice=advice)
        self.revision = revision


def sheet_create(*, actor: Actor, town: str, fields: Mapping[str, str], lon: int | None = None,
                 lat: int | None = None) -> Sheet:  # fmt: skip
    """Add a shop or service that no file knows."""
    require(actor, rights.ADD, town)
    clean = fields_clean({"name": "", **fields})
    if not clean.get("category"):
        raise BadInput(gettext("Choose a kind in the list."), field="category")
    with transaction.atomic():
        slug = _free_slug(town, clean["name"])
        sheet = Sheet.objects.create(town=town, slug=slug, lon=lon, lat=lat, **clean)
        record(SheetAdded(sheet=PublicId(sheet.id)), town=town, actor=actor.person, subject=sheet.id)
    return sheet


def sheet_edit(*, actor: Actor, sheet: Sheet, revision: int, fields: Mapping[str, str]) -> int:
    """Save what the holder wrote and return the new version's number; fields not given stay as they are.

    `revision` is the number the writer started from: raise Changed if it is no longer the latest.
    """
    require(actor, rights.EDIT, sheet)
    clean = fields_clean(fields)
    with transaction.atomic():
        row = _locked(sheet)
        if row.revision != revision:
            raise Changed(row.revision)
        theirs = osm_values(row.osm)
        own, without = split({**merged(vars(row), theirs, row.without)[0], **clean}, theirs)
        own |= {name: clean[name] for name in EDITED if name in clean and name not in MERGED}
        return _save(row, {**own, "without": without}, actor)


def sheet_undo(*, actor: Actor, sheet: Sheet, revision: int) -> int:
    """Take back the latest save, for ten minutes after it; what was before is a new version."""
    require(actor, rights.EDIT, sheet)
    with transaction.atomic():
        row = _locked(sheet)
        if row.revision != revision:
            raise Changed(row.revision)
        saved = row.versions.filter(number=revision).values_list("created_at", flat=True).first()
        if revision < 2 or not versions.is_undoable(saved, now=timezone.now()):
            advice = gettext("An older version can be taken back from the list of versions.")
            raise BadInput(gettext("The ten minutes have passed."), advice=advice)
        return _save(row, versions.fields_at(row.versions, revision - 1) or {}, actor)


def sheet_restore(*, actor: Actor, sheet: Sheet, number: int) -> int:
    """Take back version `number`, as a new version: nothing of what came since is lost."""
    require(actor, rights.EDIT, sheet)
    with transaction.atomic():
        row = _locked(sheet)
        fields = versions.fields_at(row.versions, number)
        if fields is None:
            raise NotFound(gettext("There is no such version of this sheet."))
        return _save(row, fields, actor)


def sheet_confirm(*, actor: Actor, sheet: Sheet) -> None:
    """Note that the holder says all is still right; a second time within ten minutes does nothing."""
    require(actor, rights.EDIT, sheet)
    with transaction.atomic():
        row = _locked(sheet)
        if versions.is_undoable(row.confirmed_at, now=timezone.now()):
            return
        row.confirmed_at = timezone.now()
        row.save(update_fields=["confirmed_at"])
        record(SheetConfirmed(sheet=PublicId(row.id)), town=row.town, actor=actor.person, subject=row.id)


def versions_sweep(*, actor: Actor, now: datetime) -> int:
    """Delete versions that are two years old, but for each sheet's latest; return how many.

    No journal entry: nothing changes for anybody but the space taken.
    """
    require(actor, rights.SWEEP)
    old = SheetVersion.objects.filter(created_at__lt=now - VERSIONS_KEPT)
    return old.exclude(number=F("sheet__revision")).delete()[0]


def _save(row: Sheet, fields: Mapping[str, Any], actor: Actor) -> int:
    """Write `fields` on the sheet, keep them as a version, tell the journal; or nothing if nothing is new."""
    before = versions.values_of(row, KEPT)
    after = {**before, **fields}
    if after == before:
        return row.revision
    for name, value in after.items():
        setattr(row, name, value)
    row.revision = versions.keep(row.versions, before=before, after=after, author=actor.person)
    row.confirmed_at = timezone.now()
    row.save(update_fields=[*KEPT, *LISTED, "revision", "confirmed_at"])
    event = SheetEdited(sheet=PublicId(row.id), revision=Count(row.revision))
    record(event, town=row.town, actor=actor.person, subject=row.id)
    return row.revision


def _locked(sheet: Sheet) -> Sheet:
    """Return the row as it is now, kept from other writers until the transaction ends."""
    return Sheet.objects.select_for_update(of=("self",)).select_related("osm").get(pk=sheet.pk)


def _free_slug(town: str, name: str) -> str:
    base = slugify(name)
    taken = set(Sheet.objects.filter(town=town, slug__startswith=base).values_list("slug", flat=True))
    return next(s for n in range(1, len(taken) + 2) if (s := base if n == 1 else f"{base}-{n}") not in taken)
