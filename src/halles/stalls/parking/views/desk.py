"""The desk of who keeps the car parks: add one, change it, remove it, close it for a market."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from halles.kit.actor import require
from halles.kit.forms import done
from halles.kit.request import Request
from halles.people.public import signed_in
from halles.stalls.parking import commands, forms, queries, rights
from halles.stalls.parking.models import CarPark
from halles.stalls.parking.views.pages import find, form_page
from halles.town.public import street_names


@signed_in
def desk(request: Request) -> HttpResponse:
    """List the car parks with what can be done of each."""
    require(request.actor, rights.KEEP, request.town.slug)
    cars = queries.parking_now(town=request.town, now=timezone.now())
    return render(request, "parking/desk.html", {"cars": cars})


@signed_in
def new(request: Request) -> HttpResponse:
    """Let the manager add a car park."""
    town = request.town.slug
    require(request.actor, rights.KEEP, town)
    form = forms.CarParkForm(request.POST or None, streets=street_names(town=town))
    added: list[CarPark] = []

    def act() -> None:
        added.append(commands.car_park_add(actor=request.actor, town=town, fields=form.values(town=town)))

    if done(form, act):
        messages.success(request, gettext("Done: the town reads it now."))
        return redirect("parking:car-park", slug=added[0].slug)
    return form_page(request, "parking/edit.html", form)


@signed_in
def edit(request: Request, slug: str) -> HttpResponse:
    """Let the manager change what is told of a car park."""
    row, town = _kept(request, slug), request.town.slug
    form = forms.CarParkForm(request.POST or None, streets=street_names(town=town), car_park=row)

    def act() -> None:
        commands.car_park_change(actor=request.actor, car_park=row, fields=form.values(town=town))

    if done(form, act):
        messages.success(request, gettext("Done: the town reads it now."))
        return redirect("parking:car-park", slug=slug)
    return form_page(request, "parking/edit.html", form, car_park=row)


@signed_in
def remove(request: Request, slug: str) -> HttpResponse:
    """Let the manager remove a car park, after a question."""
    row = _kept(request, slug)
    if request.method == "POST":
        commands.car_park_remove(actor=request.actor, car_park=row)
        messages.success(request, gettext("This car park is no longer told."))
        return redirect("parking:desk")
    return render(request, "parking/remove.html", {"car_park": row})


def _kept(request: Request, slug: str) -> CarPark:
    row = find(request, slug)
    require(request.actor, rights.KEEP, row.town)
    return row


@signed_in
def close(request: Request, slug: str) -> HttpResponse:
    """Let the manager close a car park in a sentence, or from a day to another; show what was understood."""
    row, asked = find(request, slug), request.POST.get("gesture", "")
    require(request.actor, rights.CLOSE, row.town)
    made = {
        name: form(request.POST if name == asked else None, auto_id=f"{name}-%s")
        for name, form in (("words", forms.WordsForm), ("dates", forms.DatesForm))
    }
    form = made.get(asked, made["words"])

    def act() -> None:
        commands.closure_set(actor=request.actor, car_park=row, **form.values())

    if done(form, act):
        messages.success(request, gettext("Done: the town reads it now. Here is what was understood."))
        return redirect("parking:close", slug=slug)
    return form_page(request, "parking/close.html", form, **made, **_closings(request, row))


def _closings(request: Request, row: CarPark) -> dict[str, Any]:
    now = timezone.now()
    return {
        "car_park": row,
        "closings": queries.closings_coming(car_park=row, town=request.town, now=now),
    }


@require_POST
@signed_in
def withdraw(request: Request, slug: str, closure: str) -> HttpResponse:
    """Call a closing off."""
    commands.closure_withdraw(actor=request.actor, car_park=find(request, slug), closure=closure)
    messages.success(request, gettext("This closing is called off."))
    return redirect("parking:close", slug=slug)
