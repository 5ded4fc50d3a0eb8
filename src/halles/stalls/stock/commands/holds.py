"""Writes of what orders ask of a stock: keep, free, hand over, take back, in the market’s transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput
from halles.kit.event import Count, PublicId
from halles.stalls.stock import rights
from halles.stalls.stock.commands.fields import quantity_clean
from halles.stalls.stock.commands.ledger import Entry, Writing, levels_held, write
from halles.stalls.stock.commands.sales import day_add
from halles.stalls.stock.events import GoodsReturned, HoldsCollected, HoldsReleased, StockReserved
from halles.stalls.stock.models import Hold, HoldState, Item, Level, Movement, Reason


@dataclass(frozen=True)
class Wanted:
    """So much of an item for the line of an order: its public id is the reference."""

    reference: str
    item: str
    quantity: int


def holds_make(*, actor: Actor, town: str, organisation: str, wanted: Sequence[Wanted]) -> None:
    """Keep all that an order asks, or nothing. Twice the same reference is once.

    Raises BadInput, its field the reference, where too little is left. What nobody counted is kept
    without a check: the shop will look.
    """
    require(actor, rights.HOLD, organisation)
    with transaction.atomic():
        items = _items(organisation, wanted)
        levels = levels_held(items)
        fresh = _without_known(wanted)
        for each in fresh:
            _keep(each, items[each.item], levels[each.item])
        if not fresh:
            return
        Hold.objects.bulk_create(
            [Hold(item_id=one.item, reference=one.reference, quantity=one.quantity) for one in fresh]
        )
        _save_held(levels)
        event = StockReserved(organisation=PublicId(organisation), lines=Count(len(fresh)))
        record(event, town=town, actor=actor.person, subject=organisation)


def holds_release(*, actor: Actor, town: str, organisation: str, references: Sequence[str]) -> None:
    """Free what was kept; what is free already, or was handed over, stays as it is."""
    require(actor, rights.HOLD, organisation)
    with transaction.atomic():
        freed = _end(organisation, references, HoldState.RELEASED)
        if freed:
            event = HoldsReleased(organisation=PublicId(organisation), lines=Count(freed))
            record(event, town=town, actor=actor.person, subject=organisation)


def holds_collect(*, actor: Actor, town: str, organisation: str, taken: Sequence[Wanted]) -> None:
    """Hand over what an order takes, kept or not: a line of the ledger each, once per reference."""
    require(actor, rights.HOLD, organisation)
    with transaction.atomic():
        items = _items(organisation, taken)
        levels_held(items)
        _end(organisation, [each.reference for each in taken], HoldState.TAKEN)
        moved = _move(actor, town, organisation, taken, Reason.HANDED_OVER)
        if moved:
            event = HoldsCollected(organisation=PublicId(organisation), lines=Count(moved))
            record(event, town=town, actor=actor.person, subject=organisation)


def goods_return(*, actor: Actor, town: str, organisation: str, returned: Sequence[Wanted]) -> None:
    """Take back into the stock what was handed over: a line of the ledger each, once per reference."""
    require(actor, rights.HOLD, organisation)
    with transaction.atomic():
        _items(organisation, returned)
        moved = _move(actor, town, organisation, returned, Reason.BROUGHT_BACK)
        if moved:
            event = GoodsReturned(organisation=PublicId(organisation), lines=Count(moved))
            record(event, town=town, actor=actor.person, subject=organisation)


def levels_lock(*, items: Sequence[str]) -> None:
    """Keep items of several shops from other writers until the caller's transaction ends.

    Who then keeps goods in one shop after the other waits for nobody in between: on PostgreSQL two who
    wait for each other are both stopped.
    """
    levels_held(items)


def is_counted(item: Item, level: Level, now: datetime) -> bool:
    """Say whether a quantity binds: it was seen, and today if what is left in the evening is lost."""
    if level.seen_at is None:
        return False
    return not item.is_perishable or timezone.localdate(level.seen_at) == timezone.localdate(now)


def _items(organisation: str, wanted: Sequence[Wanted]) -> dict[str, Item]:
    """Return the items asked for; raise BadInput for one that is not the shop's, or a quantity of none."""
    rows = Item.objects.filter(pk__in={each.item for each in wanted}, organisation=organisation)
    found = {row.pk: row for row in rows}
    for each in wanted:
        if each.item not in found:
            raise BadInput(gettext("This shop does not have this article."), field=each.reference)
        quantity_clean(each.quantity, field=each.reference, least=1)
    return found


def _without_known(wanted: Sequence[Wanted]) -> list[Wanted]:
    made = Hold.objects.filter(reference__in=[each.reference for each in wanted])
    known = set(made.values_list("reference", flat=True))
    fresh = {each.reference: each for each in wanted if each.reference not in known}
    return list(fresh.values())


def _keep(each: Wanted, item: Item, level: Level) -> None:
    left = max(0, level.on_hand - level.held)
    if is_counted(item, level, timezone.now()) and each.quantity > left:
        raise BadInput(_too_little(item, left), field=each.reference)
    level.held += each.quantity


def _too_little(item: Item, left: int) -> str:
    if not left:
        return gettext("There is no “%(name)s” left.") % {"name": item.name}
    if item.unit == "kilo":
        message = gettext("There are only %(n)d g of “%(name)s” left.")
    else:
        message = ngettext(
            "There is only %(n)d of “%(name)s” left.", "There are only %(n)d of “%(name)s” left.", left
        )
    return message % {"n": left, "name": item.name}


def _end(organisation: str, references: Sequence[str], state: HoldState) -> int:
    """End the holds that are open, and free their quantities; return how many there were.

    Levels are locked before holds are read: of two who end the same hold, the second finds it ended.
    """
    open_ = Hold.objects.filter(
        reference__in=references, item__organisation=organisation, state=HoldState.HELD
    )
    levels = levels_held(open_.values_list("item", flat=True))
    holds = [hold for hold in open_ if hold.item_id in levels]
    for hold in holds:
        levels[hold.item_id].held -= hold.quantity
    Hold.objects.filter(pk__in=[hold.pk for hold in holds]).update(state=state)
    _save_held(levels)
    return len(holds)


def _save_held(levels: dict[str, Level]) -> None:
    if levels:
        Level.objects.bulk_update(levels.values(), ["held"])


def _move(actor: Actor, town: str, organisation: str, lines: Sequence[Wanted], reason: Reason) -> int:
    """Write lines of the ledger, and what they make of the day; return how many were new."""
    now, sign = timezone.now(), -1 if reason == Reason.HANDED_OVER else 1
    entries = [Entry(one.item, reason, change=sign * one.quantity, reference=one.reference) for one in lines]
    written = write(Writing(organisation, town, actor.person, now), entries)
    empty = _empty(written) if reason == Reason.HANDED_OVER else set()
    for movement in sorted(written, key=lambda one: one.item_id):  # as whoever reports a day locks them
        day_add(
            item=movement.item_id,
            day=timezone.localdate(now),
            handed_over=-movement.change,
            is_sold_out=movement.item_id in empty,
        )
    return len(written)


def _empty(written: Sequence[Movement]) -> set[str]:
    """Return the items of which the last known piece just left: more would have been sold."""
    rows = Level.objects.filter(item__in={movement.item_id for movement in written}, on_hand__lte=0)
    return set(rows.exclude(seen_at=None).values_list("item", flat=True))
