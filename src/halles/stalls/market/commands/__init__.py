"""Writes of the market stall."""

from halles.stalls.market.commands.offers import OfferLine, offer_publish, offer_restore, offer_withdraw
from halles.stalls.market.commands.products import (
    product_add,
    product_change,
    product_remove,
    product_restore,
)

__all__ = [
    "OfferLine",
    "offer_publish",
    "offer_restore",
    "offer_withdraw",
    "product_add",
    "product_change",
    "product_remove",
    "product_restore",
]
