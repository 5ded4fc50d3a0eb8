"""Take a sheet of paper up again: its short code, typed or scanned, leads to where it stopped."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from halles.doors import rights
from halles.doors.commands.papers import paper_read
from halles.doors.forms.helping import PaperForm
from halles.doors.models import PaperCode
from halles.doors.queries.sittings import helping_of
from halles.kit.actor import Actor, require
from halles.kit.forms import done, status_of
from halles.kit.manifest import house_parts
from halles.kit.ratelimit import caller
from halles.kit.request import Request
from halles.people.public import signed_in


@never_cache
@signed_in
def paper(request: Request) -> HttpResponse:
    """Type or scan the code of a sheet; then hear the consent of who brought it."""
    require(request.actor, rights.HELPING, request.town.slug)
    read: list[PaperCode] = []
    form = PaperForm(request.POST or None, request.FILES or None)

    def find() -> None:
        code, town = form.cleaned_data["code"], request.town.slug
        read.append(paper_read(actor=request.actor, town=town, code=code, caller=caller(request)))

    if request.method == "POST" and done(form, find):
        return redirect(_way(request, read[0]))
    return render(request, "doors/paper.html", {"form": form}, status=status_of(form))


def resumed(request: Request, row: PaperCode, person: str) -> str:
    """Return the page where a sheet goes on, for the person of a sitting; "" for a sheet that is not hers."""
    if row.person and row.person != person:
        return ""
    part = house_parts("paper_resume", without=request.town.closed_stalls).get(row.stall)
    actor, town = Actor(person=person), request.town
    return str(part(actor=actor, town=town, kind=row.kind, subject=row.subject)) if part else ""


def _way(request: Request, row: PaperCode) -> str:
    """Return the next page: the thing itself in a sitting that may see it, else where one is begun."""
    running = helping_of(request)
    page = resumed(request, row, running.person) if running else ""
    if page:
        return page
    query = urlencode({"papier": row.pk})
    if row.person:
        return f"{reverse('doors:helping-person', kwargs={'person': row.person})}?{query}"
    return f"{reverse('doors:helping')}?{query}"
