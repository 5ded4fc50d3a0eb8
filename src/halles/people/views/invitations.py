"""Invitations: made, printed, sent, accepted."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from halles.kit.actor import require
from halles.kit.drafts import draft
from halles.kit.errors import NotFound, Problem
from halles.kit.ids import read_code, show_code
from halles.kit.ratelimit import Limit, caller, hit
from halles.kit.request import Request
from halles.people import papers, queries
from halles.people.commands.codes import read_address
from halles.people.commands.organisations import invitation_accept, invitation_create, invitation_withdraw
from halles.people.commands.sending import invitation_send
from halles.people.forms import InvitationCodeForm, InviteForm
from halles.people.public import signed_in
from halles.people.views.entrance import put_problem, town_of

_LOOKS = Limit("invitation-look", 30, 900)


def _link(request: Request, code: str) -> str:
    return request.build_absolute_uri(reverse("people:invitation", args=[code]))


@never_cache
@signed_in
def invite(request: Request, organisation: str) -> HttpResponse:
    """Make an invitation; its link, code and sheet are shown once, on the answer to the form."""
    actor = request.actor
    require(actor, "people.members_manage", organisation)
    where = queries.organisation_get(organisation=organisation)
    form, status = InviteForm(request.POST or draft(request)), 200
    if request.method == "POST" and form.is_valid():
        try:
            return _made(request, organisation, form)
        except Problem as problem:
            status = put_problem(form, problem)
    return render(request, "people/invite.html", {"form": form, "organisation": where}, status=status)


def _made(request: Request, organisation: str, form: InviteForm) -> HttpResponse:
    actor = request.actor
    to = form.cleaned_data["to"].strip()
    address = read_address(to) if to else None
    made, code = invitation_create(actor=actor, organisation=organisation, role=form.cleaned_data["role"])
    if address:
        invitation_send(
            actor=actor,
            invitation=made,
            code=code,
            link=_link(request, code),
            address=address,
            **town_of(request),
        )
    context = {
        "organisation": made.organisation,
        "invitation": made,
        "code": show_code(code),
        "link": _link(request, code),
        "sent_to": address[1] if address else "",
    }
    return render(request, "people/invitation_made.html", context)


@require_POST
@signed_in
def sheet(request: Request, organisation: str) -> HttpResponse:
    """Return the invitation as a sheet of paper, from the code on the page that showed it."""
    require(request.actor, "people.members_manage", organisation)
    code = read_code(request.POST.get("code", ""))
    found = queries.invitation_by_code(code=code)
    if found is None or found.organisation_id != organisation:
        raise NotFound(gettext("This invitation is no longer open."))
    return papers.answer(papers.invitation_sheet(found, code, _link(request, code)), "invitation.pdf")


@require_POST
@signed_in
def withdraw(request: Request, organisation: str) -> HttpResponse:
    """Close an invitation that nobody has used."""
    actor = request.actor
    wanted = request.POST.get("invitation", "")
    invitation_withdraw(actor=actor, organisation=organisation, invitation=wanted)
    messages.success(request, gettext("This invitation is closed."))
    return redirect("people:members", organisation)


def enter(request: Request) -> HttpResponse:
    """Type the code of an invitation received on paper."""
    form = InvitationCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return redirect("people:invitation", read_code(form.cleaned_data["code"]) or "-")
    return render(request, "people/invitation_enter.html", {"form": form})


@never_cache
@signed_in
def accept(request: Request, code: str) -> HttpResponse:
    """Show what one is invited to, and join."""
    if request.method == "POST":
        joined = invitation_accept(actor=request.actor, code=code)
        messages.success(request, gettext("Welcome: you are now a member."))
        return redirect("people:members", joined.pk)
    hit(_LOOKS, caller(request))
    found = queries.invitation_by_code(code=code)
    if found is None:
        raise NotFound(
            gettext("This invitation is no longer open."), advice=gettext("Ask for another invitation.")
        )
    return render(request, "people/invitation.html", {"invitation": found})
