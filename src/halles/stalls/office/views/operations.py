"""The page of those who keep the house running."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from halles.journal.commands import failure_dismiss, failure_retry
from halles.kit.actor import require
from halles.kit.request import Request
from halles.people.public import signed_in
from halles.stalls.office.commands import demo_town_remove
from halles.stalls.office.queries import operations_state


@signed_in
def operations(request: Request) -> HttpResponse:
    """Show operators the processes, the journal, what waits and what was parked."""
    require(request.actor, "journal.operate")
    return render(request, "office/operations.html", operations_state())


@require_POST
@signed_in
def failure_decide(request: Request, failure: int) -> HttpResponse:
    """Try a parked entry again, or set it aside for good."""
    decide = failure_dismiss if "dismiss" in request.POST else failure_retry
    decide(actor=request.actor, failure=failure)
    messages.success(request, _("Done. The runner takes it from here."))
    return redirect("office:operations")


@require_POST
@signed_in
def demo_remove(request: Request) -> HttpResponse:
    """Take the demonstration town away with all that belongs to it."""
    demo_town_remove(actor=request.actor)
    messages.success(request, _("The demonstration town is gone, with everything that belonged to it."))
    return redirect("office:operations")
