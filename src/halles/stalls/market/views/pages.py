"""What the residents' pages share: find the shop, until when a page is true, how a refused form is shown."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext

from halles.kit.errors import NotFound
from halles.kit.forms import status_of
from halles.kit.request import Request
from halles.stalls.directory.public import ShopCard, shop_get
from halles.town.engine.hours import State

TOPICS = ("{town}/market", "{town}/stock", "{town}/directory", "{town}/town")


def shop_of(request: Request, slug: str) -> ShopCard:
    """Return the shop of this address, or answer that there is none."""
    shop = shop_get(town=request.town.slug, slug=slug)
    if shop is None:
        advice = gettext("It may have changed its name: look for it in the list.")
        raise NotFound(gettext("No shop has this address here."), advice=advice)
    return shop


def true_until(states: Iterable[State], moments: Iterable[datetime] = ()) -> datetime:
    """Return until when a page is true: a shop opens or closes, a slate is wiped, the day ends."""
    now = timezone.localtime()
    midnight = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    walls = [timezone.make_aware(state.until) for state in states if state.until]
    return min([midnight, *walls, *moments])


def form_page(request: Request, template: str, form: Form, **more: Any) -> HttpResponse:
    """Show a form; one that was refused is answered 422, so that nobody takes it for a success."""
    return render(request, template, {"form": form, **more}, status=status_of(form))


def private(response: HttpResponse) -> HttpResponse:
    """Keep a page that a secret opens out of every cache."""
    response["Cache-Control"] = "no-store"
    return response
