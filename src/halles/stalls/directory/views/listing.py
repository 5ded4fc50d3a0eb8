"""The list of shops and services: all, what answers a question, what is open; and the same on the map."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext

from halles.kit import french
from halles.kit.request import Request
from halles.kit.shelf import shelved
from halles.kit.text import slugify
from halles.stalls.directory import queries
from halles.stalls.directory.engine.facets import FACETS
from halles.town.engine.hours import state_words
from halles.town.queries import drawing_get, map_view

MOST_QUERY = 80
MOST_UNKNOWN = 30
"""Cards of which one does not know, under those that are found: all of them are in the whole list."""
KEYS = ("q", "group", "page", "open", "with")


def _asked(request: Request) -> queries.Asked:
    """Return what the address asks of the list; what nobody offers is left out."""
    wanted = request.GET.get("with", "").split(",")
    return queries.Asked(
        query=request.GET.get("q", "").strip()[:MOST_QUERY],
        group=group_asked(request),
        facets=tuple(slug for slug in FACETS if slug in wanted),
        is_open="open" in request.GET,
        number=_number(request),
    )


def _list_changes(request: Request) -> datetime | None:
    """Return until when a list of what is open is true; any other list only changes with a mark."""
    asked = _asked(request)
    if not asked.is_open:
        return None
    request.chosen = queries.sheet_chosen(town=request.town, now=timezone.now(), asked=asked)  # type: ignore[attr-defined]
    return request.chosen.until  # type: ignore[attr-defined]


def _chosen(request: Request, asked: queries.Asked) -> queries.Chosen:
    kept: queries.Chosen | None = getattr(request, "chosen", None)
    return kept or queries.sheet_chosen(town=request.town, now=timezone.now(), asked=asked)


@shelved("{town}/directory", "{town}/town", query=KEYS, fresh_until=_list_changes)
def sheet_list(request: Request) -> HttpResponse:
    """List the shops and services: all, those that answer what is asked, or those that are open; by kind."""
    asked = _asked(request)
    chosen = _chosen(request, asked) if asked.is_open or asked.facets else None
    page = chosen.page if chosen else _plain(request, asked)
    context = {
        **_words(asked, page),
        **(_told(asked, chosen) if chosen else {}),
        "page": page,
        "shelved": True,
    }
    response = render(request, "directory/list.html", context)
    if asked.query and not asked.group and not page.total:
        response.missed = queries.kind_asked(asked.query)  # type: ignore[attr-defined]
    return response


def _plain(request: Request, asked: queries.Asked) -> queries.CardPage:
    where: dict[str, Any] = {"town": request.town.slug, "group": asked.group, "number": asked.number}
    return queries.sheet_search(query=asked.query, **where) if asked.query else queries.sheet_page(**where)


@shelved("{town}/directory", "{town}/town", query=KEYS, fresh_until=_list_changes)
def sheet_map(request: Request) -> HttpResponse:
    """Show on the map of the town what the list holds for the same question."""
    asked = _asked(request)
    chosen = _chosen(request, asked)
    points = [point for point in queries.map_points(town=request.town.slug) if point.anchor in chosen.slugs]
    drawing = drawing_get(town=request.town.slug)
    context = {
        **_words(asked, chosen.page),
        **_told(asked, chosen),
        "page": chosen.page,
        "points": points,
        "unplaced": sum(point.lon is None for point in points),
        "view": map_view(drawing, points) if drawing and drawing.width else None,
        "shelved": True,
    }
    return render(request, "directory/map.html", context)


def _words(asked: queries.Asked, page: queries.CardPage) -> dict[str, Any]:
    """Return what the templates of a list say of what is asked."""
    return {
        "asked": asked,
        "group_title": next((each.title for each in page.groups if each.slug == asked.group), ""),
        "how_many": _how_many(page.total, is_open=asked.is_open),
        "kept": _kept(asked, "q", "open", "with"),
        "of_group": asked.group and f"group={asked.group}&",
        "without_open": _kept(asked, "q", "with", "group"),
        "without_facets": _kept(asked, "q", "open", "group"),
        "whole": _kept(asked, "q", "open", "with", "group"),
    }


def _told(asked: queries.Asked, chosen: queries.Chosen) -> dict[str, Any]:
    """Return what the templates say of a list that was chosen: notes, what is not known, what else to ask."""
    return {
        "notes": _notes(chosen),
        "unknown": chosen.unknown[:MOST_UNKNOWN],
        "more_unknown": len(chosen.unknown) - MOST_UNKNOWN,
        "n_unknown": len(chosen.unknown),
        "facets": [
            (each, _toggled(asked, each.slug)) for each in chosen.facets if each.count or each.is_asked
        ],
    }


def _notes(chosen: queries.Chosen) -> dict[str, str]:
    """Return what is said under each card: until when it is open, that one gets in with help."""
    language, wall = get_language() or "fr", queries.wall(timezone.now())
    notes: dict[str, list[str]] = {}
    for card in chosen.page.cards:
        state = chosen.states.get(card.id)
        notes[card.id] = [state_words(state, wall, language)] if state else []
        if card.id in chosen.part:
            notes[card.id].append(gettext("By wheelchair: in part, or with help."))
    return {key: " ".join(said) for key, said in notes.items() if said}


def _toggled(asked: queries.Asked, slug: str) -> str:
    """Return the address of the same list with one more facet, or without it."""
    left = [each for each in FACETS if (each in asked.facets) != (each == slug)]
    return f"?{_kept(asked, 'q', 'open', 'group')}{'with=' + ','.join(left) if left else ''}"


def _kept(asked: queries.Asked, *names: str) -> str:
    """Return these parts of the question as an address has them, an ampersand at the end if there are any."""
    values: Mapping[str, str] = {
        "q": asked.query,
        "open": "1" if asked.is_open else "",
        "with": ",".join(asked.facets),
        "group": asked.group,
    }
    text = urlencode({name: values[name] for name in names if values[name]}, safe=",")
    return f"{text}&" if text else ""


def group_asked(request: Request) -> str:
    """Return the group of kinds that the address asks for."""
    return slugify(asked) if (asked := request.GET.get("group", "")) else ""


def _how_many(n: int, *, is_open: bool) -> str:
    words = (
        ngettext("%(n)s shop or service is open.", "%(n)s shops and services are open.", n)
        if is_open
        else ngettext("%(n)s shop or service.", "%(n)s shops and services.", n)
    )
    return words % {"n": french.number_words(n, language=get_language() or "fr")}


def _number(request: Request) -> int:
    asked = request.GET.get("page", "")
    return int(asked) if asked.isdecimal() and len(asked) < 6 else 1
