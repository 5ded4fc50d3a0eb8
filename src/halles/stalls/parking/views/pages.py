"""What the pages of car parks share: find one, until when a page is true, show a form that was refused."""

from datetime import datetime
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.queries import head_position
from halles.kit.errors import NotFound
from halles.kit.forms import status_of
from halles.kit.request import Request
from halles.stalls.parking import queries
from halles.stalls.parking.models import CarPark
from halles.stalls.parking.queries import Now

TOPICS = ("{town}/parking", "{town}/sensing", "{town}/town")
"""The marks of every page that holds a figure of the hour."""


def find(request: Request, slug: str) -> CarPark:
    """Return the car park of this address, or answer that there is none."""
    row = queries.car_park_get(town=request.town.slug, slug=slug)
    if row is None:
        raise nowhere()
    return row


def nowhere() -> NotFound:
    """Return the answer to an address where no car park is."""
    advice = gettext("It may have changed its name: look for it in the list.")
    return NotFound(gettext("No car park has this address here."), advice=advice)


def still_true(request: Request, *, slug: str = "", **_arguments: str) -> datetime:
    """Read the car parks, or the one of a slug; return until when that is true.

    A sensor falls silent, a count expires, a closing begins: a page never shows an old figure as that of now.
    """
    request.position = head_position()  # type: ignore[attr-defined]  # before the figures: nothing falls between
    picture = queries.picture(town=request.town, now=timezone.now(), slug=slug)
    request.shown = picture.shown  # type: ignore[attr-defined]
    return picture.fresh_until


def position(request: Request) -> int:
    """Return the journal's position just before `still_true` read the car parks."""
    found: int = request.position  # type: ignore[attr-defined]
    return found


def shown(request: Request) -> tuple[Now, ...]:
    """Return the car parks that `still_true` read."""
    found: tuple[Now, ...] = request.shown  # type: ignore[attr-defined]
    return found


def shown_one(request: Request) -> Now:
    """Return the one car park that `still_true` read, or answer that there is none."""
    found = shown(request)
    if not found:
        raise nowhere()
    return found[0]


def form_page(request: Request, template: str, form: Form, **more: Any) -> HttpResponse:
    """Show a form; one that was refused is answered 422, so that nobody takes it for a success."""
    return render(request, template, {"form": form, **more}, status=status_of(form))
