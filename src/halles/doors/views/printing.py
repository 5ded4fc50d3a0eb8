"""What sittings leave on paper: the receipt, and the person's own journal of what was done for her."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from halles.doors import rights
from halles.doors.commands.papers import paper_code
from halles.doors.papers.receipts import journal_sheet, receipt_paper
from halles.doors.papers.tickets import ticket_paper
from halles.doors.queries.sittings import acting, helping_of, sitting_get, sittings_of
from halles.doors.queries.tickets import ticket_by_id
from halles.kit.actor import require
from halles.kit.errors import NotFound
from halles.kit.request import Request
from halles.people.public import person_name, signed_in


@never_cache
@require_POST
@signed_in
def receipt(request: Request) -> HttpResponse:
    """Print what was done in the sitting that runs, with the code by which it goes on another day."""
    running = helping_of(request)
    sitting = sitting_get(helping=running.pk) if running else None
    if running is None or sitting is None:
        raise NotFound(gettext("This sitting is over."), advice=gettext("Begin another one."))
    code = paper_code(
        actor=request.actor,
        town=running.town,
        stall="doors",
        kind="person",
        subject=running.person,
        person=running.person,
    )
    pdf = receipt_paper(
        sitting,
        name=person_name(running.person),
        town=request.town,
        code=code,
        address=request.build_absolute_uri(reverse("doors:paper")),
        large_type="gros" in request.POST,
    )
    return _sheet(pdf, "recu.pdf")


@never_cache
@signed_in
def journal(request: Request) -> HttpResponse:
    """Show a person what was done for her, by whom, and with which words of hers."""
    actor = acting(request)
    me = actor.person
    require(actor, rights.HELPED, me)
    return render(request, "doors/my_helpings.html", {"sittings": sittings_of(person=me)})


@never_cache
@signed_in
def journal_paper(request: Request) -> HttpResponse:
    """Give the same on paper; `gros` for large type."""
    actor = acting(request)
    me = actor.person
    require(actor, rights.HELPED, me)
    pdf = journal_sheet(
        sittings_of(person=me),
        name=person_name(me),
        town_name=request.town.name if request.town else "Halles",
        large_type="gros" in request.GET,
    )
    return _sheet(pdf, "fait-pour-moi.pdf")


@never_cache
def ticket(request: Request, ticket: str) -> HttpResponse:
    """Give a call for help on paper, to who knows its address; `gros` for large type."""
    row = ticket_by_id(town=request.town.slug, ticket=ticket)
    if row is None:
        raise NotFound(gettext("There is no such call for help."))
    code = paper_code(actor=request.actor, town=row.town, stall="doors", kind="ticket", subject=row.pk)
    pdf = ticket_paper(
        row,
        town=request.town,
        code=code,
        address=request.build_absolute_uri(reverse("doors:paper")),
        large_type="gros" in request.GET,
    )
    return _sheet(pdf, "rappel.pdf")


def _sheet(pdf: bytes, name: str) -> HttpResponse:
    """Return a sheet to the browser, kept by no cache."""
    headers = {"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)
