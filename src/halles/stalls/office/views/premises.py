"""Commercial premises: those that are available, for all; added and brought up to date by the manager."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from halles.kit.actor import require
from halles.kit.forms import done, status_of
from halles.kit.request import Request
from halles.people.public import signed_in
from halles.stalls.office.forms.launch import AvailableForm, PremisesForm
from halles.town.public import premises_add, premises_list, premises_take, premises_vacate


def premises(request: Request) -> HttpResponse:
    """Show the premises that are available."""
    units = premises_list(town=request.town.slug, only_vacant=True)
    return render(request, "office/premises.html", {"units": units})


@signed_in
def premises_desk(request: Request) -> HttpResponse:
    """Let the manager enter premises and say which are available."""
    town = request.town.slug
    require(request.actor, "town.manage", town)
    form = PremisesForm(request.POST or None)

    def add() -> None:
        premises_add(actor=request.actor, town=town, **form.cleaned_data)

    if request.method == "POST" and done(form, add):
        messages.success(request, _("These premises are entered."))
        return redirect("office:premises-desk")
    context = {"form": form, "units": premises_list(town=town)}
    return render(request, "office/premises_desk.html", context, status=status_of(form))


@signed_in
def premises_available(request: Request, unit: str) -> HttpResponse:
    """Say that premises are available, since when, and whom to ask."""
    town = request.town.slug
    require(request.actor, "town.manage", town)
    row = next((each for each in premises_list(town=town) if each.pk == unit), None)
    since = row.vacant_since if row and row.vacant_since else timezone.localdate()
    known = {"since": since, "contact": row.contact, "area_m2": row.area_m2} if row else {}
    form = AvailableForm(request.POST or None, initial=known)

    def vacate() -> None:
        premises_vacate(actor=request.actor, town=town, premises=unit, **form.cleaned_data)

    if request.method == "POST" and done(form, vacate):
        messages.success(request, _("The town reads it now: these premises are available."))
        return redirect("office:premises-desk")
    return render(
        request, "office/premises_available.html", {"form": form, "unit": row}, status=status_of(form)
    )


@require_POST
@signed_in
def premises_taken(request: Request, unit: str) -> HttpResponse:
    """Say that somebody is in premises."""
    premises_take(actor=request.actor, town=request.town.slug, premises=unit)
    messages.success(request, _("Noted: somebody is in. Whom to ask is erased."))
    return redirect("office:premises-desk")
