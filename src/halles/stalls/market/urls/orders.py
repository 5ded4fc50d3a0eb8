"""Addresses of a shop's orders, at its own counter."""

from django.urls import URLPattern, path

from halles.stalls.market.views import order, orders

_ORDERS = "comptoir/<slug:shop>/commandes/"
_ORDER = f"{_ORDERS}<slug:order>/"

PATTERNS: list[URLPattern] = [
    path(_ORDERS, orders.orders, name="orders"),
    path(f"{_ORDERS}fil/", orders.orders_part, name="orders-part"),
    path(f"{_ORDERS}code/", orders.order_find, name="order-find"),
    path(_ORDER, order.order, name="order"),
    path(f"{_ORDER}bon.pdf", order.order_slip, name="order-slip"),
    path(f"{_ORDER}geste/<slug:press>/", order.order_press, name="order-press"),
    path(f"{_ORDER}article/<slug:line>/<slug:press>/", order.line_press, name="line-press"),
]
