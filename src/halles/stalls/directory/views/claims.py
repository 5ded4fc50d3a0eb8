"""Pages by which a sheet gets its holder: added, its code printed, taken over."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from rules import test_rule

from halles.kit import drafts
from halles.kit.actor import require
from halles.kit.request import Request
from halles.people.public import signed_in
from halles.stalls.directory import commands, forms, papers, queries, rights
from halles.stalls.directory.models import Sheet
from halles.stalls.directory.views.pages import done, find, form_page


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
            address = request.build_absolute_uri(request.path.removesuffix("code/") + "c-est-mon-commerce/")
            pdf = papers.claim_letter(context["sheet"], town=request.town, address=address, code=fresh,
                                      language=request.LANGUAGE_CODE)  # fmt: skip
            return HttpResponse(pdf, content_type="application/pdf", headers={"Cache-Control": "no-store"})
        context["code"] = fresh
    response = render(request, "directory/code.html", context)
    response["Cache-Control"] = "no-store"
    return response


@signed_in
def claim(request: Request, slug: str) -> HttpResponse:
    """Let whoever has the town hall's letter take over the sheet of her shop."""
    row = find(request, slug)
    form = forms.ClaimForm(request.POST or None)

    def take() -> None:
        commands.sheet_claim(actor=request.actor, sheet=row, code=form.cleaned_data["code"])

    if request.method == "POST" and done(form, take):
        messages.success(
            request, gettext("This sheet is now yours. What you write on it wins over what was known.")
        )
        return redirect("directory:manage", slug=slug)
    prints = test_rule(rights.ISSUE_CODE, request.actor, row)
    return form_page(request, "directory/claim.html", form, sheet=queries.sheet_view(row), prints=prints)
