"""Writes of the till: how its export is read, and what a file of it tells; the till stays master."""

from collections.abc import Mapping as Dictionary
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput
from halles.kit.event import Count, PublicId, Slug
from halles.stalls.stock import rights
from halles.stalls.stock.commands.ledger import Writing, levels_held
from halles.stalls.stock.commands.till_items import items_added
from halles.stalls.stock.commands.till_levels import Levels, levels_told, recounted
from halles.stalls.stock.commands.till_rows import days_told, rows_kept
from halles.stalls.stock.engine.till import Mapping, Reading
from halles.stalls.stock.events import TillFileImported, TillMappingConfirmed
from halles.stalls.stock.models import Item, TillFile, TillMapping
from halles.stalls.stock.queries.till import Plan, sales_moment, till_mapping, till_plan


@dataclass(frozen=True)
class Told:
    """What a file changed."""

    lines: int
    refused: int
    known: int
    """Lines that an earlier file had told."""
    added: int
    """Items that the shop did not keep yet."""
    moved: int
    """Items of which the quantity changed."""
    by_hand: int
    """Items that are counted by hand, so left as they are."""
    older: int
    """Items of which something newer is known."""
    clashing: int
    """Lines of days that another kind of file told."""


def till_mapping_confirm(*, actor: Actor, town: str, organisation: str, mapping: Mapping) -> None:
    """Remember how a layout is read; confirmed again as it was, nothing happens."""
    require(actor, rights.KEEP, organisation)
    _check(mapping)
    digest = mapping.fingerprint()
    if till_mapping(organisation=organisation, digest=digest) == mapping:
        return
    with transaction.atomic():
        kept = {"mapping": mapping.to_json(), "confirmed_by": actor.person, "confirmed_at": timezone.now()}
        TillMapping.objects.update_or_create(organisation=organisation, digest=digest, defaults=kept)
        event = TillMappingConfirmed(organisation=PublicId(organisation))
        record(event, town=town, actor=actor.person, subject=organisation)


def till_file_read(
    *,
    actor: Actor,
    town: str,
    organisation: str,
    mapping: Mapping,
    reading: Reading,
    as_of: datetime | None = None,
    takes_over: bool = False,
) -> Told:
    """Take what a file tells: lines of sales not known yet, and the levels as of `as_of` (now, if None).

    The same file again, or one that overlaps, changes nothing twice; what the market handed over is in the
    till's sales too, and counts once. `takes_over`: the till also counts from now on what was counted by
    hand. All of it or nothing; one entry of the journal.
    """
    require(actor, rights.KEEP, organisation)
    if not (reading.sales or reading.levels):
        raise BadInput(gettext("No line of this file can be read."), advice=gettext("Nothing was changed."))
    with transaction.atomic():
        writing = Writing(organisation, town, actor.person, timezone.now())
        plan, added = _planned(writing, mapping, reading)
        file = _file(writing, mapping, reading, plan.merge.known, as_of)
        touched = rows_kept(organisation, plan.merge, mapping.grain)
        days_told(touched)
        levels = levels_told(writing, reading, plan.items, as_of=as_of or writing.at, takes_over=takes_over)
        moved = recounted(writing, file.pk, {item for item, _day, _until in touched} | levels.told)
        _record(actor, town, file)
    return _told(file, plan, levels, added=added, moved=moved)


def _planned(writing: Writing, mapping: Mapping, reading: Reading) -> tuple[Plan, int]:
    """Keep the shop's levels from other writers, add what is new, and return what the file brings.

    Its layouts are kept first: files of one shop are read one after the other, so that one sent twice at
    once adds an article once.
    """
    shop = writing.organisation
    list(TillMapping.objects.select_for_update().filter(organisation=shop).order_by("pk"))
    levels_held(Item.objects.filter(organisation=shop, archived_at=None).values_list("pk", flat=True))
    plan = till_plan(organisation=shop, reading=reading, mapping=mapping)
    added = items_added(writing, plan, reading)
    return (till_plan(organisation=shop, reading=reading, mapping=mapping) if added else plan), added


def _told(file: TillFile, plan: Plan, levels: Levels, *, added: int, moved: set[str]) -> Told:
    return Told(
        lines=file.lines,
        refused=file.refused,
        known=file.known,
        added=added,
        moved=len(moved | levels.moved),
        by_hand=levels.by_hand,
        older=levels.older,
        clashing=len(plan.merge.clashing),
    )


def _check(mapping: Mapping) -> None:
    """Raise BadInput where a layout lacks what a line needs."""
    if not {"code", "reference", "name"} & set(mapping.columns):
        raise BadInput(
            gettext("Which column names the article?"),
            advice=gettext("Choose the barcode, the reference or the name."),
        )
    twice = next((each for each in mapping.columns if each and mapping.columns.count(each) > 1), "")
    if twice:
        raise BadInput(
            gettext("Two columns say the same."), advice=gettext("Choose “left out” for one of them.")
        )
    needed: Dictionary[str, tuple[str, str]] = {
        "sales": ("sold", gettext("Which column says how many were sold?")),
        "stock": ("stock", gettext("Which column says how many are in stock?")),
    }
    for kind, (column, question) in needed.items():
        is_each = kind == "sales" and "ticket" in mapping.columns
        if mapping.kind in (kind, "both") and column not in mapping.columns and not is_each:
            raise BadInput(question, advice=gettext("Choose it in the list below its first lines."))


def _file(
    writing: Writing, mapping: Mapping, reading: Reading, known: int, as_of: datetime | None
) -> TillFile:
    is_stock = mapping.kind == "stock"
    return TillFile.objects.create(
        organisation=writing.organisation,
        kind=mapping.kind,
        lines=reading.lines,
        refused=len(reading.refused),
        known=known,
        as_of=(as_of or writing.at) if is_stock else sales_moment(reading, writing.at),
        read_at=writing.at,
        author=writing.author,
    )


def _record(actor: Actor, town: str, file: TillFile) -> None:
    event = TillFileImported(
        organisation=PublicId(file.organisation),
        what=Slug(file.kind),
        lines=Count(file.lines),
        refused=Count(file.refused),
        known=Count(file.known),
    )
    record(event, town=town, actor=actor.person, subject=file.organisation)
