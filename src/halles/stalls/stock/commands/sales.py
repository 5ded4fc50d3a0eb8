"""Writes of days: what was sold of an item, that it ran out, what was thrown away."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor
from halles.kit.errors import BadInput
from halles.kit.event import Day, PublicId
from halles.stalls.stock.commands.fields import quantity_clean
from halles.stalls.stock.commands.items import item_held_by
from halles.stalls.stock.events import DayReported
from halles.stalls.stock.models import DaySale


def day_report(
    *,
    actor: Actor,
    item: str,
    day: date,
    quantity: int | None = None,
    thrown_away: int | None = None,
    is_sold_out: bool | None = None,
) -> DaySale:
    """Note what a shop says of an item's day; what is None stays as it was. Sent twice, it says the same.

    `quantity` holds what was handed over on order: a smaller number is refused.
    """
    row = item_held_by(actor, item)
    if day > timezone.localdate():
        raise BadInput(gettext("This day has not come yet."), field="day")
    with transaction.atomic():
        told = day_held(item=item, day=day)
        if quantity is not None:
            told.quantity = _sold(told, quantity)
        if thrown_away is not None:
            told.thrown_away = quantity_clean(thrown_away, field="thrown_away")
        if is_sold_out is not None:
            told.is_sold_out = is_sold_out
        told.save()
        event = DayReported(item=PublicId(item), day=Day(day.isoformat()))
        record(event, town=row.town, actor=actor.person, subject=item)
    return told


def _sold(told: DaySale, quantity: int) -> int:
    if quantity < told.handed_over:
        message = gettext("%(n)d were handed over on order that day: count them too.")
        raise BadInput(message % {"n": told.handed_over}, field="quantity")
    return quantity_clean(quantity)


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
