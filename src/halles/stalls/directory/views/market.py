"""Pages of markets: one market, all that is held in town, and the desk of who organises a market."""

from datetime import datetime, time, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from rules import test_rule

from halles.kit.actor import require
from halles.kit.errors import NotFound
from halles.kit.request import Request
from halles.kit.shelf import shelved
from halles.people.public import signed_in
from halles.stalls.directory import queries, rights
from halles.stalls.directory.models import Sheet
from halles.stalls.directory.views.pages import find, find_shown


def _midnight(request: Request, **_arguments: str) -> datetime:
    """Return until when a page that says "today" is true."""
    return timezone.make_aware(datetime.combine(timezone.localdate() + timedelta(days=1), time()))


@shelved("{town}/directory", "{town}/town", fresh_until=_midnight)
def market(request: Request, slug: str) -> HttpResponse:
    """Show a market: its next days, who comes, who is absent."""
    row = find_shown(request, slug)
    position = getattr(row, "position", "")
    context = {**_coming(request, row), "position": position, "shelved": True}
    return render(request, "directory/market.html", context)


@shelved("{town}/directory", fresh_until=_midnight)
def market_part(request: Request, slug: str) -> HttpResponse:
    """Give the living part of a market's page (who comes) alone, for a page that is open."""
    return render(request, "directory/_market_days.html", _coming(request, find_shown(request, slug)))


@shelved("{town}/directory", "{town}/town", fresh_until=_midnight)
def markets(request: Request) -> HttpResponse:
    """List the markets and the food trucks of the coming days."""
    today = timezone.localdate()
    context = {
        "days": queries.market_week(town=request.town, since=today),
        "markets": queries.market_list(town=request.town.slug),
        "today": today,
        "shelved": True,
    }
    return render(request, "directory/markets.html", context)


@signed_in
def market_desk(request: Request, slug: str) -> HttpResponse:
    """Let who organises a market say who does not come, one gesture each."""
    row = find(request, slug)
    require(request.actor, rights.ORGANISE, row)
    context = {**_coming(request, row), "adds": test_rule(rights.ADD, request.actor, request.town.slug)}
    return render(request, "directory/market_desk.html", context)


def _coming(request: Request, row: Sheet) -> dict[str, Any]:
    """Return what the pages of a market use; any other sheet has none."""
    view = queries.sheet_view(row)
    if view.category != queries.MARKET:
        raise NotFound(gettext("No market has this address here."))
    today = timezone.localdate()
    coming = queries.market_next(market=queries.market_of(view), town=request.town, since=today)
    return {"sheet": view, "market": coming.market, "coming": coming, "today": today}
