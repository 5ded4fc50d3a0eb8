"""Tables of the market: what shops offer, what residents order, ask and follow."""

from halles.stalls.market.models.asking import Follow, Question, Reply
from halles.stalls.market.models.orders import (
    Checkout,
    LineState,
    Order,
    OrderLine,
    OrderState,
    OrderStep,
)
from halles.stalls.market.models.products import (
    GoodsKind,
    Offer,
    OfferPrice,
    PriceChange,
    Product,
    Rate,
)
from halles.stalls.market.models.slates import Method, Slate, SlateLine
from halles.stalls.market.models.terms import Terms

__all__ = [
    "Checkout",
    "Follow",
    "GoodsKind",
    "LineState",
    "Method",
    "Offer",
    "OfferPrice",
    "Order",
    "OrderLine",
    "OrderState",
    "OrderStep",
    "PriceChange",
    "Product",
    "Question",
    "Rate",
    "Reply",
    "Slate",
    "SlateLine",
    "Terms",
]
