"""What a file of products would change in a shop: known again by barcode, else by name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from halles.kit.text import fold
from halles.stalls.market.models import Product


@dataclass(frozen=True)
class ProductRow:
    """One line of a file: what it tells of a product, in the units of its columns."""

    number: int
    """The line in the file, 1 being its header."""
    told: Mapping[str, Any]


@dataclass
class ProductsChange:
    """What a file would do."""

    added: list[ProductRow] = field(default_factory=list)
    changed: list[tuple[Product, ProductRow, dict[str, Any]]] = field(default_factory=list)
    """The product, its line, and the fields that differ."""
    same: int = 0
    twice: list[ProductRow] = field(default_factory=list)
    """Lines that tell of a product that a line before told of."""

    def __bool__(self) -> bool:
        """Say whether anything would change."""
        return bool(self.added or self.changed)


def products_change(*, organisation: str, rows: Sequence[ProductRow]) -> ProductsChange:
    """Return what a file's lines would change in a shop; one SQL statement."""
    products = list(Product.objects.filter(organisation=organisation).order_by("id"))
    by_code = {row.barcode: row for row in products if row.barcode}
    by_name = {fold(row.name): row for row in products}
    change, seen = ProductsChange(), set()
    for row in rows:
        code, name = str(row.told.get("barcode", "")), fold(str(row.told["name"]))
        known = by_code.get(code) if code else None
        known = known or by_name.get(name)
        key = known.pk if known else code or name
        if key in seen:
            change.twice.append(row)
            continue
        seen.add(key)
        _sort(change, row, known)
    return change


def _sort(change: ProductsChange, row: ProductRow, known: Product | None) -> None:
    if known is None:
        change.added.append(row)
        return
    differing = {name: value for name, value in row.told.items() if getattr(known, name) != value}
    if differing:
        change.changed.append((known, row, differing))
    else:
        change.same += 1
