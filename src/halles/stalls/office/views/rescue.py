"""A shop whose owner is gone: the town hall gives it another one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from halles.kit.actor import require
from halles.kit.errors import NotFound, Problem
from halles.kit.request import Request
from halles.people.public import member_list, organisation_get, owner_rescue, signed_in
from halles.stalls.office.forms.launch import RescueForm


@signed_in
def rescue(request: Request, organisation: str) -> HttpResponse:
    """Let the manager name another owner, and say why."""
    found = organisation_get(organisation=organisation)
    if found is None or found.town != request.town.slug:
        raise NotFound(_("This organisation is not known here."))
    require(request.actor, "people.owner_rescue", organisation)
    owners = [(each.person, each.name or _("somebody without a name"))
              for each in member_list(organisation=organisation) if each.is_owner]  # fmt: skip
    form, status = RescueForm(request.POST or None, owners=owners), 200
    if request.method == "POST" and form.is_valid():
        try:
            owner_rescue(actor=request.actor, organisation=organisation, **form.cleaned_data)
            messages.success(request, _("Done. Both people were told, with your reason."))
            return redirect("office:launch")
        except Problem as problem:
            form.add_error(problem.field if problem.field in form.fields else None, str(problem))
    status = 422 if form.is_bound else 200
    return render(request, "office/rescue.html", {"form": form, "organisation": found}, status=status)
