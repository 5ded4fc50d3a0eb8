"""What people say of a car park: a driver that it is full, an agent how many places are free."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from halles.doors.public import act_note, acting
from halles.kit.actor import require
from halles.kit.forms import done
from halles.kit.ratelimit import caller
from halles.kit.request import Request
from halles.people.public import signed_in
from halles.stalls.parking import commands, forms, queries, rights
from halles.stalls.parking.views.pages import find, form_page


def full(request: Request, slug: str) -> HttpResponse:
    """Let anybody say that a car park is full; nothing is kept of who says so."""
    row = find(request, slug)
    form = Form(request.POST if request.method == "POST" else None)

    def say() -> None:
        commands.full_say(actor=acting(request), car_park=row, by=caller(request))
        words = gettext("Said to be full: %(car_park)s") % {"car_park": row.name}
        act_note(request, stall="parking", words=words)

    if done(form, say):
        messages.success(request, gettext("Thank you: the next drivers see it for half an hour."))
        return redirect("parking:full", slug=slug)
    return form_page(request, "parking/full.html", form, car_park=row)


@signed_in
def count(request: Request, slug: str) -> HttpResponse:
    """Let an agent write how many places are free, with one thumb; or a place more or less than last time."""
    row = find(request, slug)
    require(request.actor, rights.COUNT, row.town)
    last = queries.count_latest(car_park=row, now=timezone.now())
    form = forms.CountForm(request.POST or None)
    if done(form, lambda: commands.count_set(actor=request.actor, car_park=row, **form.cleaned_data)):
        messages.success(request, gettext("Done: the town reads it now."))
        return redirect("parking:count", slug=slug)
    near = [last.free - 1, last.free + 1] if last else []
    steps = [(n, n - last.free) for n in near if n >= 0] if last else []
    return form_page(request, "parking/count.html", form, car_park=row, last=last, steps=steps)


@require_POST
@signed_in
def count_withdraw(request: Request, slug: str, count: str) -> HttpResponse:
    """Take back a count."""
    commands.count_withdraw(actor=request.actor, car_park=find(request, slug), count=count)
    messages.success(request, gettext("This count is no longer told."))
    return redirect("parking:count", slug=slug)


@signed_in
def counting(request: Request) -> HttpResponse:
    """List the car parks for an agent on her round, each with what was counted last."""
    require(request.actor, rights.COUNT, request.town.slug)
    cars = queries.parking_now(town=request.town, now=timezone.now())
    return render(request, "parking/counting.html", {"cars": cars})
