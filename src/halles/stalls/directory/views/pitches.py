"""Pages of those who sell without premises: where and when they stand, absent in one gesture."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST
from rules import test_rule

from halles.doors.public import acting
from halles.kit import drafts
from halles.kit.actor import require
from halles.kit.errors import BadInput
from halles.kit.forms import done, status_of
from halles.kit.request import Request
from halles.people.public import signed_in
from halles.stalls.directory import commands, forms, queries, rights
from halles.stalls.directory.models import Sheet
from halles.stalls.directory.views.pages import find, form_page, noted
from halles.town.public import spot_of, street_names


@signed_in
def pitches(request: Request, slug: str) -> HttpResponse:
    """Show a seller where and when she stands, and let her add a place."""
    row = find(request, slug)
    require(acting(request), rights.STAND, row)
    town = request.town
    form = forms.PitchForm(
        request.POST or drafts.draft(request) or None,
        markets=[each for each in queries.market_list(town=town.slug) if each.id != row.pk],
        streets=street_names(town=town.slug),
    )
    if request.method == "POST" and done(form, lambda: _set(request, row, form)):
        messages.success(request, gettext("The town now knows where and when you sell."))
        return redirect("directory:pitches", slug=slug)
    stands = queries.pitches_of(sheet=row.pk, town=town, since=timezone.localdate())
    holds = test_rule(rights.EDIT, acting(request), row)
    context = {"sheet": queries.sheet_view(row), "pitches": stands, "holds": holds}
    return form_page(request, "directory/pitches.html", form, **context)


def _set(request: Request, row: Sheet, form: forms.PitchForm) -> None:
    words = {name: form.cleaned_data[name] for name in ("market", "place", "hours")}
    near = form.cleaned_data["near"]
    spot = None if words["market"] or not near else spot_of(town=request.town.slug, street=near)
    lon, lat = spot or (None, None)
    words["place"] = words["place"] or near
    commands.pitch_set(actor=acting(request), sheet=row, lon=lon, lat=lat, **words)
    noted(request, row, gettext("Place of sale told: %(shop)s"))


@require_POST
@signed_in
def absent(request: Request, slug: str, pitch: str) -> HttpResponse:
    """Say that the seller is not there on a day."""
    commands.pitch_absent(actor=acting(request), pitch=pitch, day=_day(request))
    noted(request, find(request, slug), gettext("Absent for a day: %(shop)s"))
    messages.success(request, gettext("Noted: absent that day. The town can read it now."))
    return _back(request, slug)


@require_POST
@signed_in
def present(request: Request, slug: str, pitch: str) -> HttpResponse:
    """Take an absence back."""
    commands.pitch_present(actor=acting(request), pitch=pitch, day=_day(request))
    noted(request, find(request, slug), gettext("Absent no longer: %(shop)s"))
    messages.success(request, gettext("Done: no longer absent that day."))
    return _back(request, slug)


@require_POST
@signed_in
def remove(request: Request, slug: str, pitch: str) -> HttpResponse:
    """Say that the seller no longer stands there."""
    commands.pitch_remove(actor=acting(request), pitch=pitch)
    noted(request, find(request, slug), gettext("Place of sale removed: %(shop)s"))
    messages.success(request, gettext("This place is removed. You can add it again at any time."))
    return _back(request, slug)


@signed_in
def sellers(request: Request) -> HttpResponse:
    """Let the manager add sellers without premises one after the other, and see to each market."""
    town = request.town.slug
    require(request.actor, rights.ADD, town)
    markets = queries.market_list(town=town)
    typed = request.POST or drafts.draft(request) or None
    form = forms.SellerForm(typed, markets=markets, chosen=request.GET.get("market", ""))

    def add() -> None:
        words = dict(form.cleaned_data)
        market = words.pop("market")
        commands.seller_add(actor=request.actor, town=town, fields=words, market=market)

    if request.method == "POST" and done(form, add):
        told = gettext("%(name)s is added. You can print its code for the seller.")
        messages.success(request, told % {"name": form.cleaned_data["name"]})
        market = form.cleaned_data["market"]
        return redirect(reverse("directory:sellers") + (f"?market={market}" if market else ""))
    context = {"form": form, "markets": markets}
    return render(request, "directory/sellers.html", context, status=status_of(form))


def _day(request: Request) -> date:
    try:
        return date.fromisoformat(request.POST.get("day", ""))
    except ValueError as problem:
        raise BadInput(gettext("This is no date."), field="day") from problem


def _back(request: Request, slug: str) -> HttpResponse:
    """Return to the page of the gesture: the market's desk, or the seller's own."""
    market = request.POST.get("market", "")
    if market and find(request, market):
        return redirect("directory:market-desk", slug=market)
    return redirect("directory:pitches", slug=slug)
