"""The set-up of a town: the list of what is done and what is to do, and its short steps."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from halles.kit import drafts
from halles.kit.errors import NotFound
from halles.kit.forms import done, status_of
from halles.kit.request import Request
from halles.people.public import has_town_role
from halles.stalls.office.commands import setup_step_tick, setup_step_untick
from halles.stalls.office.forms.setup import ContactsForm, StallsForm, TownForm
from halles.stalls.office.queries.setup import STEPS, closable, setup_lines, steps_done
from halles.stalls.office.views.desk import managed
from halles.town.public import CONTACTS, territory_list, town_contacts_set, town_describe, town_stalls_set


@managed
def setup(request: Request) -> HttpResponse:
    """Show each step of the set-up, done or to do."""
    lines = setup_lines(town=request.town)
    left = [line for line in lines if not line.is_done]
    context = {"lines": lines, "left": len(left), "next": left[0] if left else None}
    return render(request, "office/setup.html", context)


@managed
def setup_town(request: Request) -> HttpResponse:
    """Correct the town's name, commune and territory."""
    town, actor = request.town, request.actor
    initial = {"name": town.name, "insee": town.insee, "territory": town.territory.slug}
    form = TownForm(request.POST or drafts.draft(request), initial=initial, territories=_territories(request))

    def describe() -> None:
        said = dict(form.cleaned_data)
        territory = said.pop("territory", "")
        joined = territory if territory != town.territory.slug else ""
        town_describe(actor=actor, town=town.slug, territory=joined, **said)

    if request.method == "POST" and done(form, describe):
        messages.success(request, _("Kept."))
        return redirect("office:setup")
    return render(request, "office/setup_town.html", {"form": form}, status=status_of(form))


def _territories(request: Request) -> list[tuple[str, str]]:
    """Return the territories to choose from: an operator alone may have towns work together."""
    if not has_town_role(person=request.actor.person, town="", roles=("operator",)):
        return []
    return [(each.slug, each.name) for each in territory_list()]


@managed
def setup_contacts(request: Request) -> HttpResponse:
    """Write down who answers for the town's pages, and who helps."""
    town = request.town
    initial = {name: getattr(town, name) for name in CONTACTS}
    form = ContactsForm(request.POST or drafts.draft(request), initial=initial)

    def write() -> None:
        town_contacts_set(actor=request.actor, town=town.slug, **form.cleaned_data)

    if request.method == "POST" and done(form, write):
        messages.success(request, _("Kept. These contacts stand on the pages of the town."))
        return redirect("office:setup")
    return render(request, "office/setup_contacts.html", {"form": form}, status=status_of(form))


@managed
def setup_stalls(request: Request) -> HttpResponse:
    """Say which stalls the town opens."""
    town, actor = request.town, request.actor
    posted = request.POST if request.method == "POST" else None  # no box ticked at all is an answer
    form = StallsForm(posted, stalls=closable(), closed=town.closed_stalls)

    def choose() -> None:
        town_stalls_set(actor=actor, town=town.slug, closed=form.closed())
        setup_step_tick(actor=actor, town=town.slug, step="stalls")

    if request.method == "POST" and done(form, choose):
        messages.success(request, _("Kept. A closed stall keeps what it holds: open it again when you like."))
        return redirect("office:setup")
    return render(request, "office/setup_stalls.html", {"form": form}, status=status_of(form))


@managed
def setup_look(request: Request) -> HttpResponse:
    """Lead to the pages that the visitors will see."""
    ticked = "look" in steps_done(town=request.town.slug)
    return render(request, "office/setup_look.html", {"ticked": ticked})


@require_POST
@managed
def setup_step(request: Request, step: str) -> HttpResponse:
    """Say that a step is done, or take that back."""
    if step not in STEPS:
        raise NotFound(_("There is no such step."))
    change: Any = setup_step_untick if "undo" in request.POST else setup_step_tick
    change(actor=request.actor, town=request.town.slug, step=step)
    back = "office:setup-messages" if step in ("mail", "sms") and "undo" in request.POST else "office:setup"
    messages.success(request, _("Taken back.") if "undo" in request.POST else _("Noted."))
    return redirect(back)
