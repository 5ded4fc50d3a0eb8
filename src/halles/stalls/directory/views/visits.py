"""Open when I can come, open on my way: two questions asked by an address, with no script and no position."""

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, gettext

from halles.kit import french
from halles.kit.request import Request
from halles.kit.shelf import shelved
from halles.stalls.directory import forms, queries
from halles.stalls.directory.queries.states import next_midnight
from halles.town.engine.cartography import HALF
from halles.town.models import MapDrawing
from halles.town.queries import box_around, drawing_get, map_view

MOST = 200
"""Names in one list; beyond, one is asked for a kind."""
TOPICS = ("{town}/directory", "{town}/town")


def _until_midnight(request: Request) -> datetime:
    """Return until when the days that can be chosen are the right ones."""
    return next_midnight(timezone.now())


@shelved(*TOPICS, query=("day", "start", "end", "group"), fresh_until=_until_midnight)
def when(request: Request) -> HttpResponse:
    """Say who is open when one can come: all that time, a part of it, or perhaps."""
    wall = queries.wall(timezone.now())
    initial = {"day": wall.date().isoformat(), "start": _next_hour(wall)}
    form = forms.WhenForm(request.GET or None, today=wall.date(), initial=initial)
    context: dict[str, Any] = {"form": form, "most_shown": f":{MOST}", "shelved": True}
    if form.is_valid():
        start, end = form.cleaned_data["span"]
        visit = queries.sheets_open_in(
            town=request.town, start=start, end=end, group=form.cleaned_data["group"]
        )
        notes = {card.id: _spans_words(visit.spans[card.id]) for card in visit.part}
        context |= {"visit": visit, "notes": notes, "asked": _span_words(start, end, wall)}
        context["is_cut"] = max(len(visit.whole), len(visit.part), len(visit.unknown)) > MOST
    return render(request, "directory/when.html", context)


@shelved(
    *TOPICS,
    query=("start", "end", "aside", "day", "at", "group"),
    fresh_until=_until_midnight,
)
def way(request: Request) -> HttpResponse:
    """Say whom one passes on the way between two places of the town, and who of them is open then."""
    wall, drawing = queries.wall(timezone.now()), drawing_get(town=request.town.slug)
    everybody = queries.candidates(town=request.town.slug)
    known = queries.spots(drawing, everybody) if drawing and drawing.width else []
    initial = {"day": wall.date().isoformat(), "at": _next_hour(wall), "aside": "50"}
    form = forms.WayForm(
        request.GET or None,
        today=wall.date(),
        initial=initial,
        names=[spot.name for spot in known if spot.is_street],
    )
    context: dict[str, Any] = {"form": form, "has_map": bool(known), "shelved": True}
    ends = _ends(form, known) if form.is_valid() else None
    if ends and drawing:
        context |= _passed(request, form, drawing, everybody, ends)
    return render(request, "directory/way.html", context)


def _ends(form: forms.WayForm, known: list[queries.Spot]) -> list[queries.Spot] | None:
    """Return where one sets out and arrives; say in the form what is not found."""
    found = []
    for name in ("start", "end"):
        text = form.cleaned_data[name]
        spot = queries.spot_named(text, known)
        if spot:
            found.append(spot)
            continue
        close = ", ".join(f"“{each}”" for each in queries.spots_near(text, known))
        message = gettext("No street, square or shop has this name here.")
        form.add_error(name, f"{message} {gettext('Did you mean:')} {close}" if close else message)
    return found if len(found) == 2 else None


def _passed(
    request: Request,
    form: forms.WayForm,
    drawing: MapDrawing,
    everybody: list[queries.Candidate],
    ends: list[queries.Spot],
) -> dict[str, Any]:
    """Return the way, whom one passes, and the part of the map where that is."""
    asked = form.cleaned_data
    group = asked["group"]
    found = queries.way_get(
        town=request.town,
        drawing=drawing,
        candidates=[each for each in everybody if not group or each.card.group == group],
        ends=(ends[0].point, ends[1].point),
        aside=asked["aside"],
        at=asked["moment"],
    )
    slugs = {shop.card.slug for shop in found.open}
    points = [point for point in queries.map_points(town=request.town.slug) if point.anchor in slugs]
    box = box_around(drawing, [(x / HALF, y / HALF) for x, y in found.points])
    return {
        "way": found,
        "open_cards": [shop.card for shop in found.open],
        "unknown_cards": [shop.card for shop in found.unknown],
        "ends": ends,
        "notes": {shop.card.id: _passed_words(shop) for shop in (*found.open, *found.unknown)},
        "view": map_view(drawing, points, box=box) if box else None,
    }


def _language() -> str:
    return "en" if (get_language() or "fr").startswith("en") else "fr"


def _next_hour(wall: datetime) -> str:
    return f"{(wall.replace(minute=0) + timedelta(hours=1)):%H:%M}"


def _passed_words(shop: queries.Passed) -> str:
    words = {"metres": shop.metres, "time": french.time_words(shop.at, language=_language())}
    return gettext("%(metres)d m off the way, passed at about %(time)s") % words


def _spans_words(spans: tuple[tuple[datetime, datetime], ...]) -> str:
    """Return "de 9 h à 12 h, de 14 h à 15 h"."""
    language = _language()
    times = [tuple(french.time_words(at, language=language) for at in span) for span in spans]
    return ", ".join(
        gettext("from %(start)s to %(end)s") % {"start": start, "end": end} for start, end in times
    )


def _span_words(start: datetime, end: datetime, wall: datetime) -> str:
    """Return "jeudi 26 novembre, de 17 h à 19 h"; of a moment, "jeudi 26 novembre à 17 h"."""
    day = french.date_words(start.date(), today=wall.date(), language=_language())
    if end - start <= timedelta(minutes=1):
        time = french.time_words(start, language=_language())
        return gettext("%(day)s at %(time)s") % {"day": day, "time": time}
    return f"{day}, {_spans_words(((start, end),))}"
