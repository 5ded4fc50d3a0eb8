"""Open a town to the public and close it again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from halles.kit.actor import require
from halles.kit.request import Request
from halles.people.public import signed_in
from halles.stalls.office.forms.opening import OpeningForm
from halles.town.public import town_close, town_open


@signed_in
def opening(request: Request) -> HttpResponse:
    """Let the manager fill in what is owed to the public, and open the town."""
    require(request.actor, "town.manage", request.town.slug)
    form = OpeningForm(request.POST or None, initial=vars(request.town))
    if request.method == "POST" and form.is_valid():
        town_open(actor=request.actor, town=request.town.slug, **form.cleaned_data)
        messages.success(request, _("The town is open to the public."))
        return redirect("office:home")
    return render(request, "office/opening.html", {"form": form})


@require_POST
@signed_in
def closing(request: Request) -> HttpResponse:
    """Close the town to the public again; nothing is deleted."""
    town_close(actor=request.actor, town=request.town.slug)
    messages.success(request, _("The town is closed to the public. Nothing was deleted."))
    return redirect("office:opening")
