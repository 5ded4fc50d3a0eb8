"""Writes of products: show one, change it and its price, show it no longer, put it back."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, NotFound
from halles.kit.event import PublicId
from halles.kit.text import slugify
from halles.kit.versions import is_undoable
from halles.stalls.market import rights
from halles.stalls.market.commands.product_fields import product_clean
from halles.stalls.market.events import ProductAdded, ProductChanged, ProductRemoved
from halles.stalls.market.models import GoodsKind, OrderLine, PriceChange, Product, Rate
from halles.stalls.stock import public as stock
from halles.town.models import Town

MOST_SLUG = 60
_TAKEN = ("tous", "comptoir")
"""The first parts of addresses that are no product's."""
_OF_ITEM = ("name", "barcode", "family", "unit")
"""What a product and its item in the stock say alike."""


def product_add(
    *,
    actor: Actor,
    town: Town,
    organisation: str,
    name: str,
    price_cents: int,
    rate: int = Rate.NORMAL,
    unit: str = "piece",
    kind: str = GoodsKind.OTHER,
    grams: int | None = None,
    family: str = "",
    description: str = "",
    barcode: str = "",
    is_perishable: bool = False,
    is_published: bool = True,
    cost_cents: int | None = None,
    pack: int = 1,
    item: str = "",
) -> Product:
    """Show one product of a shop, with an item in its stock, and return it.

    Money in whole cents, VAT included, of one unit; `rate` in thousandths; `pack` in the smallest step of the
    unit. `item`: the public id of an item that the shop keeps already; else one is made. Raises BadInput
    where a field is wrong, or the law keeps such a thing off the shelf.
    """
    require(actor, rights.SELL, organisation)
    told = {
        "name": name, "price_cents": price_cents, "rate": rate, "unit": unit, "kind": kind, "grams": grams,
        "family": family, "description": description, "barcode": barcode, "is_published": is_published,
    }  # fmt: skip
    kept = {"is_perishable": is_perishable, "cost_cents": cost_cents, "pack": pack}
    with transaction.atomic():
        row = product_write(
            actor=actor, town=town.slug, organisation=organisation, told=told, kept=kept, item=item
        )
        event = ProductAdded(product=PublicId(row.pk), organisation=PublicId(organisation))
        record(event, town=town.slug, actor=actor.person, subject=row.pk, topics=_topics(row))
    return row


def product_write(
    *,
    actor: Actor,
    town: str,
    organisation: str,
    told: Mapping[str, Any],
    kept: Mapping[str, Any],
    item: str = "",
) -> Product:
    """Write a new product, its item and its first price inside the caller's transaction, which records it."""
    require(actor, rights.SELL, organisation)
    clean = product_clean(told)
    alike = {name: clean[name] for name in _OF_ITEM}
    if item:
        key = _item_free(actor, organisation, item, alike)
    else:
        made = stock.item_add(actor=actor, town=town, organisation=organisation, **alike, **kept)
        key, clean["barcode"] = made.pk, made.barcode
    clean["slug"], now = free_slug(town, clean["name"]), timezone.now()
    clean |= {"item": key, "created_at": now, "changed_at": now}
    row = Product.objects.create(town=town, organisation=organisation, **clean)
    PriceChange.objects.create(product=row, price_cents=row.price_cents, since=now)
    return row


def product_change(*, actor: Actor, product: Product, fields: Mapping[str, Any]) -> Product:
    """Change what is told of a product (its item follows), and return it; saying the same does nothing.

    A price corrected within ten minutes was a slip of the pen: it never counts among those of thirty days.
    """
    require(actor, rights.SELL, product.organisation)
    with transaction.atomic():
        row = held(product)
        changed = product_rewrite(actor=actor, product=row, fields=fields)
        if changed:
            event = ProductChanged(product=PublicId(row.pk))
            record(event, town=row.town, actor=actor.person, subject=row.pk, topics=_topics(row))
    return row


def product_rewrite(*, actor: Actor, product: Product, fields: Mapping[str, Any]) -> bool:
    """Write what differs on a locked product inside the caller's transaction; say whether anything did."""
    require(actor, rights.SELL, product.organisation)
    clean = product_clean(fields, known=product)
    differing = {name: value for name, value in clean.items() if getattr(product, name) != value}
    if not differing:
        return False
    alike = {name: differing[name] for name in _OF_ITEM if name in differing}
    if alike:
        item = stock.item_change(actor=actor, item=product.item, **alike)
        differing |= {"barcode": item.barcode} if "barcode" in alike else {}
    for name, value in differing.items():
        setattr(product, name, value)
    product.changed_at = timezone.now()
    product.save(update_fields=[*differing, "changed_at"])
    if "price_cents" in differing:
        _price(product)
    return True


def product_remove(*, actor: Actor, product: Product) -> None:
    """Show a product no longer; a second time does nothing. Its stock stays, and it can be put back."""
    require(actor, rights.SELL, product.organisation)
    with transaction.atomic():
        row = held(product)
        if row.is_published:
            _publish(actor, row, is_published=False)


def product_restore(*, actor: Actor, product: Product) -> None:
    """Show again a product that was taken off; one that is shown stays so."""
    require(actor, rights.SELL, product.organisation)
    with transaction.atomic():
        row = held(product)
        if not row.is_published:
            product_clean({}, known=row)
            _publish(actor, row, is_published=True)


def held(product: Product) -> Product:
    """Return the row as it is now, kept from other writers until the transaction ends; or raise NotFound."""
    return held_all([product])[product.pk]


def held_all(products: Sequence[Product]) -> dict[str, Product]:
    """Return rows by id as they are now, kept from other writers, locked in one order; or raise NotFound.

    Their keys stay free: a reservation that points to one looks at it when it commits, and must not wait
    for who waits for the marks of that reservation.
    """
    wanted = {each.pk for each in products}
    rows = Product.objects.select_for_update(no_key=True).filter(pk__in=wanted).order_by("pk")
    found = {row.pk: row for row in rows}
    if len(found) < len(wanted):
        raise NotFound(gettext("This article is no longer here."))
    return found


def free_slug(town: str, name: str) -> str:
    """Return the word of a new product in addresses: one that no other of the town has."""
    base = slugify(name, most=MOST_SLUG)
    like = Product.objects.filter(town=town, slug__startswith=base)
    taken = {*like.values_list("slug", flat=True), *_TAKEN}
    slug, number = base, 2
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug


def _item_free(actor: Actor, organisation: str, item: str, alike: Mapping[str, Any]) -> str:
    """Return the id of an item of the shop that no product shows yet, named as the product is."""
    if Product.objects.filter(item=item).exists():
        raise BadInput(gettext("This item of your stock is shown already."), field="name")
    row = stock.item_change(actor=actor, item=item, **alike)
    if row.organisation != organisation:
        raise NotFound(gettext("This item is not of this shop."))
    return str(row.pk)


def _publish(actor: Actor, row: Product, *, is_published: bool) -> None:
    row.is_published, row.changed_at = is_published, timezone.now()
    row.save(update_fields=["is_published", "changed_at"])
    event_of = ProductChanged if is_published else ProductRemoved
    event = event_of(product=PublicId(row.pk))
    record(event, town=row.town, actor=actor.person, subject=row.pk, topics=_topics(row))


def _price(row: Product) -> None:
    """Keep a new price; one corrected within ten minutes, at which nobody ordered, leaves no trace."""
    now = timezone.now()
    last = PriceChange.objects.filter(product=row).order_by("since", "id").last()
    slipped = last is not None and is_undoable(last.since, now=now)
    if last is None or not slipped or _ordered_since(row, last):
        PriceChange.objects.create(product=row, price_cents=row.price_cents, since=now)
        return
    last.price_cents = row.price_cents
    last.save(update_fields=["price_cents"])


def _ordered_since(row: Product, last: PriceChange) -> bool:
    lines = OrderLine.objects.filter(product=row, price_cents=last.price_cents)
    return lines.filter(order__placed_at__gte=last.since).exists()


def _topics(row: Product) -> list[str]:
    return [f"{row.town}/market/{row.organisation}"]
