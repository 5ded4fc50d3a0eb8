"""Writes of days: what was sold of an item, that it ran out, what was thrown away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput
from halles.kit.event import Day, PublicId
from halles.stalls.stock import rights
from halles.stalls.stock.commands.fields import quantity_clean
from halles.stalls.stock.events import DayReported
from halles.stalls.stock.models import DaySale, Item


@dataclass(frozen=True)
class Told:
    """What a shop says of an item's day; what is None stays as it was."""

    item: str
    quantity: int | None = None
    """Sold, what was handed over on order included; smallest steps of the unit."""
    thrown_away: int | None = None
    is_sold_out: bool | None = None


def day_report(
    *, actor: Actor, town: str, organisation: str, day: date, told: Sequence[Told], today: date
) -> list[DaySale]:
    """Note what a shop says of a day, all or nothing; one entry for each item. Sent twice, it says the same.

    Raises BadInput, its field the place in `told`: a day to come, another shop's item, fewer than were
    handed over on order.
    """
    require(actor, rights.KEEP, organisation)
    if day > today:
        raise BadInput(gettext("This day has not come yet."), field="day")
    known = set(
        Item.objects.filter(pk__in=[each.item for each in told], organisation=organisation).values_list(
            "pk", flat=True
        )
    )
    with transaction.atomic():
        rows = []
        for place, each in sorted(enumerate(told), key=lambda one: one[1].item):
            if each.item not in known:
                raise BadInput(gettext("This item is not known."), field=str(place))
            rows.append(_report(each, day, str(place)))
        for each in told:
            event = DayReported(item=PublicId(each.item), day=Day(day.isoformat()))
            record(event, town=town, actor=actor.person, subject=each.item)
    return rows


def day_take_back(
    *, actor: Actor, town: str, organisation: str, day: date, before: Mapping[str, int | None]
) -> None:
    """Put back what was said sold of a day, by item; None where nothing was said before.

    What the market handed over meanwhile stays counted.
    """
    require(actor, rights.KEEP, organisation)
    items = Item.objects.filter(pk__in=[*before], organisation=organisation).order_by("pk")
    with transaction.atomic():
        for item in items.values_list("pk", flat=True):
            row = day_held(item=item, day=day)
            told = before[item]
            row.quantity = max(row.handed_over, told or 0)
            row.save(update_fields=["quantity"])
            if told is None and not (row.quantity or row.thrown_away or row.is_sold_out):
                row.delete()
            event = DayReported(item=PublicId(item), day=Day(day.isoformat()))
            record(event, town=town, actor=actor.person, subject=item)


def _report(each: Told, day: date, field: str) -> DaySale:
    row = day_held(item=each.item, day=day)
    if each.quantity is not None:
        row.quantity = _sold(row, each.quantity, field)
    if each.thrown_away is not None:
        row.thrown_away = quantity_clean(each.thrown_away, field=field)
    if each.is_sold_out is not None:
        row.is_sold_out = each.is_sold_out
    row.save()
    return row


def _sold(row: DaySale, quantity: int, field: str) -> int:
    if quantity < row.handed_over:
        message = gettext("%(n)d were handed over on order that day: count them too.")
        raise BadInput(message % {"n": row.handed_over}, field=field)
    return quantity_clean(quantity, field=field)


def day_held(*, item: str, day: date) -> DaySale:
    """Return the row of an item's day, made where there was none, kept from other writers."""
    return DaySale.objects.select_for_update().get_or_create(item_id=item, day=day)[0]


def day_add(
    *, item: str, day: date, handed_over: int = 0, thrown_away: int = 0, is_sold_out: bool = False
) -> None:
    """Add to an item's day what its ledger moved, in the caller's transaction; negative takes away."""
    told = day_held(item=item, day=day)
    told.quantity += handed_over
    told.handed_over = max(0, told.handed_over + handed_over)
    told.thrown_away = max(0, told.thrown_away + thrown_away)
    told.is_sold_out = told.is_sold_out or is_sold_out
    told.save()
