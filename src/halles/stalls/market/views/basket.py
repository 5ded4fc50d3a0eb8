"""The basket: in the session of whoever fills it, without an account; no shop hears of it before."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from halles.kit.errors import BadInput
from halles.kit.request import Request
from halles.stalls.market.commands.pricing import MOST_GRAMS, MOST_LINES, MOST_PIECES
from halles.stalls.market.engine.measures import KILO
from halles.stalls.market.queries.basket import Basket, Kept, basket_view
from halles.stalls.market.views.product import card_of

KEY = "market.basket"


@never_cache
def basket(request: Request) -> HttpResponse:
    """Show the basket shop by shop, with what changed since it was filled."""
    view = basket_of(request)
    response = render(request, "market/basket.html", {"basket": view})
    _seen(request, view)
    return response


@require_POST
def add(request: Request, slug: str) -> HttpResponse:
    """Add so much of a product; what is already there is made more."""
    card = card_of(request, slug)
    kept = kept_of(request)
    row = card.product
    wanted = _number(request.POST.get("other", "")) or _number(request.POST.get("quantity", "")) or 0
    before = kept[row.pk].quantity if row.pk in kept else 0
    if wanted and (row.pk in kept or len(kept) < MOST_LINES):
        most = MOST_GRAMS if row.unit == KILO else MOST_PIECES
        kept[row.pk] = Kept(min(most, before + wanted), card.price.cents, row.name)
        keep(request, kept)
        messages.success(request, gettext("“%(name)s” is in your basket.") % {"name": row.name})
    return redirect("market:basket")


@require_POST
def change(request: Request) -> HttpResponse:
    """Change how much of each product one wants; 0, or the button "remove", takes it out."""
    kept = kept_of(request)
    removed = request.POST.get("remove", "")
    for pk, line in list(kept.items()):
        wanted = _number(request.POST.get(pk, ""))
        if pk == removed or wanted == 0:
            del kept[pk]
        elif wanted is not None:
            kept[pk] = Kept(min(wanted, MOST_GRAMS), line.cents, line.name)
    keep(request, kept)
    return redirect("market:basket")


def basket_of(request: Request) -> Basket:
    """Return the basket of whoever asks, as it stands now."""
    return basket_view(town=request.town, kept=kept_of(request), now=timezone.now())


def lines_told(view: Basket) -> str:
    """Return the lines of a basket for its form to hold: what was seen can be reserved later."""
    return " ".join(f"{line.card.product.pk}:{line.quantity}" for line in view.lines)


def basket_told(request: Request) -> Basket:
    """Return the basket of whoever asks; where her session ended meanwhile, what the form holds."""
    if kept_of(request):
        return basket_of(request)
    pairs = (line.partition(":") for line in request.POST.get("lines", "").split()[:MOST_LINES])
    told = {pk: Kept(min(MOST_GRAMS, number), 0, "") for pk, _, n in pairs if (number := _number(n))}
    view = basket_view(town=request.town, kept=told, now=timezone.now())
    if view.gone:
        message = gettext("A shop no longer shows an article of your reservation: nothing is reserved.")
        raise BadInput(message, advice=gettext("Choose your articles again."))
    return view


def kept_of(request: Request) -> dict[str, Kept]:
    """Return what the session keeps for this town, by product."""
    rows: Mapping[str, Any] = request.session.get(KEY, {}).get(request.town.slug, {})
    return {pk: Kept(*line) for pk, line in rows.items()}


def keep(request: Request, kept: Mapping[str, Kept]) -> None:
    """Keep these lines in the session; an empty basket leaves nothing behind."""
    everywhere = dict(request.session.get(KEY, {}))
    everywhere.pop(request.town.slug, None)
    if kept:
        everywhere[request.town.slug] = {
            pk: [line.quantity, line.cents, line.name] for pk, line in kept.items()
        }
    if everywhere:
        request.session[KEY] = everywhere
    else:
        request.session.pop(KEY, None)


def _seen(request: Request, view: Basket) -> None:
    """Once told, a new price is the price, and what is gone is taken out."""
    kept = kept_of(request)
    now = {
        line.card.product.pk: Kept(line.quantity, line.card.price.cents, line.card.product.name)
        for line in view.lines
    }
    if now != kept:
        keep(request, now)


def _number(text: str) -> int | None:
    text = text.strip()
    return int(text) if text.isdecimal() and len(text) < 7 else None
