"""Public pages of the town floor: the map, the streets, a street, a door."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from halles.kit.errors import NotFound
from halles.kit.manifest import house_parts
from halles.kit.request import Request
from halles.kit.shelf import shelved
from halles.town import queries
from halles.town.queries import Streets, StreetView

TOPICS = tuple(f"{{town}}/{slug}" for slug in dict.fromkeys(("town", *house_parts("map_points"))))
"""What the pages depend on: the town itself, and each stall that puts something on its map."""


def _streets(request: Request) -> Streets:
    return queries.streets_get(town=request.town.slug, closed=request.town.closed_stalls)


@shelved(*TOPICS, query=("groupe",))
def plan(request: Request) -> HttpResponse:
    """Show the map of the centre and, street by street, the same in words."""
    found = _streets(request)
    everything = found.points + found.vacant
    groups = queries.groups_of(everything)
    group = next((each for each in groups if each.slug == request.GET.get("groupe")), None)
    points = [point for point in everything if not group or point.group == group.slug]
    context = {
        "shelved": True,
        "view": found.map_of(points),
        "streets": found.by_name if not group else found.only(group.slug),
        "elsewhere": [point for point in found.elsewhere if not group or point.group == group.slug],
        "groups": groups,
        "group": group,
    }
    return render(request, "town/plan.html", context)


@shelved(*TOPICS)
def streets(request: Request) -> HttpResponse:
    """List all streets and squares, with how many shops and services are there."""
    found = _streets(request)
    return render(request, "town/streets.html", {"streets": found.by_name, "shelved": True})


@shelved(*TOPICS)
def street(request: Request, slug: str) -> HttpResponse:
    """Show who is in a street, in the order of its numbers."""
    found = _streets(request)
    here = _known(found, slug)
    context = {"street": here, "meets": found.meeting(here), "view": found.view_of(here)}
    return render(request, "town/street.html", {**context, "shelved": True})


@shelved(*TOPICS)
def door(request: Request, slug: str, number: str) -> HttpResponse:
    """Show who is at an address."""
    found = _streets(request)
    here = _known(found, slug)
    shown = next((each for each in here.doors if each.slug == number), None)
    if shown is None:
        raise NotFound(_("Nobody is known at this address."))
    context: dict[str, Any] = {"street": here, "door": shown, "view": found.view_of(here, shown)}
    return render(request, "town/door.html", {**context, "shelved": True})


def _known(found: Streets, slug: str) -> StreetView:
    if slug not in found.by_slug:
        raise NotFound(_("There is no street of this name here."))
    return found.by_slug[slug]
