"""Reserve what is in the basket: when one comes to each shop, a first name, how one is told."""

import secrets
from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache

from halles.doors.public import act_note, acting, helping_of
from halles.kit.forms import done
from halles.kit.request import Request
from halles.people.public import person_name
from halles.stalls.market.commands import BasketLine, checkout_place
from halles.stalls.market.forms.residents import ReserveForm
from halles.stalls.market.queries.basket import Basket, BasketShop
from halles.stalls.market.queries.customer import is_placed, reservation_of
from halles.stalls.market.queries.moments import slot_on_paper, slot_words
from halles.stalls.market.queries.quantities import line_words
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
        return _placed(request, key)
    view = basket_of(request) if request.method != "POST" else basket_told(request)
    if not view.serving:
        return redirect("market:basket")
    shops = [(each, _slots(request, each)) for each in view.serving]
    open_shops = [(each, slots) for each, slots in shops if slots]
    form = ReserveForm(
        request.POST or None,
        shops=[(each.shop.organisation, each.shop.name, slots) for each, slots in open_shops],
        key=secrets.token_hex(16),
        first_name=_first_name(request),
    )

    def place() -> None:
        _place(request, form, [each for each, _slots in open_shops])

    if open_shops and request.method == "POST" and done(form, place):
        _leave(request, view, form.slots().keys())
        return _placed(request, form.cleaned_data["key"])
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
        actor=acting(request),
        town=request.town,
        key=asked["key"],
        secret=secret_of(asked["key"]),
        first_name=asked["first_name"],
        channel=channel,
        to=to,
        lines=[BasketLine(line.card.product.pk, line.quantity) for each in shops for line in each.lines],
        slots=form.slots(),
    )
    _note(request, secret_of(asked["key"]))


def _placed(request: Request, key: str) -> HttpResponse:
    """Go to what was reserved; in a sitting, by no address that would open it after."""
    if helping_of(request):
        return redirect("market:mine")
    return redirect("market:customer", secret=secret_of(key))


def _note(request: Request, secret: str) -> None:
    """Tell the receipt of a sitting each shop, its code, when one comes, and what it keeps."""
    now = timezone.now()
    if not helping_of(request):
        return
    found = reservation_of(town=request.town, secret=secret, now=now)
    for each in found.orders if found else ():
        row = each.view.row
        words = {
            "shop": each.shop.name if each.shop else "",
            "slot": slot_on_paper(row.slot_start, row.slot_end),
            "what": ", ".join(line_words(line.name, line.unit, line.quantity) for line in each.view.lines),
        }
        said = gettext("Reserved at %(shop)s, to be collected %(slot)s: %(what)s") % words
        act_note(request, stall="market", words=said, code=row.code)


def _first_name(request: Request) -> str:
    """Return the first name of the person of a sitting: the shop calls it."""
    helping = helping_of(request)
    return person_name(helping.person).partition(" ")[0] if helping else ""


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
