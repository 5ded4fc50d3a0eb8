"""What the pages of a shop's own counter share: whose it is, and a form that was refused."""

from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from halles.kit.actor import require
from halles.kit.errors import NotFound
from halles.kit.forms import status_of
from halles.kit.request import Request
from halles.stalls.directory.public import ShopCard
from halles.stalls.market import rights
from halles.stalls.market.models import Offer, Product
from halles.stalls.market.queries import counter as queries
from halles.stalls.market.views.pages import shop_of


def held(request: Request, shop: str, right: str = rights.SELL) -> ShopCard:
    """Return the shop of this address to one of its members (or whoever has the right); refuse others."""
    card = shop_of(request, shop)
    require(request.actor, right, card.organisation)
    return card


def article(card: ShopCard, product: str) -> Product:
    """Return an article of the shop, or answer that there is none."""
    row = queries.article_get(organisation=card.organisation, product=product)
    if row is None:
        raise NotFound(gettext("This article is no longer here."))
    return row


def own_offer(card: ShopCard, offer: str) -> Offer:
    """Return an offer of the shop, or answer that there is none."""
    row = Offer.objects.filter(organisation=card.organisation, pk=offer).first()
    if row is None:
        raise NotFound(gettext("This offer is no longer here."))
    return row


def form_page(request: Request, template: str, form: Form, card: ShopCard, **more: Any) -> HttpResponse:
    """Show a form of a counter; one that was refused is answered 422."""
    return render(request, template, {"form": form, "shop": card, **more}, status=status_of(form))
