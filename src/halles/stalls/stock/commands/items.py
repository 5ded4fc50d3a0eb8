"""Writes of items: add one, change what a shop says of it, no longer keep it."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, NotFound
from halles.kit.event import PublicId
from halles.stalls.stock import rights
from halles.stalls.stock.commands.fields import item_clean
from halles.stalls.stock.events import ItemAdded, ItemArchived, ItemChanged
from halles.stalls.stock.models import Item, Level, Unit


def item_add(
    *,
    actor: Actor,
    town: str,
    organisation: str,
    name: str,
    unit: str = Unit.PIECE,
    barcode: str = "",
    family: str = "",
    is_perishable: bool = False,
    cost_cents: int | None = None,
    pack: int = 1,
) -> Item:
    """Add an item to a shop's stock; nobody has counted it yet. Raises BadInput with the field's name."""
    require(actor, rights.KEEP, organisation)
    fields = {
        "name": name,
        "unit": unit,
        "barcode": barcode,
        "family": family,
        "is_perishable": is_perishable,
        "cost_cents": cost_cents,
        "pack": pack,
    }
    clean = item_clean(fields)
    with transaction.atomic():
        _check_barcode(organisation, clean)
        item = Item.objects.create(town=town, organisation=organisation, **clean)
        Level.objects.create(item=item)
        event = ItemAdded(item=PublicId(item.pk), organisation=PublicId(organisation))
        record(event, town=town, actor=actor.person, subject=item.pk)
    return item


def item_change(*, actor: Actor, item: str, **fields: Any) -> Item:
    """Change what a shop says of an item; fields that are not given stay. Raises BadInput with the field."""
    row = item_held(actor=actor, item=item)
    clean = item_clean(fields)
    with transaction.atomic():
        row = _locked(item)
        _check_barcode(row.organisation, clean, but=row.pk)
        for name, value in clean.items():
            setattr(row, name, value)
        row.save(update_fields=list(clean))
        record(ItemChanged(item=PublicId(row.pk)), town=row.town, actor=actor.person, subject=row.pk)
    return row


def item_archive(*, actor: Actor, item: str) -> None:
    """No longer keep an item: it leaves the lists, its ledger stays; a second time does nothing."""
    item_held(actor=actor, item=item)
    with transaction.atomic():
        row = _locked(item)
        if row.archived_at:
            return
        row.archived_at = timezone.now()
        row.save(update_fields=["archived_at"])
        record(ItemArchived(item=PublicId(row.pk)), town=row.town, actor=actor.person, subject=row.pk)


def item_held(*, actor: Actor, item: str) -> Item:
    """Return an item whose shop the actor works for; raise NotFound or Refused."""
    row = Item.objects.filter(pk=item).first()
    if row is None:
        raise NotFound(gettext("This item is not known."))
    require(actor, rights.KEEP, row.organisation)
    return row


def _locked(item: str) -> Item:
    """Return an item kept from other writers; its key stays free, so that lines may point to it meanwhile.

    PostgreSQL looks at what a line points to when it commits: it would wait here for who waits for its marks.
    """
    return Item.objects.select_for_update(no_key=True).get(pk=item)


def _check_barcode(organisation: str, clean: Mapping[str, Any], *, but: str = "") -> None:
    """Raise BadInput where another item of the shop has the same code."""
    if not clean.get("barcode"):
        return
    others = Item.objects.filter(organisation=organisation, archived_at=None, barcode=clean["barcode"])
    other = others.exclude(pk=but).values_list("name", flat=True).first()
    if other is not None:
        message = gettext("“%(name)s” has this code already.") % {"name": other}
        raise BadInput(message, field="barcode", advice=gettext("Look for it in your list."))
