"""One car park: its page, the two living parts of it, and the walk from it to a shop."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from halles.kit.request import Request
from halles.kit.shelf import shelved
from halles.stalls.directory.public import foot_way
from halles.stalls.parking import queries
from halles.stalls.parking.queries import Walk
from halles.stalls.parking.queries.facts import language
from halles.stalls.parking.views.pages import TOPICS, find, position, shown_one, still_true
from halles.town.engine.cartography import HALF
from halles.town.engine.hours import explain_text
from halles.town.queries import box_around, drawing_get, map_view

NEAREST = 6
"""Shops named on the page of a car park."""
MOST = 40
"""Shops named on the page of the ways on foot."""
MARKETS = "{town}/directory"
_PARTS = {"now": "parking/_now.html", "later": "parking/_later.html"}


@shelved(*TOPICS, MARKETS, fresh_until=still_true)
def car_park(request: Request, slug: str) -> HttpResponse:
    """Show a car park: now, later, today against a usual day, what it is like, and what is near it."""
    now, moment = shown_one(request), timezone.now()
    row = now.car_park
    walks = queries.shop_walks(town=request.town.slug, car_park=row)
    context = {
        "now": now,
        "car_park": row,
        "curve": queries.day_curve(car_park=row, town=request.town, now=moment) if now.has_sensor else None,
        "facts": queries.facts_of(row, capacity=now.capacity),
        "prices": [*queries.price_rows(row), *queries.pass_rows(row)],
        "hours": explain_text(row.hours, language()) if row.hours else [],
        "closings": queries.closings_coming(car_park=row, town=request.town, now=moment),
        "website": row.url,
        "market": queries.market_walks(town=request.town.slug, cars=[now]).get(row.pk, ""),
        "walks": walks[:NEAREST],
        "position": position(request),
        "shelved": True,
    }
    return render(request, "parking/car_park.html", context)


@shelved(*TOPICS, fresh_until=still_true)
def car_park_part(request: Request, slug: str, part: str) -> HttpResponse:
    """Give a living part of a car park's page alone ("now" or "later"), for a page that is open."""
    return render(request, _PARTS[part], {"now": shown_one(request)})


@shelved("{town}/parking", "{town}/directory", "{town}/town", query=("vers",))
def on_foot(request: Request, slug: str) -> HttpResponse:
    """Show the way on foot from a car park to a shop, and the shops around it with the minutes to each."""
    row = find(request, slug)
    walks = queries.shop_walks(town=request.town.slug, car_park=row)
    asked = request.GET.get("vers", "")
    chosen = next((walk for walk in walks if asked and walk.point.anchor == asked), None)
    context = {
        "car_park": row,
        "walks": [walk for walk in walks if walk is not chosen][:MOST],
        "is_cut": len(walks) > MOST,
        "chosen": chosen,
        "missing": bool(asked) and chosen is None,
        **(_way(request, queries.car_park_point(row), chosen) if chosen else {}),
        "shelved": True,
    }
    return render(request, "parking/on_foot.html", context)


def _way(request: Request, here: Any, chosen: Walk) -> dict[str, Any]:
    """Return the way along the streets with its part of the map; nothing where the map does not tell it."""
    drawing = drawing_get(town=request.town.slug)
    start, end = queries.place_of(here), queries.place_of(chosen.point)
    if not (drawing and drawing.width and start and end):
        return {}
    way = foot_way(drawing=drawing, start=start, end=end)
    if way is None:
        return {}
    box = box_around(drawing, [(x / HALF, y / HALF) for x, y in way.points])
    return {"way": way, "view": map_view(drawing, [here, chosen.point], box=box) if box else None}
