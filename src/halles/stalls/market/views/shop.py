"""A shop's part of the shelf: useful even where it shows no product, for it can be asked."""

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from halles.kit.request import Request
from halles.kit.shelf import shelved
from halles.stalls.market.queries.shop import shop_page
from halles.stalls.market.views.pages import TOPICS, shop_of, true_until


def _changes(request: Request, slug: str) -> datetime:
    """Find what a shop shows; return until when the page that says so is true."""
    now, found = timezone.now(), shop_of(request, slug)
    page = shop_page(town=request.town, shop=found, now=now, family=request.GET.get("rayon"))
    request.shown = page  # type: ignore[attr-defined]
    moments = [page.slate.slate.expires_at] if page.slate else []
    moments += [page.paused_until] if page.paused_until else []
    return true_until([page.state], moments)


@shelved(*TOPICS, query=("rayon",), fresh_until=_changes)
def shop(request: Request, slug: str) -> HttpResponse:
    """Show what a shop has: its slate, its offers, its products by department; ask it, follow it."""
    context = {"page": request.shown, "family": request.GET.get("rayon"), "shelved": True}  # type: ignore[attr-defined]
    return render(request, "market/shop.html", context)
