"""A product's page: what it costs, where it is, how fresh that is, how to have it kept."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext

from halles.kit.errors import Gone, NotFound
from halles.kit.request import Request
from halles.kit.shelf import shelved
from halles.stalls.directory.public import ShopCard, shop_list
from halles.stalls.market.engine.measures import KILO
from halles.stalls.market.queries.near import centre_of
from halles.stalls.market.queries.products import ProductCard, product_cards, product_get
from halles.stalls.market.queries.terms import is_paused, takes_orders, terms_get
from halles.stalls.market.views.pages import TOPICS, true_until
from halles.stalls.stock.public import neighbours

HANDY_GRAMS = (200, 500, 800, 1_000)
"""What one takes of what is sold by the kilo, in one tap."""
MOST_NEIGHBOURS = 3


def product(request: Request, slug: str) -> HttpResponse:
    """Show a product; it is not kept on the shelf, for it holds the form that adds it to the basket."""
    card = card_of(request, slug)
    return render(request, "market/product.html", {**_told(request, card), **_buying(card)})


def _changes(request: Request, slug: str) -> datetime:
    card = card_of(request, slug)
    request.card = card  # type: ignore[attr-defined]
    return true_until([card.state])


@shelved(*TOPICS, fresh_until=_changes)
def product_part(request: Request, slug: str) -> HttpResponse:
    """Give the living part of a product alone: how many, how fresh, whether the shop is open."""
    return render(request, "market/_product_living.html", _told(request, request.card))  # type: ignore[attr-defined]


def card_of(request: Request, slug: str) -> ProductCard:
    """Return the product of this address with all that is said of it; raise NotFound or Gone."""
    row = product_get(town=request.town.slug, slug=slug)
    if row is not None and row.hidden_at is not None:
        advice = gettext("The town hall hid it. The shop was told why, and can contest it.")
        raise Gone(gettext("This product is no longer shown."), advice=advice)
    cards = product_cards(
        town=request.town, products=[row] if row else [], now=timezone.now(), near=centre_of(request.town)
    )
    if not cards:
        advice = gettext("Look for it again: another shop may have it.")
        raise NotFound(gettext("No product has this address here."), advice=advice)
    return cards[0]


def _told(request: Request, card: ProductCard) -> dict[str, Any]:
    """Return what is said of a product; where it is not surely there, the neighbours who may have it."""
    unsure = card.is_gone or card.stand is None or card.stand.how == "ask"
    near = _neighbours(card) if unsure else []
    return {"card": card, "product": card.product, "shop": card.shop, "neighbours": near}


def _neighbours(card: ProductCard) -> list[ShopCard]:
    """Return the shops that share that they have one, the nearest first."""
    row = card.product
    found = neighbours(
        town=row.town,
        organisation=row.organisation,
        barcode=row.barcode,
        name=row.name,
        now=timezone.now(),
    )
    shops = shop_list(town=row.town, organisations=found) if found else []
    by_id = {shop.organisation: shop for shop in shops}
    return [by_id[each] for each in found if each in by_id][:MOST_NEIGHBOURS]


def _buying(card: ProductCard) -> dict[str, Any]:
    terms = terms_get(organisation=card.shop.organisation)
    now = timezone.now()
    return {
        "takes": takes_orders(terms, now=now) and not card.is_gone,
        "paused_until": terms.paused_until if terms and is_paused(terms, now=now) else None,
        "is_weighed": card.product.unit == KILO,
        "choices": [(grams, grams == (card.product.grams or 500)) for grams in _handy(card)],
    }


def _handy(card: ProductCard) -> list[int]:
    """Return the weights one may choose: the handy ones, and that of one piece where it is known."""
    return sorted({*HANDY_GRAMS, *([card.product.grams] if card.product.grams else [])})
