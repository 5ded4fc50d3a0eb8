"""The importer of a shop's products: say what a file changes, then bring it in."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from halles.kit.actor import Actor
from halles.kit.errors import BadInput
from halles.kit.importer import Importer, Option, Preview
from halles.kit.progress import Progress
from halles.kit.text import mark
from halles.stalls.directory.public import shop_get
from halles.stalls.market.commands.products_import import products_import
from halles.stalls.market.exchange.products_csv import read_products
from halles.stalls.market.models import Product
from halles.stalls.market.queries.importing import ProductsChange, products_change
from halles.town.public import town_to_fill

SHOWN = 30


def look(path: Path, *, town: str, options: Mapping[str, str], progress: Progress) -> Preview:
    """Read a file of products and say what it would change in a shop."""
    row = town_to_fill(slug=town)
    shop = shop_get(town=row.slug, slug=options.get("shop", ""))
    if shop is None:
        advice = _("Write the last part of the address of its page, such as “le-fournil”.")
        raise BadInput(_("No shop has this address here."), field="shop", advice=advice)
    rows, left_out = read_products(path)
    change = products_change(organisation=shop.organisation, rows=rows)

    def take(actor: Actor) -> list[str]:
        products_import(actor=actor, town=row, organisation=shop.organisation, rows=rows)
        return [_("Done: the town reads it now.")]

    is_first = not Product.objects.filter(organisation=shop.organisation).exists()
    lines = tuple(about(change, left_out))
    return Preview(lines, changes=bool(change), is_first=is_first, take=take)


def about(change: ProductsChange, left_out: Sequence[str]) -> list[str]:
    """Say what would change, and what is left out and why."""
    counts = {"added": len(change.added), "changed": len(change.changed), "same": change.same}
    lines = [_("Articles: %(added)d new, %(changed)d changed, %(same)d as before.") % counts]
    twice = len(change.twice)
    if twice:
        lines.append(
            ngettext("Left out: %d line told twice.", "Left out: %d lines told twice.", twice) % twice
        )
    lines += left_out[:SHOWN]
    more = len(left_out) - SHOWN
    if more > 0:
        lines.append(ngettext("… and %d more line.", "… and %d more lines.", more) % more)
    return lines


def is_done(town: str) -> bool:
    """Say whether a town has products."""
    return Product.objects.filter(town=town).exists()


PRODUCTS = Importer(
    name="products",
    title=mark("The articles of a shop"),
    help=mark(
        "A table with the columns “nom” and “prix”, and as one likes: unité, code-barres, rayon, TVA, genre, "
        "poids en g, description. A shop does the same itself at its counter."
    ),
    suffixes=(".csv", ".txt"),
    look=look,
    is_done=is_done,
    options=(
        Option(
            "shop",
            mark("Shop"),
            mark("The last part of the address of its page."),
            is_required=True,
        ),
    ),
)
