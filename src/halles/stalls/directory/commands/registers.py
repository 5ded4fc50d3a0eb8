"""Write what a file of a register changes: its rows, the sheets nobody holds, never a holder's words."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.event import Count, Slug
from halles.stalls.directory.commands.places import BATCH, free_slug, must_be_real
from halles.stalls.directory.engine.registers import Change, Entry, RowChange, words_of
from halles.stalls.directory.events import RegisterImported
from halles.stalls.directory.models import LISTED, RegisterPlace, Sheet
from halles.town.rights import MANAGE

_KEPT = (
    "name", "category", "number", "street", "postcode", "lon", "lat", "activity", "is_active", "is_public",
)  # fmt: skip


def register_import(*, actor: Actor, town: str, register: str, change: Change) -> None:
    """Write the difference that a whole file makes, with one journal entry; nothing when there is none.

    A new shop gets a sheet of its own, filled with the register's words. One that closed is no longer
    published, unless somebody holds its sheet.
    """
    require(actor, MANAGE, town)
    with transaction.atomic():
        must_be_real(town)
        if not change:
            return
        made = _make_sheets(town, [row for row in change.rows if row.makes_sheet])
        now = timezone.now()
        _add_rows(town, register, [row for row in change.rows if row.is_new], made, now)
        _change_rows(town, register, [row for row in change.rows if not row.is_new], made, now)
        touched = _change_sheets(change)
        event = RegisterImported(
            register=Slug(register),
            added=Count(sum(row.is_new for row in change.rows)),
            changed=Count(sum(not row.is_new and row.entry.is_active for row in change.rows)),
            closed=Count(sum(not row.is_new and not row.entry.is_active for row in change.rows)),
        )
        topics = [f"{town}/directory/{sheet}" for sheet in sorted(touched)]
        record(event, town=town, actor=actor.person, topics=topics)


def _make_sheets(town: str, rows: list[RowChange]) -> dict[str, str]:
    """Add a sheet for each row that needs one; return them by reference."""
    taken = set(Sheet.objects.filter(town=town).values_list("slug", flat=True))
    made: dict[str, str] = {}
    sheets = []
    for row in rows:
        slug = free_slug(row.entry.name, row.entry.street, taken)
        sheet = Sheet(town=town, slug=slug, **words_of(row.entry))
        made[row.entry.reference] = sheet.pk
        sheets.append(sheet)
    Sheet.objects.bulk_create(sheets, batch_size=BATCH)
    return made


def _add_rows(
    town: str, register: str, rows: Iterable[RowChange], made: dict[str, str], now: datetime
) -> None:
    fresh = [
        RegisterPlace(
            town=town,
            register=register,
            reference=row.entry.reference,
            sheet_id=_sheet_of(row, made),
            seen_at=now,
            **_values(row.entry),
        )
        for row in rows
    ]
    RegisterPlace.objects.bulk_create(fresh, batch_size=BATCH)


def _change_rows(
    town: str, register: str, rows: Iterable[RowChange], made: dict[str, str], now: datetime
) -> None:
    for row in rows:
        kept = RegisterPlace.objects.filter(town=town, register=register, reference=row.entry.reference)
        kept.update(sheet_id=_sheet_of(row, made), seen_at=now, **_values(row.entry))


def _sheet_of(row: RowChange, made: dict[str, str]) -> str | None:
    return made.get(row.entry.reference) or row.sheet or None


def _values(entry: Entry) -> dict[str, object]:
    return {**{name: getattr(entry, name) for name in _KEPT}, "told": dict(entry.told)}


def _change_sheets(change: Change) -> set[str]:
    """Write what changes in sheets that nobody holds; return them."""
    free = Sheet.objects.select_for_update(of=("self",)).filter(organisation="")
    for sheet in free.filter(pk__in=change.words).select_related("osm"):
        for name, value in change.words[sheet.pk].items():
            setattr(sheet, name, value)
        sheet.save(update_fields=[*change.words[sheet.pk], *LISTED])
    for start in range(0, len(change.hide), BATCH):
        free.filter(pk__in=change.hide[start : start + BATCH]).update(is_published=False)
    free.filter(pk__in=change.show).update(is_published=True)
    free.filter(pk__in=change.drop).delete()
    return {*change.words, *change.hide, *change.show, *change.drop}
