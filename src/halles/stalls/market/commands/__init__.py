"""Writes of the market stall."""

from halles.stalls.market.commands.asking import question_ask, question_reply, question_withdraw
from halles.stalls.market.commands.checkout import checkout_place
from halles.stalls.market.commands.following import follow_confirm, shop_follow, shop_unfollow
from halles.stalls.market.commands.following_text import number_follow, number_unfollow
from halles.stalls.market.commands.hiding import content_hide, content_show
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
from halles.stalls.market.commands.offers import OfferLine, offer_publish, offer_restore, offer_withdraw
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
from halles.stalls.market.commands.products import (
    product_add,
    product_change,
    product_remove,
    product_restore,
)
from halles.stalls.market.commands.products_import import products_import
from halles.stalls.market.commands.slates import (
    ChalkLine,
    slate_line_end,
    slate_publish,
    slate_repeat,
    slate_restore,
    slate_withdraw,
)
from halles.stalls.market.commands.terms import pause_set, terms_set

__all__ = [
    "BasketLine",
    "ChalkLine",
    "OfferLine",
    "checkout_place",
    "content_hide",
    "content_show",
    "customers_forget",
    "follow_confirm",
    "line_bring_back",
    "line_found",
    "line_missing",
    "line_weigh",
    "number_follow",
    "number_unfollow",
    "offer_publish",
    "offer_restore",
    "offer_withdraw",
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
    "product_add",
    "product_change",
    "product_remove",
    "product_restore",
    "products_import",
    "quantity_left",
    "question_ask",
    "question_reply",
    "question_withdraw",
    "rows_delete",
    "shop_follow",
    "shop_unfollow",
    "slate_line_end",
    "slate_publish",
    "slate_repeat",
    "slate_restore",
    "slate_withdraw",
    "terms_set",
]
