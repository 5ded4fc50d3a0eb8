"""The legal texts of a town: proposed already filled in, read again, kept, taken back."""

from pathlib import PurePath
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from halles.kit import drafts
from halles.kit.errors import NotFound
from halles.kit.forms import done, status_of
from halles.kit.request import Request
from halles.stalls.office.commands import legal_text_set, legal_text_undo
from halles.stalls.office.forms.setup import TextForm
from halles.stalls.office.queries.setup import LEGAL_PAGES, author_of, legal_text
from halles.stalls.office.views.desk import managed

_NAMED = {
    "legal": ("publisher", "hosting"),
    "personal-data": ("data_contact",),
    "accessibility": ("help_phone",),
}
"""Which contacts the text of a page should hold as they are now."""


@managed
def setup_texts(request: Request) -> HttpResponse:
    """Show the legal pages, kept or still to be read."""
    slug = request.town.slug
    pages = [(page, title, legal_text(town=slug, page=page)) for page, title in LEGAL_PAGES.items()]
    return render(request, "office/setup_texts.html", {"pages": pages})


@managed
def setup_text(request: Request, page: str) -> HttpResponse:
    """Read a legal text again, change it, keep it."""
    if page not in LEGAL_PAGES:
        raise NotFound(_("There is no such legal page."))
    town, kept = request.town, legal_text(town=request.town.slug, page=page)
    initial = {"text": kept.text if kept else proposed(town, page)}
    form = TextForm(request.POST or drafts.draft(request), initial=initial)

    def write() -> None:
        legal_text_set(actor=request.actor, town=town.slug, page=page, text=form.cleaned_data["text"])

    if request.method == "POST" and done(form, write):
        messages.success(request, _("Kept. The page of the town shows it."))
        return redirect("office:setup-texts")
    context = {
        "form": form,
        "page": page,
        "title": LEGAL_PAGES[page],
        "kept": kept,
        "author": author_of(text=kept) if kept else "",
        "unnamed": _unnamed(town, page, initial["text"]),
    }
    return render(request, "office/setup_text.html", context, status=status_of(form))


@require_POST
@managed
def setup_text_undo(request: Request, page: str) -> HttpResponse:
    """Take back what was written last."""
    legal_text_undo(actor=request.actor, town=request.town.slug, page=page)
    messages.success(request, _("Taken back: what was there before is shown again."))
    return redirect("office:setup-text", page=page)


def proposed(town: Any, page: str) -> str:
    """Return the text that the house proposes for a legal page, filled in with the town's contacts."""
    name = PurePath("office", "proposed", f"{page}.md")
    return render_to_string(str(name), {"town": town}).strip()


def _unnamed(town: Any, page: str, text: str) -> list[str]:
    """Return the contacts that the text does not hold as they are written now."""
    values = [getattr(town, field) for field in _NAMED[page]]
    return [value for value in values if _bare(value) not in _bare(text)]


def _bare(text: str) -> str:
    """Return a text without its spaces, of whatever kind: a number is written with several."""
    return "".join(text.split())
