"""What the pages of a shop's stock share: whose they are, one item of it, a form that was refused."""

from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from halles.kit.actor import require
from halles.kit.errors import NotFound
from halles.kit.forms import status_of
from halles.kit.request import Request
from halles.stalls.directory.public import ShopCard, shop_get
from halles.stalls.stock import queries, rights
from halles.stalls.stock.models import Item


def kept(request: Request, shop: str, right: str = rights.KEEP) -> ShopCard:
    """Return the shop of this address to who may keep its stock; refuse others."""
    card = shop_get(town=request.town.slug, slug=shop)
    if card is None:
        advice = gettext("Look for it among the shops.")
        raise NotFound(gettext("No shop has this address here."), advice=advice)
    require(request.actor, right, card.organisation)
    return card


def kept_item(card: ShopCard, item: str) -> Item:
    """Return an item of a shop, or answer that there is none."""
    row = queries.item_get(organisation=card.organisation, item=item)
    if row is None or row.archived_at:
        raise NotFound(gettext("This item is not known."), advice=gettext("Look for it in your stock."))
    return row


def form_page(request: Request, template: str, form: Form, **more: Any) -> HttpResponse:
    """Show a form; one that was refused is answered 422, so that nobody takes it for a success."""
    return render(request, template, {"form": form, **more}, status=status_of(form))
