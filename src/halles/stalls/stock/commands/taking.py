"""Write of a stock-taking: what was found on the shelf, new or known, counted once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput
from halles.kit.event import PublicId, Slug
from halles.stalls.stock import rights
from halles.stalls.stock.commands.fields import quantity_clean
from halles.stalls.stock.commands.items import item_add
from halles.stalls.stock.commands.ledger import Entry, Writing, chain_held, levels_held, write
from halles.stalls.stock.events import StockMoved
from halles.stalls.stock.models import Item, Level, Movement, Reason, Source, Unit


@dataclass(frozen=True)
class Found:
    """So many of an item; where `item` is empty, of a new one of this name."""

    counted: int
    item: str = ""
    name: str = ""
    barcode: str = ""
    unit: str = Unit.PIECE
    is_perishable: bool = False


def stock_take(
    *, actor: Actor, town: str, organisation: str, found: Sequence[Found], key: str
) -> list[Movement]:
    """Count several items at once, adding those that are new; the same `key` twice is once.

    All or nothing: raises BadInput where one cannot be counted, its field the place in `found`.
    """
    require(actor, rights.KEEP, organisation)
    writing = Writing(organisation, town, actor.person, timezone.now())
    with transaction.atomic():
        levels = _levels(organisation, found)
        chain_held(writing)  # before new items are told: a list sent twice at once waits here
        lines = Movement.objects.filter(organisation=organisation, reference=key, reason=Reason.COUNTED)
        before = list(lines) if key else []
        if before:
            return before
        _check_owners(levels)
        written = write(writing, _entries(actor, writing, found, key, known=levels.keys()))
        for line in written:
            event = StockMoved(
                item=PublicId(line.item_id), reason=Slug("counted"), movement=PublicId(line.pk)
            )
            record(event, town=town, actor=actor.person, subject=line.item_id)
    return written


def _levels(organisation: str, found: Sequence[Found]) -> dict[str, Level]:
    """Return the quantities of those items in `found` that the shop keeps, locked."""
    asked = [each.item for each in found if each.item]
    kept = Item.objects.filter(pk__in=asked, organisation=organisation, archived_at=None)
    return levels_held(kept.values_list("pk", flat=True))


def _check_owners(levels: Mapping[str, Level]) -> None:
    """Raise BadInput where the till owns a quantity."""
    owned = [pk for pk, level in levels.items() if level.source == Source.TILL]
    if owned:
        names = Item.objects.filter(pk__in=owned).order_by("name").values_list("name", flat=True)
        message = gettext("Counted by your till: %(names)s.") % {"names": ", ".join(names)}
        raise BadInput(message, advice=gettext("Choose “Count by hand from today” on its page first."))


def _entries(
    actor: Actor, writing: Writing, found: Sequence[Found], key: str, *, known: Collection[str]
) -> list[Entry]:
    """Return what is to be written of each item, those that are new added first."""
    counted: dict[str, int] = {}
    for place, each in enumerate(found):
        quantity_clean(each.counted, field=str(place))
        if each.item and each.item not in known:
            raise BadInput(gettext("This item is not known."), field=str(place))
        counted[each.item or _added(actor, writing, each)] = each.counted
    return [Entry(pk, Reason.COUNTED, counted=n, reference=key) for pk, n in counted.items()]


def _added(actor: Actor, writing: Writing, each: Found) -> str:
    return item_add(
        actor=actor,
        town=writing.town,
        organisation=writing.organisation,
        name=each.name,
        barcode=each.barcode,
        unit=each.unit,
        is_perishable=each.is_perishable,
    ).pk
