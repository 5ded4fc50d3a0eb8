"""Writes of the market stall."""

from halles.stalls.market.commands.checkout import checkout_place
from halles.stalls.market.commands.keeping import (
    customers_forget,
    orders_expire,
    orders_release,
    rows_delete,
)
from halles.stalls.market.commands.lines import (
    line_bring_back,
    line_found,
    line_missing,
    line_weigh,
    quantity_left,
)
from halles.stalls.market.commands.orders import (
    order_accept,
    order_cancel,
    order_expire,
    order_hand_over,
    order_put_back,
    order_ready,
    order_refuse,
    order_release,
)
from halles.stalls.market.commands.pricing import BasketLine
from halles.stalls.market.commands.terms import pause_set, terms_set

__all__ = [
    "BasketLine",
    "checkout_place",
    "customers_forget",
    "line_bring_back",
    "line_found",
    "line_missing",
    "line_weigh",
    "order_accept",
    "order_cancel",
    "order_expire",
    "order_hand_over",
    "order_put_back",
    "order_ready",
    "order_refuse",
    "order_release",
    "orders_expire",
    "orders_release",
    "pause_set",
    "quantity_left",
    "rows_delete",
    "terms_set",
]
