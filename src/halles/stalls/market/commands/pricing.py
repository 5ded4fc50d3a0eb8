"""What a basket asks for, at the prices of the moment: the offers of the day count."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext

from halles.kit.errors import BadInput
from halles.stalls.market.engine.measures import KILO, line_total
from halles.stalls.market.models import Product
from halles.stalls.market.queries.offers import price_today

MOST_LINES = 60
MOST_PIECES, MOST_GRAMS = 999, 50_000
"""Of one article; more is arranged with the shop."""
MOST_CENTS = 100_000_000
"""Of one article, so that a column of money holds it and the sum of a basket."""

Wish = tuple[Product, int, int]
"""A product, how much of it, the price of one unit in cents."""


@dataclass(frozen=True)
class BasketLine:
    """So much of a product (its id), in the smallest step of its unit: grams, or pieces."""

    product: str
    quantity: int


def lines_read(lines: Sequence[BasketLine]) -> list[BasketLine]:
    """Return what is asked for, the same product once; raise BadInput for an empty or endless basket."""
    asked: dict[str, int] = {}
    for line in lines:
        if line.quantity > 0:
            asked[line.product] = asked.get(line.product, 0) + line.quantity
    if not asked:
        raise BadInput(gettext("Your basket is empty."), advice=gettext("Add an article first."))
    if len(asked) > MOST_LINES:
        raise BadInput(gettext("Sixty articles at most at once."))
    return [BasketLine(product, quantity) for product, quantity in asked.items()]


def lines_written(*, town: str, lines: Sequence[BasketLine], now: datetime) -> dict[str, list[Wish]]:
    """Return what is asked of each shop, by its id, with the price of the moment."""
    found = _products(town, lines)
    prices = price_today(products=list(found.values()), day=timezone.localdate(now))
    wishes: dict[str, list[Wish]] = {}
    for line in lines:
        product = found.get(line.product)
        if product is None:
            message = gettext("One of these articles is no longer shown.")
            advice = gettext("Take it out of your basket.")
            raise BadInput(message, field=line.product, advice=advice)
        _check_quantity(product, line.quantity, prices[product.pk])
        wishes.setdefault(product.organisation, []).append((product, line.quantity, prices[product.pk]))
    return wishes


def _products(town: str, lines: Sequence[BasketLine]) -> dict[str, Product]:
    rows = Product.objects.filter(
        town=town, pk__in=[line.product for line in lines], is_published=True, hidden_at=None
    )
    return {row.pk: row for row in rows}


def _check_quantity(product: Product, quantity: int, price_cents: int) -> None:
    most = MOST_GRAMS if product.unit == KILO else MOST_PIECES
    if quantity > most or line_total(price_cents, product.unit, quantity) > MOST_CENTS:
        message = gettext("%(name)s: this is more than can be reserved here.")
        advice = gettext("Call the shop.")
        raise BadInput(message % {"name": product.name}, field=product.pk, advice=advice)
