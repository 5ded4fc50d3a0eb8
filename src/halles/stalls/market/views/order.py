"""One order on the shop’s screen: accept, refuse, what is missing, weigh, hand over, go back."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from halles.kit.errors import BadInput, NotFound
from halles.kit.keeping import kept_by_owner
from halles.kit.request import Request
from halles.people.public import signed_in
from halles.stalls.directory.public import ShopCard
from halles.stalls.market import commands, forms, queries
from halles.stalls.market.commands.moves import was_pressed
from halles.stalls.market.engine import orders as engine
from halles.stalls.market.papers.slip import slip_paper
from halles.stalls.market.queries import OrderView
from halles.stalls.market.views.orders import held, page_key
from halles.stalls.market.views.pages import private

Act = Callable[[], object]


@signed_in
def order(request: Request, shop: str, order: str) -> HttpResponse:
    """Show one order, its articles, and all that can be done."""
    card = held(request, shop)
    view = _found(card, order)
    context = {"shop": card, "view": view, "key": page_key(), "reasons": forms.refusal_reasons()}
    return kept_by_owner(request, render(request, "market/order.html", context))


@signed_in
def order_slip(request: Request, shop: str, order: str) -> HttpResponse:
    """Give the slip that goes with the bag."""
    card = held(request, shop)
    address = request.build_absolute_uri(request.path.removesuffix("bon.pdf"))
    view = _found(card, order)
    large, language = "gros" in request.GET, request.LANGUAGE_CODE
    pdf = slip_paper(view, shop=card.name, address=address, language=language, large_type=large)
    name = {"Content-Disposition": 'inline; filename="bon.pdf"'}
    return private(HttpResponse(pdf, content_type="application/pdf", headers=name))


@require_POST
@signed_in
def order_press(request: Request, shop: str, order: str, press: str) -> HttpResponse:
    """Do one press on an order; what is refused is said on the same screen, where the next press is near."""
    row, who = _found(held(request, shop), order).row, request.actor
    key, why = _key(request, press), forms.reason_typed(request.POST)
    acts: dict[str, Act] = {
        engine.ACCEPT: lambda: commands.order_accept(actor=who, order=row.pk, key=key),
        engine.PREPARE: lambda: commands.order_ready(actor=who, order=row.pk, key=key),
        engine.HAND_OVER: lambda: commands.order_hand_over(actor=who, order=row.pk, key=key),
        engine.REFUSE: lambda: commands.order_refuse(actor=who, order=row.pk, key=key, reason=why),
        engine.RELEASE: lambda: commands.order_release(actor=who, order=row.pk, key=key),
        engine.PUT_BACK: lambda: commands.order_put_back(actor=who, order=row.pk, key=key),
    }
    is_done = _do(request, acts.get(press), _DONE.get(press, ""))
    if is_done and press in _TO_THE_LIST:
        return redirect("market:orders", shop=shop)
    return redirect("market:order", shop=shop, order=row.pk)


@require_POST
@signed_in
def line_press(request: Request, shop: str, order: str, line: str, press: str) -> HttpResponse:
    """Do one press on an article of an order."""
    view, key = _found(held(request, shop), order), _key(request, f"{press} {line}")
    try:
        _press_line(request, view, line, press, key)
    except NotFound:  # what was found is kept under a new number: pressed twice, it was done all the same
        if not (key and was_pressed(view.row, key)):
            raise
        messages.success(request, gettext("Done. The rest of the order goes on."))
    return redirect("market:order", shop=shop, order=view.row.pk)


def _press_line(request: Request, view: OrderView, line: str, press: str, key: str) -> None:
    if line not in {each.pk for each in view.lines}:
        raise NotFound(gettext("This article changed meanwhile."), advice=gettext("Load the page again."))
    who = request.actor
    why, instead = (request.POST.get(name, "") for name in ("reason", "replaced_by"))
    grams, pieces = (forms.number_typed(request.POST, name) for name in ("grams", "quantity"))
    acts: dict[str, Act] = {
        engine.MISSING: lambda: commands.line_missing(
            actor=who, line=line, key=key, reason=why, replaced_by=instead
        ),
        engine.FOUND: lambda: commands.line_found(actor=who, line=line, key=key),
        engine.WEIGH: lambda: commands.line_weigh(actor=who, line=line, key=key, grams=grams),
        engine.BRING_BACK: lambda: commands.line_bring_back(actor=who, line=line, key=key, quantity=pieces),
    }
    _do(request, acts.get(press), gettext("Done. The rest of the order goes on."))


_TO_THE_LIST = (engine.ACCEPT, engine.PREPARE, engine.HAND_OVER, engine.REFUSE, engine.RELEASE)
_DONE = forms.PRESS_DONE


def _do(request: Request, act: Act | None, done: str) -> bool:
    """Do a press and say so, or say why not; between two customers nobody reads a page of its own."""
    if act is None:
        raise NotFound(gettext("There is no such button."), advice=gettext("Load the page again."))
    try:
        act()
    except BadInput as problem:
        messages.error(request, str(problem))
        return False
    messages.success(request, gettext(done))
    return True


def _key(request: Request, press: str) -> str:
    """Return the number of one press: the page's own, and which of its buttons."""
    page = request.POST.get("key", "")
    return f"{page} {press}" if page else ""


def _found(card: ShopCard, order: str) -> OrderView:
    view = queries.order_view(order=order, now=timezone.now())
    if view is None or view.row.organisation != card.organisation:
        raise NotFound(gettext("This order is not known."), advice=gettext("Load the page again."))
    return view
