"""The launch desk: every shop by its state, who asks for a sheet without a letter."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from rules import test_rule

from halles.journal.queries import head_position
from halles.kit.actor import require
from halles.kit.request import Request
from halles.people.public import signed_in
from halles.stalls.directory.public import claim_request_accept, claim_request_refuse, claim_requests_open
from halles.stalls.office import rights
from halles.stalls.office.forms.launch import RefusalForm, SnapshotForm
from halles.stalls.office.queries.launch import launch_desk
from halles.stalls.office.queries.snapshots import snapshot_list

PER_PAGE = 40


@signed_in
def launch(request: Request) -> HttpResponse:
    """Show the launch desk."""
    return _desk(request)


@signed_in
def launch_part(request: Request) -> HttpResponse:
    """Return the counts and the shops of the launch desk, for its live part."""
    require(request.actor, rights.LAUNCH, request.town.slug)
    return render(request, "office/launch_shops.html", _shops(request))


@require_POST
@signed_in
def request_accept(request: Request, asked: str) -> HttpResponse:
    """Give a sheet to who asked for it."""
    claim_request_accept(actor=request.actor, town=request.town.slug, request=asked)
    messages.success(request, _("Done: the sheet is hers, and she was told."))
    return redirect("office:launch")


@require_POST
@signed_in
def request_refuse(request: Request, asked: str) -> HttpResponse:
    """Refuse a request, with a reason."""
    form = RefusalForm(request.POST)
    if not form.is_valid():
        return _desk(request, refused=asked, refusal=form)
    reason = form.cleaned_data["reason"]
    claim_request_refuse(actor=request.actor, town=request.town.slug, request=asked, reason=reason)
    messages.success(request, _("Refused. The person was told why."))
    return redirect("office:launch")


def _desk(request: Request, *, refused: str = "", refusal: RefusalForm | None = None) -> HttpResponse:
    """Show the desk; the form of the request `refused` says what is missing."""
    town = request.town.slug
    require(request.actor, rights.LAUNCH, town)
    position = head_position()
    asked = [
        (each, refusal if refusal and each.id == refused else RefusalForm(auto_id=f"r{each.id}_%s"))
        for each in claim_requests_open(town=town, now=timezone.now())
    ]
    taken = snapshot_list(town=town)
    context = {
        **_shops(request),
        "position": position,
        "asked": asked,
        "snapshots": taken,
        "snapshot_form": SnapshotForm(initial={"label": _("Starting picture") if not taken else ""}),
        "manages": test_rule("town.manage", request.actor, town),
    }
    return render(request, "office/launch.html", context, status=422 if refusal else 200)


def _shops(request: Request) -> dict[str, object]:
    state = request.GET.get("state", "")
    desk = launch_desk(town=request.town.slug, now=timezone.now(), state=state)
    page = Paginator(desk.sheets, PER_PAGE).get_page(request.GET.get("page"))
    series = [(_(each.label), each.count) for each in desk.states]
    words = {each.slug: each for each in desk.states}
    rows = [(sheet, words[sheet.state]) for sheet in page]
    return {"desk": desk, "page": page, "rows": rows, "series": series, "state": state}
