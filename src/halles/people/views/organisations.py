"""The members of an organisation: who belongs, who leaves, who takes over."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from halles.kit.actor import require
from halles.kit.request import Request
from halles.people import queries
from halles.people.commands.organisations import member_remove, owner_change
from halles.people.public import signed_in


@signed_in
def members(request: Request, organisation: str) -> HttpResponse:
    """List the members, to a member."""
    actor = request.actor
    require(actor, "people.member", organisation)
    context = {
        "organisation": queries.organisation_get(organisation=organisation),
        "members": queries.member_list(organisation=organisation),
        "invitations": queries.invitations_open(organisation=organisation),
        "is_owner": queries.is_owner(person=actor.person, organisation=organisation),
        "me": actor.person,
    }
    return render(request, "people/members.html", context)


@require_POST
@signed_in
def remove(request: Request, organisation: str) -> HttpResponse:
    """Take a member out, or leave."""
    actor = request.actor
    person = request.POST.get("person", "")
    member_remove(actor=actor, organisation=organisation, person=person)
    if person == actor.person:
        messages.success(request, gettext("You are no longer a member."))
        return redirect("people:account")
    messages.success(request, gettext("This person is no longer a member."))
    return redirect("people:members", organisation)


@require_POST
@signed_in
def hand_over(request: Request, organisation: str) -> HttpResponse:
    """Hand one's ownership over to another member."""
    actor = request.actor
    person = request.POST.get("person", "")
    owner_change(actor=actor, organisation=organisation, former=actor.person, person=person)
    messages.success(request, gettext("It is handed over. You are now an employee."))
    return redirect("people:members", organisation)
