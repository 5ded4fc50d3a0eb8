"""Reads of the market stall."""

from halles.stalls.market.queries.orders import (
    Board,
    CheckoutView,
    OrderView,
    board_of,
    checkout_view,
    checkouts_of,
    order_by_code,
    order_view,
    orders_open,
)
from halles.stalls.market.queries.slots import slots_free
from halles.stalls.market.queries.terms import is_paused, pause_end, takes_orders, terms_get
from halles.stalls.market.queries.totals import Totals, Vat, totals_of

__all__ = [
    "Board",
    "CheckoutView",
    "OrderView",
    "Totals",
    "Vat",
    "board_of",
    "checkout_view",
    "checkouts_of",
    "is_paused",
    "order_by_code",
    "order_view",
    "orders_open",
    "pause_end",
    "slots_free",
    "takes_orders",
    "terms_get",
    "totals_of",
]
