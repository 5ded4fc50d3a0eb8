"""Levels that a till tells, and levels worked out again from facts alone; within a till's file."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from typing import NamedTuple

from django.db.models import F
from django.utils import timezone

from halles.stalls.stock.commands.ledger import LOOKED, Entry, Writing, levels_held, write
from halles.stalls.stock.engine.till import At, Facts, Reading, level
from halles.stalls.stock.models import Item, Level, Movement, Reason, Source, TillRow, Unit
from halles.stalls.stock.queries.till import chunks, steps, told_until

_THOUSAND = 1000
_OTHERS = frozenset({Reason.COUNTED, Reason.RECEIVED, Reason.THROWN_AWAY, Reason.CORRECTED, Reason.TILL})
_HANDED = frozenset({Reason.HANDED_OVER, Reason.BROUGHT_BACK})


@dataclass
class Levels:
    """What came of the levels in a file."""

    told: set[str] = field(default_factory=set)
    moved: set[str] = field(default_factory=set)
    by_hand: int = 0
    older: int = 0


class _Line(NamedTuple):
    """A movement since an item was last looked at."""

    pk: str
    reason: str
    change: int
    on_hand: int
    reference: str
    at: datetime


def levels_told(
    writing: Writing, reading: Reading, items: dict[str, Item], *, as_of: datetime, takes_over: bool
) -> Levels:
    """Set the levels that a file tells of a moment; what is counted by hand stays, unless taken over."""
    found, told, by_id = Levels(), dict[str, int](), {}
    for line in reading.levels:
        item = items.get(line.article.key)
        if item is not None:
            told[item.pk] = told.get(item.pk, 0) + line.quantity
            by_id[item.pk] = item
    levels = levels_held(told)
    for pk in list(told):
        if levels[pk].source == Source.HAND and levels[pk].seen_at is not None and not takes_over:
            found.by_hand += 1
            del told[pk]
        elif _seen(levels[pk]) > as_of:
            found.older += 1
            del told[pk]
    mark = _mark(as_of, reading)
    entries = [
        Entry(pk, Reason.TILL, counted=steps(by_id[pk], quantity), reference=mark)
        for pk, quantity in sorted(told.items())
    ]
    written = write(replace(writing, at=as_of), entries, source=Source.TILL)
    found.told = {movement.item_id for movement in written}
    found.moved = {movement.item_id for movement in written if movement.change}
    return found


def _seen(row: Level) -> datetime:
    return row.seen_at or datetime.min.replace(tzinfo=timezone.get_current_timezone())


def _mark(as_of: datetime, reading: Reading) -> str:
    """Return what is the same for the same levels told of the same day: they are the same file, sent twice.

    Taken again later that day they would undo what was sold since.
    """
    told = sorted((line.article.key, line.quantity) for line in reading.levels)
    return sha256(repr((timezone.localdate(as_of).isoformat(), told)).encode()).hexdigest()


def recounted(writing: Writing, reference: str, items: Iterable[str]) -> set[str]:
    """Work levels out again from what is known of each item; return those that changed.

    An item that nobody looked at has no level to speak of: its sales are kept, its quantity is not known.
    """
    wanted = sorted(items)
    levels = {pk: row for pk, row in levels_held(wanted).items() if row.seen_at is not None}
    until = told_until(organisation=writing.organisation)
    entries = []
    for some in chunks(sorted(levels)):
        units = dict(Item.objects.filter(pk__in=some).values_list("pk", "unit"))
        lines, sold = _movements(some), _sold(some)
        for pk in some:
            factor = 1 if units[pk] == Unit.KILO else _THOUSAND
            facts = _facts(lines[pk], sold[pk], factor, until)
            change = round(level(facts) / factor) - levels[pk].on_hand if facts else 0
            if change:
                entries.append(Entry(pk, Reason.SOLD, change=change, reference=reference))
    return {movement.item_id for movement in write(writing, entries)}


def _movements(items: list[str]) -> dict[str, list[_Line]]:
    """Return the movements of items since each was last looked at."""
    found: dict[str, list[_Line]] = defaultdict(list)
    rows = Movement.objects.filter(item__in=items, occurred_at__gte=F("item__level__seen_at"))
    names = ("item", "pk", "reason", "change", "on_hand", "reference", "occurred_at")
    for item, *line in rows.order_by("number").values_list(*names):
        found[item].append(_Line(*line))
    return found


def _sold(items: list[str]) -> dict[str, list[At]]:
    """Return the till's lines of items since each was last looked at, in thousandths."""
    found: dict[str, list[At]] = defaultdict(list)
    rows = TillRow.objects.filter(item__in=items, at__gt=F("item__level__seen_at"))
    for item, at, quantity in rows.values_list("item", "at", "quantity"):
        found[item].append(At(at, quantity))
    return found


def _facts(lines: list[_Line], sold: list[At], factor: int, until: datetime | None) -> Facts | None:
    """Return all that is known of an item since it was last looked at, in thousandths."""
    back = {line.reference for line in lines if line.reason == Reason.CORRECTED}
    looked = [line for line in lines if line.reason in LOOKED and line.pk not in back]
    latest = max(reversed(looked), key=lambda line: line.at, default=None) or next(
        (line for line in lines if line.reason == Reason.RECEIVED), None
    )
    if latest is None:
        return None
    return Facts(
        stock=latest.on_hand * factor,
        as_of=latest.at,
        sold=sold,
        handed_over=[At(line.at, -line.change * factor) for line in lines if line.reason in _HANDED],
        others=[
            At(line.at, line.change * factor) for line in lines if line.reason in _OTHERS and line != latest
        ],
        told_until=until,
    )
