"""Pages by which a sheet gets its holder: added, its code printed, taken over."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from rules import test_rule

from halles.doors.public import acting
from halles.kit import drafts
from halles.kit.actor import require
from halles.kit.forms import done
from halles.kit.ids import show_code
from halles.kit.request import Request
from halles.people.public import freshly_signed_in, person_get, person_name, signed_in
from halles.stalls.directory import commands, forms, papers, queries, rights
from halles.stalls.directory.commands.visits import HandedOver, Which
from halles.stalls.directory.models import Sheet
from halles.stalls.directory.views.pages import find, form_page, noted


@signed_in
def sheet_new(request: Request) -> HttpResponse:
    """Let the manager add a shop or service that is in no file."""
    require(request.actor, rights.ADD, request.town.slug)
    form = forms.NewSheetForm(request.POST or drafts.draft(request) or None)
    made: list[Sheet] = []

    def add() -> None:
        made.append(
            commands.sheet_create(actor=request.actor, town=request.town.slug, fields=form.cleaned_data)
        )

    if request.method == "POST" and done(form, add):
        messages.success(request, gettext("The sheet is added. You can print its code for the shop."))
        return redirect("directory:code", slug=made[0].slug)
    return form_page(request, "directory/new.html", form)


@signed_in
def code(request: Request, slug: str) -> HttpResponse:
    """Let the manager print the letter by which a shop takes over its sheet; the code is shown once."""
    row = find(request, slug)
    require(request.actor, rights.ISSUE_CODE, row)
    context: dict[str, Any] = {"sheet": queries.sheet_view(row)}
    if request.method == "POST":
        fresh = commands.claim_code_issue(actor=request.actor, sheet=row)
        if "pdf" in request.POST:
            view = context["sheet"]
            address = request.build_absolute_uri(reverse("directory:claim", args=[slug]))
            letter = papers.Letter(view.name, f"{view.number} {view.street}".strip(), address, fresh)
            pdf = papers.claim_letter(letter, town=request.town, language=request.LANGUAGE_CODE)
            return HttpResponse(pdf, content_type="application/pdf", headers={"Cache-Control": "no-store"})
        context["code"] = fresh
    return never_kept(render(request, "directory/code.html", context))


@signed_in
def claim(request: Request, slug: str) -> HttpResponse:
    """Let whoever has the town hall's letter take over the sheet of her shop."""
    row = find(request, slug)
    form = forms.ClaimForm(request.POST or None)

    def take() -> None:
        commands.sheet_claim(actor=acting(request), sheet=row, code=form.cleaned_data["code"])
        noted(request, row, gettext("Sheet taken over: %(shop)s"))

    if request.method == "POST" and done(form, take):
        messages.success(
            request, gettext("This sheet is now yours. What you write on it wins over what was known.")
        )
        return redirect("directory:manage", slug=slug)
    return form_page(request, "directory/claim.html", form, **_asked(request, row))


@signed_in
def claim_request(request: Request, slug: str) -> HttpResponse:
    """Let who has no letter ask the town hall for the sheet of her shop."""
    row = find(request, slug)
    typed = request.POST or drafts.draft(request)
    asking = forms.ClaimRequestForm(typed or None)

    def ask() -> None:
        commands.claim_request(actor=acting(request), sheet=row, **asking.cleaned_data)
        noted(request, row, gettext("Sheet asked for at the town hall: %(shop)s"))

    if request.method == "POST" and done(asking, ask):
        messages.success(request, gettext("Your request is with the town hall, which calls back the shop."))
        return redirect("directory:claim", slug=slug)
    context = {**_asked(request, row), "asking": asking, "form": forms.ClaimForm()}
    status = 422 if asking.is_bound and asking.errors else 200
    return render(request, "directory/claim.html", context, status=status)


@freshly_signed_in
def visit(request: Request, slug: str) -> HttpResponse:
    """Let who stands in the shop hand its sheet over; the code of the access card is shown once."""
    row = find(request, slug)
    require(request.actor, rights.VISIT, row)
    form = forms.VisitForm(request.POST or None)
    made: list[HandedOver] = []

    def hand() -> None:
        made.append(
            commands.sheet_hand_on_visit(
                actor=request.actor, sheet=row, town_name=request.town.name, **form.cleaned_data
            )
        )

    context: dict[str, Any] = {"sheet": queries.sheet_view(row)}
    try:
        if request.method == "POST" and done(form, hand):
            code = show_code(made[0].code) if made[0].code else ""
            context |= {"person": person_get(person=made[0].person), "code": code}
            return never_kept(render(request, "directory/visit_done.html", context))
    except Which as which:
        form = forms.VisitForm(request.POST, known=which.known)
    return never_kept(form_page(request, "directory/visit.html", form, **context))


def never_kept(response: HttpResponse) -> HttpResponse:
    """Return a page that holds a secret, or a person, for no cache to keep."""
    response["Cache-Control"] = "no-store"
    return response


def _asked(request: Request, row: Sheet) -> dict[str, Any]:
    """Return what the page of a claim shows beside its form: the sheet, and what she asked before."""
    asking = acting(request).person
    return {
        "sheet": queries.sheet_view(row),
        "prints": test_rule(rights.ISSUE_CODE, request.actor, row),
        "visits": test_rule(rights.VISIT, request.actor, row),
        "asked": queries.claim_request_of(sheet=row.pk, person=asking),
        "asking": forms.ClaimRequestForm(initial={"name": person_name(asking)}),
    }
