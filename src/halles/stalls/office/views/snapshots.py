"""The snapshots: taken by the manager, public for all, with what proves them."""

import csv
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from halles.kit import french
from halles.kit.chain import canonical
from halles.kit.errors import BadInput, NotFound
from halles.kit.request import Request
from halles.kit.shelf import shelved
from halles.kit.text import mark
from halles.people.public import signed_in
from halles.stalls.directory.public import GROUPS
from halles.stalls.office.commands import snapshot_take
from halles.stalls.office.engine.snapshot import flat, percent
from halles.stalls.office.queries.launch import WORDS
from halles.stalls.office.queries.snapshots import SnapshotView, snapshot_list, snapshot_view

AGES = {
    "month": mark("less than 30 days"),
    "quarter": mark("30 to 90 days"),
    "year": mark("90 days to a year"),
    "older": mark("more than a year"),
    "unknown": mark("date not known"),
}


@require_POST
@signed_in
def take(request: Request) -> HttpResponse:
    """Freeze the town's figures."""
    try:
        snapshot_take(actor=request.actor, town=request.town.slug, label=request.POST.get("label", ""))
    except BadInput as problem:
        messages.error(request, str(problem))
        return redirect("office:launch")
    messages.success(request, _("The picture is taken. Nobody can change it unseen."))
    return redirect("office:launch")


@shelved("{town}/office", "{town}/town")
def first(request: Request) -> HttpResponse:
    """Show the first snapshot of the town, or that there is none yet."""
    return _page(request, snapshot_view(town=request.town.slug))


@shelved("{town}/office", "{town}/town")
def snapshot(request: Request, snapshot: str) -> HttpResponse:
    """Show one snapshot."""
    return _page(request, _found(request, snapshot))


def snapshot_csv(request: Request, snapshot: str) -> HttpResponse:
    """Return the counts of a snapshot, for a spreadsheet."""
    view = _found(request, snapshot)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="photo-{request.town.slug}-{view.row.pk}.csv"'
    writer = csv.writer(answer)
    writer.writerows([("name", "value"), *flat(view.row.figures), ("sha256", view.row.digest)])
    return answer


def snapshot_json(request: Request, snapshot: str) -> HttpResponse:
    """Return all that a snapshot froze, in the very bytes whose SHA-256 is shown."""
    view = _found(request, snapshot)
    answer = HttpResponse(canonical(view.row.figures), content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="photo-{request.town.slug}-{view.row.pk}.json"'
    return answer


def _found(request: Request, snapshot: str) -> SnapshotView:
    view = snapshot_view(town=request.town.slug, snapshot=snapshot)
    if view is None:
        raise NotFound(_("There is no such picture of this town."))
    return view


def _page(request: Request, view: SnapshotView | None) -> HttpResponse:
    context: dict[str, Any] = {"shelved": True, "view": view}
    if view:
        frozen = view.row.figures
        shops, hours = frozen["shops"], frozen["hours"]
        context |= {
            "figures": frozen,
            "taken_on": _long(timezone.localdate(view.row.taken_at), request),
            "days": {
                name: _long(date.fromisoformat(day), request) for name, day in frozen["dates"].items() if day
            },
            "held_percent": percent(shops["held"], shops["total"]),
            "hours_percent": percent(hours["known"], shops["total"]),
            "groups": _series(GROUPS, shops["by_group"]),
            "states": _series({slug: label for slug, (label, _tone) in WORDS.items()}, shops["by_state"]),
            "ages": _series(AGES, hours["by_age"]),
            "others": [row for row in snapshot_list(town=request.town.slug) if row.pk != view.row.pk],
        }
    return render(request, "office/snapshot.html", context)


def _long(day: date, request: Request) -> str:
    """Return a day with its year, always: a picture is read years later."""
    return french.date_words(day, today=date.min, language=request.LANGUAGE_CODE)


def _series(words: Mapping[str, str], counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return (label, count) in the order of `words`, without the empty ones."""
    return [(_(label), counts[key]) for key, label in words.items() if counts.get(key)]
