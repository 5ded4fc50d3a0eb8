"""The shop's screen of orders: what waits, what is to be prepared, what is ready; one thumb is enough."""

import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.queries import head_position
from halles.kit import signing
from halles.kit.actor import require
from halles.kit.keeping import kept_by_owner
from halles.kit.request import Request
from halles.people.public import signed_in
from halles.stalls.directory.public import ShopCard
from halles.stalls.market import queries, rights
from halles.stalls.market.commands.moves import topic_of
from halles.stalls.market.views.pages import private, shop_of

LISTENS = timedelta(hours=12)
"""How long a page left open hears of its orders: a day at the counter."""


@signed_in
def orders(request: Request, shop: str) -> HttpResponse:
    """Show a shop its orders, those that wait longest first."""
    card, now = held(request, shop), timezone.now()
    position = head_position()
    topic = topic_of(request.town.slug, card.organisation)
    terms = queries.terms_get(organisation=card.organisation)
    context = {
        **_board(card),
        "terms": terms,
        "is_paused": terms is not None and queries.is_paused(terms, now=now),
        "key": page_key(),
        "position": position,
        "topic": topic,
        "token": signing.sign(topic, key=settings.SECRET_KEY, expires_at=now + LISTENS),
    }
    return kept_by_owner(request, render(request, "market/orders.html", context))


@signed_in
def orders_part(request: Request, shop: str) -> HttpResponse:
    """Give the living part alone: how many wait; the buttons are on the page, which fetches itself anew."""
    return private(render(request, "market/_orders_living.html", _board(held(request, shop))))


@signed_in
def order_find(request: Request, shop: str) -> HttpResponse:
    """Open the order whose code a customer says."""
    card = held(request, shop)
    code = "".join(c for c in request.GET.get("code", "") if c.isdigit())
    found = queries.order_by_code(organisation=card.organisation, code=code)
    if found:
        return redirect("market:order", shop=shop, order=found.pk)
    messages.error(request, gettext("No order that is open here has this code. Ask for it again."))
    return redirect("market:orders", shop=shop)


def held(request: Request, shop: str, right: str = rights.SELL) -> ShopCard:
    """Return the shop of this address to one of its members; refuse others."""
    card = shop_of(request, shop)
    require(request.actor, right, card.organisation)
    return card


def page_key() -> str:
    """Return the number of a page: each of its buttons, pressed twice, acts once."""
    return secrets.token_urlsafe(12)


def _board(card: ShopCard) -> dict[str, Any]:
    return {"shop": card, "board": queries.board_of(organisation=card.organisation, now=timezone.now())}
