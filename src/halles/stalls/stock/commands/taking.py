"""Write of a stock-taking: what was found on the shelf, new or known, counted once."""

from collections.abc import Sequence
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
from halles.stalls.stock.commands.ledger import Entry, Writing, levels_held, write
from halles.stalls.stock.events import StockMoved
from halles.stalls.stock.models import Item, Movement, Reason, Source, Unit


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
    with transaction.atomic():
        lines = Movement.objects.filter(organisation=organisation, reference=key, reason=Reason.COUNTED)
        before = list(lines) if key else []
        if before:
            return before
        _check_owners(organisation, [each.item for each in found if each.item])
        counted: dict[str, int] = {}
        for place, each in enumerate(found):
            quantity_clean(each.counted, field=str(place))
            counted[_item(actor, town, organisation, each, place)] = each.counted
        entries = [Entry(pk, Reason.COUNTED, counted=n, reference=key) for pk, n in counted.items()]
        written = write(Writing(organisation, town, actor.person, timezone.now()), entries)
        for line in written:
            event = StockMoved(
                item=PublicId(line.item_id), reason=Slug("counted"), movement=PublicId(line.pk)
            )
            record(event, town=town, actor=actor.person, subject=line.item_id)
    return written


def _item(actor: Actor, town: str, organisation: str, each: Found, place: int) -> str:
    if each.item:
        if not Item.objects.filter(pk=each.item, organisation=organisation, archived_at=None).exists():
            raise BadInput(gettext("This item is not known."), field=str(place))
        return each.item
    return item_add(
        actor=actor,
        town=town,
        organisation=organisation,
        name=each.name,
        barcode=each.barcode,
        unit=each.unit,
        is_perishable=each.is_perishable,
    ).pk


def _check_owners(organisation: str, items: Sequence[str]) -> None:
    """Lock the quantities of items of the shop, and raise BadInput where the till owns some."""
    levels = levels_held(
        Item.objects.filter(pk__in=items, organisation=organisation).values_list("pk", flat=True)
    )
    owned = [pk for pk, level in levels.items() if level.source == Source.TILL]
    if owned:
        names = Item.objects.filter(pk__in=owned, organisation=organisation).values_list("name", flat=True)
        message = gettext("Counted by your till: %(names)s.") % {"names": ", ".join(names)}
        raise BadInput(message, advice=gettext("Choose “Count by hand from today” on its page first."))
