"""The set-up outside any town: the first operator comes in by the key, and towns are added."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import get_script_prefix
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from halles.kit import drafts
from halles.kit.actor import NOBODY, require
from halles.kit.errors import Problem, Refused
from halles.kit.forms import done, status_of
from halles.kit.ids import show_code
from halles.kit.ratelimit import caller
from halles.kit.request import Request
from halles.people.public import (
    has_operator,
    has_town_role,
    operator_first,
    setup_key_check,
    sign_in_open,
    signed_in,
    towns_managed,
    user_of,
)
from halles.stalls.office.commands import town_begin
from halles.stalls.office.forms.setup import AddTownForm, FirstForm, KeyForm
from halles.town.public import town_list

KEY = "office.setup-key"
"""In the session, so that the key leaves the address at once: addresses are kept, and sent on."""


@never_cache
def setup_house(request: Request) -> HttpResponse:
    """Bring in the first operator while there is none; afterwards show the towns that one prepares."""
    if has_operator():
        return redirect(request.path) if "cle" in request.GET else _towns(request)
    typed = request.GET.get("cle") or request.POST.get("key")
    if typed is not None:
        return _key(request, typed)
    if KEY in request.session:
        return _first(request)
    return render(request, "office/setup_key.html", {"form": KeyForm()})


def _key(request: Request, typed: str) -> HttpResponse:
    """Check a key; a good one goes on to the first form, under an address that does not hold it."""
    form = KeyForm({"key": typed})
    if done(form, lambda: setup_key_check(key=typed, caller=caller(request))):
        request.session[KEY] = typed
        return redirect(request.path)
    return render(request, "office/setup_key.html", {"form": form}, status=status_of(form))


def _first(request: Request) -> HttpResponse:
    """Ask who she is, and make her the operator."""
    form = FirstForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _enter(request, **form.cleaned_data)
        except Problem as problem:
            if problem.field == "key" or isinstance(problem, Refused):
                del request.session[KEY]
                raise
            form.add_error(problem.field if problem.field in form.fields else None, str(problem))
    return render(request, "office/setup_first.html", {"form": form}, status=status_of(form))


def _enter(request: Request, *, own_device: bool, **said: str) -> HttpResponse:
    """Sign the new operator in, and show her card once."""
    person, code = operator_first(
        actor=NOBODY,
        key=request.session[KEY],
        caller=caller(request),
        language=get_language() or "fr",
        **said,
    )
    del request.session[KEY]
    sign_in_open(request, user_of(person), method="code", own_device=own_device)
    context = {"person": person, "code": show_code(code)}
    return render(request, "office/setup_welcome.html", context)


@signed_in
def _towns(request: Request) -> HttpResponse:
    """Show the towns that one prepares; an operator adds some."""
    person = request.actor.person
    is_operator = has_town_role(person=person, town="", roles=("operator",))
    mine = towns_managed(person=person)
    shown = [town for town in town_list() if not town.is_demo and (is_operator or town.slug in mine)]
    if not (is_operator or shown):
        require(request.actor, "town.create")
    form = AddTownForm(request.POST or drafts.draft(request))
    made: list[Any] = []

    def begin() -> None:
        made.append(town_begin(actor=request.actor, **form.cleaned_data))

    if request.method == "POST" and done(form, begin):
        messages.success(request, _("%s is there. Only you see it for now.") % made[0].name)
        return redirect(f"{get_script_prefix()}{made[0].slug}/mise-en-route/")
    context = {"form": form if is_operator else None, "towns": shown}
    return render(request, "office/setup_house.html", context, status=status_of(form))
