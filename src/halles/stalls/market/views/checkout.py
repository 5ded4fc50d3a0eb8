"""Reserve what is in the basket: when one comes to each shop, a first name, how one is told."""

import secrets
from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache

from halles.kit.forms import done
from halles.kit.request import Request
from halles.stalls.market.commands import BasketLine, checkout_place
from halles.stalls.market.forms.residents import ReserveForm
from halles.stalls.market.queries.basket import Basket, BasketShop
from halles.stalls.market.queries.customer import is_placed
from halles.stalls.market.queries.moments import slot_words
from halles.stalls.market.queries.secrets import secret_of
from halles.stalls.market.queries.slots import slots_free
from halles.stalls.market.views.basket import basket_of, basket_told, keep, kept_of, lines_told
from halles.stalls.market.views.pages import form_page

MOST_SLOTS = 40
"""Slots that one may choose from in a shop: about a week."""


@never_cache
def checkout(request: Request) -> HttpResponse:
    """Show the one form, or reserve; sent twice, it reserves once and shows the same page."""
    key = request.POST.get("key", "")
    if key and is_placed(key=key):
        return redirect("market:customer", secret=secret_of(key))
    view = basket_of(request) if request.method != "POST" else basket_told(request)
    if not view.serving:
        return redirect("market:basket")
    shops = [(each, _slots(request, each)) for each in view.serving]
    open_shops = [(each, slots) for each, slots in shops if slots]
    form = ReserveForm(
        request.POST or None,
        shops=[(each.shop.organisation, each.shop.name, slots) for each, slots in open_shops],
        key=secrets.token_hex(16),
    )

    def place() -> None:
        _place(request, form, [each for each, _slots in open_shops])

    if open_shops and request.method == "POST" and done(form, place):
        _leave(request, view, form.slots().keys())
        return redirect("market:customer", secret=secret_of(form.cleaned_data["key"]))
    return form_page(
        request,
        "market/checkout.html",
        form,
        basket=view,
        lines=lines_told(view),
        fields=_fields(form, open_shops),
        without=[each.shop for each, slots in shops if not slots],
    )


def _place(request: Request, form: ReserveForm, shops: Sequence[BasketShop]) -> None:
    asked = form.cleaned_data
    channel, to = asked["to"]
    checkout_place(
        actor=request.actor,
        town=request.town,
        key=asked["key"],
        secret=secret_of(asked["key"]),
        first_name=asked["first_name"],
        channel=channel,
        to=to,
        lines=[BasketLine(line.card.product.pk, line.quantity) for each in shops for line in each.lines],
        slots=form.slots(),
    )


def _slots(request: Request, each: BasketShop) -> list[tuple[str, str]]:
    """Return the slots of a shop as choices: the moment, and its words."""
    now = timezone.now()
    if each.terms is None:
        return []
    free = slots_free(town=request.town, shop=each.shop, terms=each.terms, now=now)
    return [(slot.start.isoformat(), slot_words(slot.start, slot.end, now=now)) for slot in free[:MOST_SLOTS]]


def _fields(form: ReserveForm, shops: Sequence[tuple[BasketShop, Any]]) -> list[tuple[BasketShop, Any]]:
    """Return each shop with its field of slots."""
    return [(each, form[each.shop.organisation]) for each, _slots in shops]


def _leave(request: Request, view: Basket, served: Any) -> None:
    """Take what was reserved out of the basket; what a shop could not be asked for stays."""
    gone = {
        line.card.product.pk
        for each in view.serving
        if each.shop.organisation in served
        for line in each.lines
    }
    keep(request, {pk: line for pk, line in kept_of(request).items() if pk not in gone})
