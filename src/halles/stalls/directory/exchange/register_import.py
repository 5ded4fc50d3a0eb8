"""Bring a file of a public register into a town: say what it changes, then write it in one transaction."""

from collections.abc import Callable
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from halles.kit.actor import Actor
from halles.kit.importer import Preview
from halles.kit.progress import Progress
from halles.stalls.directory.commands.registers import register_import
from halles.stalls.directory.engine.registers import Vacancy
from halles.stalls.directory.exchange.sirene_read import RegisterFile
from halles.stalls.directory.models import RegisterPlace
from halles.stalls.directory.queries.registers import RegisterChange, register_change
from halles.town.public import (
    AddressBook,
    Unit,
    address_book,
    address_key,
    premises_import,
    premises_list,
    premises_vacate,
    town_to_fill,
)

Read = Callable[..., RegisterFile]
SHOWN = 40


def register_look(
    path: Path, *, register: str, town: str, read: Read, progress: Progress, is_partial: bool = False
) -> Preview:
    """Read a file with `read` and say what it would change; `is_partial`: it is about its own owners only."""
    row = town_to_fill(slug=town)
    book: AddressBook = address_book(town=row.slug)
    file = read(path, town=row, book=book, progress=progress)

    def see() -> RegisterChange:
        owners = {entry.told.get("COLL_SIRET", "") for entry in file.entries}
        return register_change(
            town=row.slug,
            register=register,
            found=file.entries,
            occupied=file.occupied,
            today=timezone.localdate(),
            is_ours=lambda kept: not is_partial or kept.told.get("COLL_SIRET", "") in owners,
        )

    seen = see()

    def take(actor: Actor) -> list[str]:
        with transaction.atomic():
            fresh = see()
            register_import(actor=actor, town=row.slug, register=register, change=fresh.change)
            _vacate(actor, row.slug, register, fresh.change.vacant, book)
        return [_("Done: %(town)s is under /%(slug)s/.") % {"town": row.name, "slug": row.slug}]

    lines = (*about_file(file), *about_change(seen))
    return Preview(lines, changes=bool(seen.change), is_first=seen.is_first, take=take)


def is_done(register: str, town: str) -> bool:
    """Say whether a town has something from a register."""
    return RegisterPlace.objects.filter(town=town, register=register).exists()


def about_file(file: RegisterFile) -> list[str]:
    """Say what was read, and what was left out."""
    read = ngettext("Read: %d establishment.", "Read: %d establishments.", len(file.entries))
    left = ({"count": n, "what": what} for what, n in file.left_out.items())
    return [
        read % len(file.entries),
        *(_("Left out or kept without a name: %(count)d %(what)s.") % words for words in left),
    ]


def about_change(seen: RegisterChange) -> list[str]:
    """Say what would change; each sheet by name where something was there before."""
    change, rows = seen.change, seen.change.rows
    made = sum(row.makes_sheet for row in rows)
    linked = sum(row.is_new and bool(row.sheet) and row.entry.is_active for row in rows)
    counts = {"made": made, "linked": linked, "reworded": len(change.words), "gone": len(change.hide)}
    lines = [
        _(
            "Sheets: %(made)d new, %(linked)d known already and linked, %(reworded)d changed, "
            "%(gone)d no longer published."
        )
        % counts,
        _("Premises that become available: %d.") % len(change.vacant),
        *(_left_alone()[what] % n for what, n in sorted(change.counts.items())),
    ]
    if seen.objected:
        lines.append(_("Kept out, for their owner objected: %d.") % seen.objected)
    return lines if seen.is_first else [*lines, *_details(seen)]


def _left_alone() -> dict[str, str]:
    return {
        "held": _("Closed says the register, but held by their shop, so left alone: %d."),
        "hushed": _("No longer public in the register; what other sources say of them stays: %d."),
        "long-closed": _("Closed over three years ago, so not told as available premises: %d."),
        "nameless": _("Without any name in the register, so without a sheet: %d."),
        "occupied": _("Closed where somebody else is active, so not available premises: %d."),
    }


def _details(seen: RegisterChange) -> list[str]:
    signs = {True: "+", False: "~"}
    details = [
        f"  {signs[row.makes_sheet] if row.entry.is_active else '−'} {row.entry.reference} {row.entry.name}"
        for row in seen.change.rows
    ]
    more = len(details) - SHOWN
    if more > 0:
        details = [*details[:SHOWN], ngettext("  … and %d more line.", "  … and %d more lines.", more) % more]
    return details


def _vacate(actor: Actor, town: str, register: str, vacant: list[Vacancy], book: AddressBook) -> None:
    """Say that premises are available: known ones are found by their address, others are entered."""
    known = {address_key(unit.place.number, unit.place.street): unit for unit in premises_list(town=town)}
    units = []
    for each in vacant:
        unit = known.get(address_key(each.number, each.street))
        if unit is None:
            at = (each.lon, each.lat) if each.lon is not None else book.at(each.number, each.street)
            lon, lat = at or (None, None)
            units.append(Unit(each.number, each.street[:160], lon, lat, vacant_since=each.since))
        elif unit.vacant_since is None:
            premises_vacate(actor=actor, town=town, premises=unit.pk, since=each.since)
    premises_import(actor=actor, town=town, units=units, source=register)
