"""What the pages of the directory share: find the sheet, run a form's command, show what it refused."""

from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from halles.doors.public import act_note, helping_of
from halles.kit.errors import Gone, NotFound
from halles.kit.forms import status_of
from halles.kit.request import Request
from halles.stalls.directory import queries
from halles.stalls.directory.models import Sheet


def find(request: Request, slug: str) -> Sheet:
    """Return the sheet of this address, or answer that there is none."""
    row = queries.sheet_get(town=request.town.slug, slug=slug)
    if row is None:
        advice = gettext("It may have changed its name: look for it in the list.")
        raise NotFound(gettext("No shop or service has this address here."), advice=advice)
    return row


def find_shown(request: Request, slug: str) -> Sheet:
    """Return the sheet of this address to the public; one that the town hid is told to be gone."""
    row = find(request, slug)
    if row.hidden_at is not None:
        advice = gettext("The town hall hid it. The shop was told why, and can contest it.")
        raise Gone(gettext("This sheet is no longer shown."), advice=advice)
    return row


def noted(request: Request, row: Sheet, words: str) -> None:
    """Note on the receipt of who sits at a counter what was done of a sheet: `words` name it by %(shop)s."""
    if helping_of(request):
        act_note(request, stall="directory", words=words % {"shop": queries.sheet_view(row).name})


def form_page(request: Request, template: str, form: Form, **more: Any) -> HttpResponse:
    """Show a form; one that was refused is answered 422, so that nobody takes it for a success."""
    return render(request, template, {"form": form, **more}, status=status_of(form))
