"""Bring a file of products into a shop: one transaction, one journal entry of the market."""

from collections.abc import Sequence

from django.db import transaction

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.event import Count, PublicId
from halles.stalls.market import rights
from halles.stalls.market.commands.products import held_all, product_rewrite, product_write
from halles.stalls.market.events import ProductsImported
from halles.stalls.market.models import GoodsKind, Rate
from halles.stalls.market.queries.importing import ProductRow, ProductsChange, products_change
from halles.town.models import Town

USUAL = {
    "unit": "piece",
    "kind": GoodsKind.OTHER.value,
    "rate": Rate.NORMAL.value,
    "family": "",
    "description": "",
    "barcode": "",
    "grams": None,
    "is_published": True,
}
"""What a new product is where its line says nothing."""


def products_import(
    *, actor: Actor, town: Town, organisation: str, rows: Sequence[ProductRow]
) -> ProductsChange:
    """Add the products of a file to a shop, change those that are there, and return what was done.

    Nothing is taken off: what the file does not name stays. Raises BadInput at the first line that cannot be,
    and then nothing is changed; a file that says nothing new changes nothing. The stock keeps an entry of its
    own for each new item.
    """
    require(actor, rights.SELL, organisation)
    with transaction.atomic():
        change = products_change(organisation=organisation, rows=rows)
        if not change:
            return change
        # All of them before the first entry of the stock: who holds an article waits for its marks.
        rows_held = held_all([known for known, _row, _differing in change.changed])
        for row in change.added:
            told = {**USUAL, **row.told}
            product_write(actor=actor, town=town.slug, organisation=organisation, told=told, kept={})
        for known, _row, differing in change.changed:
            product_rewrite(actor=actor, product=rows_held[known.pk], fields=differing)
        event = ProductsImported(
            organisation=PublicId(organisation),
            added=Count(len(change.added)),
            changed=Count(len(change.changed)),
        )
        topics = [f"{town.slug}/market/{organisation}"]
        record(event, town=town.slug, actor=actor.person, subject=organisation, topics=topics)
    return change
