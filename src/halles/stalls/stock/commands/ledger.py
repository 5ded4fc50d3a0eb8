"""The one way to write a line of a shop's ledger: locked, numbered, chained, its item's level with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from halles.kit import chain
from halles.stalls.stock.engine.ledger import Line, content
from halles.stalls.stock.models import Level, Movement, Reason, ShopChoice, Source

LOOKED = frozenset({Reason.COUNTED, Reason.TILL})
"""Somebody, or the till, said how many there are."""
_LEVEL = ("on_hand", "source", "seen_at", "emptied_at")


@dataclass(frozen=True)
class Entry:
    """What is to be written of an item: a change, or the quantity that was counted."""

    item: str
    reason: Reason
    change: int = 0
    counted: int | None = None
    """What there is, whatever the ledger said; `change` is then worked out."""
    reference: str = ""
    """Of an item, a reason and a reference there is one line: what was written before is left out."""


@dataclass(frozen=True)
class Writing:
    """Whose ledger is written, by whom (a person's id, or empty) and when."""

    organisation: str
    town: str
    author: str
    at: datetime


def write(writing: Writing, entries: Sequence[Entry], *, source: Source | None = None) -> list[Movement]:
    """Write lines in order, in the caller's transaction; return those that were not there before.

    Levels are locked in the order of their items, then the shop's chain: two writers never wait for each
    other. `source`: who owns the quantities from now on; None: whoever does.
    """
    if not entries:
        return []
    levels = levels_held(entry.item for entry in entries)
    number, head = chain_held(writing)
    known = _known(entries)
    movements: list[Movement] = []
    for entry in entries:
        key = (entry.item, str(entry.reason), entry.reference)
        if entry.reference and key in known:
            continue
        known.add(key)
        number += 1
        movement = _line(writing, entry, levels[entry.item], number, head)
        head = movement.head
        _move(levels[entry.item], movement, source)
        movements.append(movement)
    Movement.objects.bulk_create(movements)
    moved = [levels[pk] for pk in sorted({movement.item_id for movement in movements})]
    Level.objects.bulk_create(  # an upsert: ten times faster than an update of thousands of levels
        moved, batch_size=500, update_conflicts=True, unique_fields=["item"], update_fields=_LEVEL
    )
    return movements


def levels_held(items: Iterable[str]) -> dict[str, Level]:
    """Return the levels of items by item, kept from other writers until the transaction ends."""
    wanted = sorted(set(items))
    rows = Level.objects.select_for_update().filter(item__in=wanted).order_by("item")
    found = {row.item_id: row for row in rows}
    if len(found) < len(wanted):
        missing = [Level(item_id=pk) for pk in wanted if pk not in found]
        Level.objects.bulk_create(missing, ignore_conflicts=True)
        found = {row.item_id: row for row in rows.all()}
    return found


def chain_held(writing: Writing) -> tuple[int, str]:
    """Keep a shop's ledger from other writers; return the number and the head of its last line."""
    ShopChoice.objects.select_for_update().get_or_create(
        organisation=writing.organisation, defaults={"town": writing.town}
    )
    lines = Movement.objects.filter(organisation=writing.organisation).order_by("-number")
    return lines.values_list("number", "head").first() or (0, chain.START)


def _known(entries: Sequence[Entry]) -> set[tuple[str, str, str]]:
    references = {entry.reference for entry in entries} - {""}
    if not references:
        return set()
    rows = Movement.objects.filter(item__in={entry.item for entry in entries}, reference__in=references)
    return set(rows.values_list("item", "reason", "reference"))


def _line(writing: Writing, entry: Entry, level: Level, number: int, head: str) -> Movement:
    change = entry.change if entry.counted is None else entry.counted - level.on_hand
    on_hand = level.on_hand + change
    line = Line(number, entry.item, change, on_hand, str(entry.reason), entry.reference, writing.at)
    return Movement(
        organisation=writing.organisation,
        number=number,
        item_id=entry.item,
        change=change,
        on_hand=on_hand,
        reason=entry.reason,
        reference=entry.reference,
        occurred_at=writing.at,
        author=writing.author,
        head=chain.link(head, content(line)),
    )


def _move(level: Level, movement: Movement, source: Source | None) -> None:
    """Bring a level to what a line says."""
    level.on_hand = movement.on_hand
    if source is not None:
        level.source = source
    is_first_delivery = movement.reason == Reason.RECEIVED and level.seen_at is None and level.on_hand > 0
    if movement.reason in LOOKED or is_first_delivery:
        level.seen_at = movement.occurred_at
    is_empty = level.seen_at is not None and level.on_hand <= 0
    level.emptied_at = (level.emptied_at or movement.occurred_at) if is_empty else None
