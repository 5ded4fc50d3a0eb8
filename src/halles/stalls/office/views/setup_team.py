"""Who prepares the town: named, written down with an access card, thanked."""

from typing import Any

import rules
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from halles.kit.forms import done, status_of
from halles.kit.ids import show_code
from halles.kit.request import Request
from halles.people.public import (
    person_name,
    team_add,
    team_call,
    town_role_list,
    town_role_withdraw,
)
from halles.stalls.office.forms.setup import CallForm, MemberForm
from halles.stalls.office.views.desk import managed


@managed
def setup_team(request: Request) -> HttpResponse:
    """Show who works for the town, and name somebody who has an account."""
    actor, town = request.actor, request.town
    form = CallForm(request.POST or None, actor=actor, town=town.slug)
    called: list[Any] = []

    def call() -> None:
        called.append(team_call(actor=actor, town=town.slug, **form.cleaned_data))

    if request.method == "POST" and done(form, call):
        messages.success(request, _("%s works with you now.") % (called[0].name or _("This person")))
        return redirect("office:setup-team")
    may = {
        role: rules.test_rule("people.role_grant", actor, (town.slug, role))
        for role in ("manager", "operator", "agent", "helper")
    }
    roles = [(each, may[each.role]) for each in town_role_list(town=town.slug)]
    return render(request, "office/setup_team.html", {"form": form, "roles": roles}, status=status_of(form))


@managed
def setup_member(request: Request) -> HttpResponse:
    """Write somebody down with her role; a card's code is shown once, on this answer."""
    actor, town = request.actor, request.town
    form = MemberForm(request.POST or None, actor=actor, town=town.slug)
    made: list[Any] = []

    def add() -> None:
        made.extend(team_add(actor=actor, town=town.slug, town_name=town.name, **form.cleaned_data))

    if request.method == "POST" and done(form, add):
        person, code = made
        if code:
            context = {"person": person, "code": show_code(code)}
            return render(request, "office/setup_member_card.html", context)
        messages.success(request, _("%s works with you now.") % person.name)
        return redirect("office:setup-team")
    return render(request, "office/setup_member.html", {"form": form}, status=status_of(form))


@require_POST
@managed
def setup_member_withdraw(request: Request, person: str, role: str) -> HttpResponse:
    """Take a role back."""
    name = person_name(person) or _("This person")
    town_role_withdraw(actor=request.actor, person=person, town=request.town.slug, role=role)
    messages.success(request, _("%s no longer has this role. Her account stays.") % name)
    return redirect("office:setup-team")
