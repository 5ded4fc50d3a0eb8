"""The letters by which shops take over their sheets, printed by the round."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from halles.kit.actor import require
from halles.kit.errors import BadInput
from halles.kit.request import Request
from halles.people.public import signed_in
from halles.stalls.directory import commands, forms, papers, queries, rights


@signed_in
def letters(request: Request) -> HttpResponse:
    """Let the manager choose whom to write to and print, in walking order, what exists on this paper only."""
    require(request.actor, rights.ISSUE_CODES, request.town.slug)
    problem, status = "", 200
    if request.method == "POST":
        try:
            return _printed(request)
        except BadInput as refused:
            problem, status = str(refused), 422
    chosen: dict[str, Any] = {name: request.GET.get(name, "") for name in ("street", "group", "start")}
    who = request.GET.get("who", "without")
    found = queries.letter_round(**_place(request), who=who, **chosen)
    form = forms.RoundForm({"who": who, **chosen}, streets=found.streets)
    context = {"form": form, "round": found, "who": who, "start": chosen["start"], "problem": problem}
    return render(request, "directory/letters.html", context, status=status)


def _printed(request: Request) -> HttpResponse:
    """Make the codes and return their letters, which are kept nowhere else."""
    chosen = queries.letter_round(
        **_place(request), start=request.POST.get("start", ""), only=set(request.POST.getlist("sheets"))
    )
    town = request.town
    codes = commands.claim_codes_issue(
        actor=request.actor, town=town.slug, sheets=[door.sheet.id for door in chosen.doors]
    )
    sent = [
        papers.Letter(
            door.sheet.name,
            door.sheet.address,
            request.build_absolute_uri(reverse("directory:claim", args=[door.sheet.slug])),
            codes[door.sheet.id],
            near=door.street,
        )
        for door in chosen.doors
        if door.sheet.id in codes
    ]
    pdf = papers.claim_letters(sent, town=town, metres=chosen.metres, language=request.LANGUAGE_CODE)
    name = f"lettres-{town.slug}-{timezone.localdate():%Y-%m-%d}.pdf"
    headers = {"Cache-Control": "no-store", "Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


def _place(request: Request) -> dict[str, Any]:
    town = request.town
    return {"town": town.slug, "centre": (town.lon, town.lat), "now": timezone.now()}
