"""One's own account: organisations, details, ways in, open sign-ins."""

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from rules.rulesets import default_rules

from halles.kit.actor import Actor
from halles.kit.drafts import draft
from halles.kit.errors import Problem
from halles.kit.keeping import nothing_stays
from halles.kit.manifest import Desk, house_manifests
from halles.kit.ratelimit import caller
from halles.kit.request import Request
from halles.people import queries
from halles.people.commands import codes, erasures, persons, sign_ins
from halles.people.forms import AddressForm, DetailsForm
from halles.people.public import freshly_signed_in, signed_in
from halles.people.views.entrance import put_problem, town_of
from halles.people.views.sign_in import PENDING


@never_cache
@signed_in
def account(request: Request) -> HttpResponse:
    """Show one's account."""
    me = request.actor.person
    context = {
        "person": queries.person_get(person=me),
        "memberships": queries.organisations_of(person=me),
        "card": queries.card_of(person=me),
        "passkeys": Authenticator.objects.filter(user=request.user),
        "sign_ins": queries.sign_in_list(person=me),
        "this_session": request.session.session_key,
        "desks": desks_of(request.actor, town=town_of(request)["town"]),
    }
    return render(request, "people/account.html", context)


def desks_of(actor: Actor, *, town: str) -> list[Desk]:
    """Return the desks where somebody may work in a town (its slug), or outside any, in their order.

    Several rights are one and the same question ("is she at a counter?"): it is asked once.
    """
    desks = [d for m in house_manifests().values() for d in m.desks if d.in_town == bool(town)]
    asked_on = (town,) if town else ()
    asked = {default_rules[desk.right] for desk in desks}
    held = {predicate for predicate in asked if predicate.test(actor, *asked_on)}
    return sorted((d for d in desks if default_rules[d.right] in held), key=lambda desk: desk.order)


@signed_in
def details(request: Request) -> HttpResponse:
    """Correct one's name and language."""
    me = queries.person_get(person=request.actor.person)
    first = {"name": me.name, "language": me.language} if me else {}
    form = DetailsForm(request.POST or draft(request), initial=first)
    if request.method == "POST" and form.is_valid():
        persons.person_correct(actor=request.actor, person=request.actor.person, **form.cleaned_data)
        messages.success(request, gettext("Kept."))
        return redirect("people:account")
    return render(request, "people/details.html", {"form": form, "person": me, "address": AddressForm()})


@freshly_signed_in
def contact(request: Request) -> HttpResponse:
    """Add or change an e-mail address or a number: a code is sent there first."""
    form, status = AddressForm(request.POST or draft(request)), 200
    if request.method == "POST" and form.is_valid():
        actor = request.actor
        try:
            address = form.cleaned_data["address"]
            sent = codes.code_request(
                actor=actor, address=address, caller=caller(request), add_to=actor.person, **town_of(request)
            )
            request.session[PENDING] = {"code": sent.pk, "to": sent.to, "own_device": False}
            return redirect("people:code")
        except Problem as problem:
            status = put_problem(form, problem)
    return render(request, "people/contact.html", {"form": form}, status=status)


@freshly_signed_in
def erase(request: Request) -> HttpResponse:
    """Erase oneself, after a page that says what goes and what stays."""
    me = request.actor.person
    if request.method != "POST":
        return render(request, "people/erase.html", {"closing": queries.closing_with(person=me)})
    erasures.person_erase(actor=request.actor, person=me, close=request.POST.getlist("close"))
    logout(request)
    return nothing_stays(render(request, "people/erased.html"))


@freshly_signed_in
def card(request: Request) -> HttpResponse:
    """Show whether one has a card; make one for oneself, or stop it."""
    me = request.actor.person
    return render(request, "people/card.html", {"card": queries.card_of(person=me), "person": me})


@require_POST
@signed_in
def sign_in_end(request: Request, sign_in: str) -> HttpResponse:
    """End one of one's sign-ins, on a device left somewhere."""
    actor = request.actor
    sign_ins.sign_in_end(actor=actor, person=actor.person, sign_in=sign_in)
    return redirect("people:account")


@require_POST
@signed_in
def sign_in_end_all(request: Request) -> HttpResponse:
    """End all of one's sign-ins but this one."""
    actor = request.actor
    sign_ins.sign_in_end_all(actor=actor, person=actor.person, keep=request)
    messages.success(request, gettext("You are signed in on this device only."))
    return redirect("people:account")
