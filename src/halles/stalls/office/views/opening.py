"""Open a town to the public and close it again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from halles.kit.errors import BadInput
from halles.kit.request import Request
from halles.people.public import signed_in
from halles.stalls.office.queries.setup import setup_lines
from halles.stalls.office.views.desk import managed
from halles.town.public import town_close, town_open


@managed
def opening(request: Request) -> HttpResponse:
    """Show what the public will be told, and open the town."""
    if request.method == "POST":
        return _open(request)
    lines = setup_lines(town=request.town)
    left = [line for line in lines if not line.is_done and line.url_name != "office:opening"]
    return render(request, "office/opening.html", {"left": left})


def _open(request: Request) -> HttpResponse:
    """Open the town, or lead to what the law still asks for."""
    try:
        town_open(actor=request.actor, town=request.town.slug)
    except BadInput as problem:
        messages.error(request, str(problem))
        return redirect("office:setup-contacts")
    messages.success(request, _("The town is open to the public."))
    return redirect("office:setup")


@require_POST
@signed_in
def closing(request: Request) -> HttpResponse:
    """Close the town to the public again; nothing is deleted."""
    town_close(actor=request.actor, town=request.town.slug)
    messages.success(request, _("The town is closed to the public. Nothing was deleted."))
    return redirect("office:opening")
