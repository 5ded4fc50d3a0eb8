"""Writes of the market stall."""

from halles.stalls.market.commands.products import (
    product_add,
    product_change,
    product_remove,
    product_restore,
)

__all__ = [
    "product_add",
    "product_change",
    "product_remove",
    "product_restore",
]
