"""The town's products as open data: what its shops show, with prices, as their pages tell them."""

from collections.abc import Iterator

from halles.kit.exporter import OPEN_LICENCE, Exporter
from halles.kit.tables import csv_lines, inert
from halles.kit.text import mark
from halles.stalls.directory.public import shop_list
from halles.stalls.market.models import Product

_COLUMNS = ("commerce", "nom", "prix_ttc", "unite", "tva", "code_barres", "rayon", "description")


def parts(town: str) -> Iterator[str]:
    """Yield the table of a town's products, shop by shop; those of shops that are not shown stay out."""
    shops = {shop.organisation: shop.name for shop in shop_list(town=town)}
    rows = Product.objects.filter(town=town, is_published=True, hidden_at=None, organisation__in=list(shops))
    yield from csv_lines(_COLUMNS, (_row(row, shops) for row in rows.order_by("organisation", "name", "id")))


def is_there(town: str) -> bool:
    """Say whether a town shows a product."""
    return Product.objects.filter(town=town, is_published=True, hidden_at=None).exists()


def _row(row: Product, shops: dict[str, str]) -> dict[str, str]:
    return {
        "commerce": inert(shops[row.organisation]),
        "nom": inert(row.name),
        "prix_ttc": f"{row.price_cents / 100:.2f}",
        "unite": row.unit,
        "tva": f"{row.rate / 10:g}",
        "code_barres": inert(row.barcode),
        "rayon": inert(row.family),
        "description": inert(row.description),
    }


PRODUCTS_OUT = Exporter(
    name="products",
    title=mark("Articles of the shops, with their prices (CSV)"),
    help=mark("What the shops show, as their pages tell it. Neither stocks nor orders are in it."),
    suffix=".csv",
    media_type="text/csv",
    licence=OPEN_LICENCE,
    parts=parts,
    is_there=is_there,
)
