"""Pages by which an imported sheet is removed without an account, and by which the town undoes mischief."""

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from halles.doors.public import act_note, acting
from halles.kit.actor import require
from halles.kit.errors import Refused
from halles.kit.forms import done
from halles.kit.ratelimit import caller
from halles.kit.request import Request
from halles.people.public import signed_in
from halles.stalls.directory import queries, rights
from halles.stalls.directory.commands.objections import objection_lift, sheet_object
from halles.stalls.directory.queries.objections import can_object, objection_by_number, objection_list
from halles.stalls.directory.views.pages import find, form_page


class ObjectionForm(django_forms.Form):
    """One says that one answers for the shop: nothing more is asked of whoever objects."""

    mine = django_forms.BooleanField(
        label=_("I run this shop or service, or this is my home address"),
        error_messages={"required": _("Tick this box: only whoever it is about may ask for it.")},
    )


@never_cache
def objection(request: Request, slug: str) -> HttpResponse:
    """Let whoever an imported sheet is about remove it at once, without an account."""
    row = find(request, slug)
    if not can_object(sheet=row.pk, organisation=row.organisation, category=row.listed_category):
        raise Refused(
            gettext("This sheet cannot be removed here."),
            advice=gettext("It is held by its shop, or a public service is on it: call the town hall."),
        )
    form = ObjectionForm(request.POST if request.method == "POST" else None)

    def remove() -> None:
        sheet_object(actor=acting(request), sheet=row, caller=caller(request))
        act_note(request, stall="directory", words=gettext("A sheet removed, as asked"))

    if request.method == "POST" and done(form, remove):
        messages.success(request, gettext("The sheet is removed. No later import brings it back."))
        return redirect("directory:list")
    return form_page(request, "directory/objection.html", form, sheet=queries.sheet_view(row))


@never_cache
@signed_in
def objections(request: Request) -> HttpResponse:
    """Show the manager when sheets were removed, and find the one of a number that a shop tells her."""
    town = request.town.slug
    require(request.actor, rights.LIFT, town)
    number = request.GET.get("number", "")[:40]
    context = {
        "objections": objection_list(town=town, now=timezone.now()),
        "number": number,
        "found": objection_by_number(town=town, number=number) if number.strip() else "",
    }
    return render(request, "directory/objections.html", context)


@require_POST
@signed_in
def objection_undo(request: Request, objection: str) -> HttpResponse:
    """Let the manager find that an objection was mischief."""
    objection_lift(actor=request.actor, town=request.town.slug, objection=objection)
    messages.success(request, gettext("Put back: the next import of its file brings the sheet again."))
    return redirect("directory:objections")
