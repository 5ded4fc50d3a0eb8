"""Find a product in all the shops of the town; an empty answer names the shops that likely have it."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext

from halles.kit.request import Request
from halles.kit.shelf import shelved
from halles.stalls.directory.public import shop_states
from halles.stalls.market.forms.residents import FindForm
from halles.stalls.market.queries.finding import likely_shops
from halles.stalls.market.queries.near import centre_of, point_typed
from halles.stalls.market.queries.products import product_cards
from halles.stalls.market.queries.search import products_found
from halles.stalls.market.queries.start import start_get
from halles.stalls.market.views.pages import TOPICS, true_until

KEYS = ("q", "stock", "open", "day", "at", "near")


def _changes(request: Request) -> datetime:
    """Find what is asked for; return until when the page that says so is true."""
    now = timezone.now()
    form = FindForm(request.GET, today=timezone.localdate(now))
    query = form.cleaned_data["q"] if form.is_valid() else ""
    made = _answer(request, form, query, now) if query else _start(request, now)
    request.found = {"form": form, "query": query, "shelved": True, **made}  # type: ignore[attr-defined]
    states = [card.state for card in made.get("cards", ())] + made["states"]
    return true_until(states, made.get("moments", ()))


@shelved(*TOPICS, query=KEYS, fresh_until=_changes)
def find(request: Request) -> HttpResponse:
    """Show what the shops of the town have: what answers a question, or what one may begin with."""
    status = 200 if request.found["form"].is_valid() else 422  # type: ignore[attr-defined]
    return render(request, "market/find.html", request.found, status=status)  # type: ignore[attr-defined]


def _answer(request: Request, form: FindForm, query: str, now: datetime) -> dict[str, Any]:
    town, asked = request.town, form.cleaned_data
    typed = point_typed(town=town, text=asked["near"]) if asked["near"] else None
    if asked["near"] and typed is None:
        form.add_error("near", gettext("No street here has this name."))
    near = typed or centre_of(town)
    found = products_found(
        town=town,
        query=query,
        now=now,
        in_stock=asked["stock"],
        open_at=form.open_at(now),
        near=typed,
    )
    cards = product_cards(town=town, products=found.products, now=now, near=near)
    likely = [] if cards and found.complete else likely_shops(town=town, query=query, now=now)
    return {
        "cards": cards,
        "found": found,
        "likely": likely,
        "states": [each.state for each in likely if each.state],
        "from_centre": typed is None,
        "is_narrowed": any(asked[key] for key in ("stock", "open", "day")),
    }


def _start(request: Request, now: datetime) -> dict[str, Any]:
    start = start_get(town=request.town, now=now)
    told = shop_states(town=request.town, moment=now, shops=[shop for shop, _count in start.shops])
    return {
        "start": start,
        "shops": [(shop, count, told[shop.organisation]) for shop, count in start.shops],
        "states": list(told.values()),
        "moments": [each.slate.expires_at for each in start.slates],
    }
