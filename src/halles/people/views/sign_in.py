"""Sign in: by a code received, or by an access card; and sign out."""

import time
from typing import Any

from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from halles.kit import drafts
from halles.kit.actor import NOBODY
from halles.kit.errors import Problem
from halles.kit.keeping import nothing_stays
from halles.kit.ratelimit import caller
from halles.kit.request import Request
from halles.people.commands.cards import card_read
from halles.people.commands.codes import Proof, code_prove, code_request, person_enter
from halles.people.commands.persons import contact_set, user_of
from halles.people.commands.sign_ins import sign_in_forget
from halles.people.forms import CardForm, CodeForm, SignInForm
from halles.people.queries import persons_by_address
from halles.people.views.entrance import NEXT, let_in, next_page, put_problem, town_of

PENDING = "people.pending"
PROOF = "people.proof"
PROOF_SECONDS = 600


@never_cache
def sign_in(request: Request) -> HttpResponse:
    """Ask for a code, and show the other ways in."""
    form, status = SignInForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        try:
            return _send(request, form.cleaned_data["address"], own_device=form.cleaned_data["own_device"])
        except Problem as problem:
            status = put_problem(form, problem)
    context = {
        "form": form,
        "next": next_page(request),
        "again": "encore" in request.GET,
        "draft": drafts.is_kept(request),
    }
    return render(request, "people/sign_in.html", context, status=status)


def _send(request: Request, address: str, *, own_device: bool) -> HttpResponse:
    sent = code_request(actor=NOBODY, address=address, caller=caller(request), **town_of(request))
    request.session[NEXT] = next_page(request)
    request.session[PENDING] = {"code": sent.pk, "to": sent.to, "own_device": own_device}
    return redirect("people:code")


@never_cache
def code(request: Request) -> HttpResponse:
    """Type the code received; the answer tells nothing about who is known."""
    pending = request.session.get(PENDING)
    if not pending:
        return redirect("people:sign_in")
    form, status = CodeForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        try:
            typed = form.cleaned_data["code"]
            proof = code_prove(actor=NOBODY, request=pending["code"], code=typed, caller=caller(request))
            return _proved(request, proof, pending)
        except Problem as problem:
            status = put_problem(form, problem)
    return render(request, "people/code.html", {"form": form, "to": pending["to"]}, status=status)


def _proved(request: Request, proof: Proof, pending: dict[str, Any]) -> HttpResponse:
    """Go on with a proved address: add it to the details, sign in, or ask who of a family it is."""
    del request.session[PENDING]
    if proof.person:
        contact_set(actor=request.actor, person=proof.person, channel=proof.channel, to=proof.to)
        return redirect("people:details")
    if len(persons_by_address(channel=proof.channel, to=proof.to)) > 1:
        request.session[PROOF] = {
            "channel": proof.channel,
            "to": proof.to,
            "own_device": pending["own_device"],
            "at": time.time(),
        }
        return redirect("people:who")
    return _enter(request, proof, "", own_device=pending["own_device"])


@never_cache
def who(request: Request) -> HttpResponse:
    """Choose who one is, among those who share the address just proved."""
    kept = request.session.get(PROOF)
    if not kept or time.time() - kept["at"] > PROOF_SECONDS:
        return redirect("people:sign_in")
    proof = Proof(kept["channel"], kept["to"])
    if request.method == "POST":
        return _enter(request, proof, request.POST.get("person", "-"), own_device=kept["own_device"])
    persons = persons_by_address(channel=proof.channel, to=proof.to)
    return render(request, "people/who.html", {"persons": persons})


def _enter(request: Request, proof: Proof, chosen: str, *, own_device: bool) -> HttpResponse:
    town, language = town_of(request)["town"], get_language() or "fr"
    person = person_enter(actor=NOBODY, proof=proof, person=chosen, town=town, language=language)
    request.session.pop(PROOF, None)
    return let_in(request, user_of(person), method="code", own_device=own_device)


@never_cache
def card(request: Request) -> HttpResponse:
    """Sign in with a printed access card; what it holds after "#" never reaches the server's logs."""
    form, status = CardForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        try:
            holder = card_read(actor=NOBODY, code=form.cleaned_data["code"], caller=caller(request))
            own_device = form.cleaned_data["own_device"]
            return let_in(request, user_of(holder), method="card", own_device=own_device)
        except Problem as problem:
            status = put_problem(form, problem)
    context = {"form": form, "next": next_page(request)}
    return render(request, "people/card_enter.html", context, status=status)


@require_POST
def sign_out(request: Request) -> HttpResponse:
    """End this sign-in; nothing of it stays in the browser."""
    if request.session.session_key:
        sign_in_forget(session_key=request.session.session_key)
    logout(request)
    return nothing_stays(redirect("people:sign_in"))
