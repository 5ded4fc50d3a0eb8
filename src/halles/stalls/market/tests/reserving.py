"""Reserving, for tests: one call, with what most tests do not care about filled in."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any

from halles.kit.actor import NOBODY
from halles.stalls.market.commands import BasketLine, checkout_place
from halles.stalls.market.models import Checkout, Order, Product
from halles.stalls.market.queries.secrets import secret_of
from halles.stalls.market.tests.conftest import Scene

_numbers = count(1)


def reserve(scene: Scene, *wanted: tuple[Product, int], key: str = "", **more: Any) -> Checkout:
    """Reserve products in their shops, for two hours from now."""
    key = key or f"page-{next(_numbers)}"
    moment: datetime = scene.now + timedelta(hours=2)
    given = {
        "actor": NOBODY,
        "first_name": "Maël",
        "channel": "",
        "to": "",
        "slots": {product.organisation: moment for product, _quantity in wanted},
        **more,
    }
    lines = [BasketLine(product.pk, quantity) for product, quantity in wanted]
    return checkout_place(town=scene.town, key=key, secret=secret_of(key), lines=lines, **given)


def order_of(checkout: Checkout, shop: Any = None) -> Order:
    """Return the order of a checkout in a shop, as it is now."""
    orders = Order.objects.filter(checkout=checkout)
    return orders.get(organisation=shop.pk) if shop else orders.get()


def press() -> str:
    """Return the number of one press."""
    return f"press-{next(_numbers)}"
