"""One's own data: what is kept, by stall, and the two files to take away."""

import json
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache

from halles.kit.personal.export import export, plain, readable
from halles.kit.request import Request
from halles.people import queries
from halles.people.public import freshly_signed_in

MOST_SHOWN = 5
"""Rows of a kind on the page; the files hold them all."""
STYLE = (
    "body{font:1rem/1.5 sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem;color:#222}"
    "dl{display:grid;grid-template-columns:12rem 1fr;gap:0 1rem;border-top:1px solid #999;padding-top:1ex}"
    "dt{color:#555}dd{margin:0;overflow-wrap:anywhere}h3{margin-bottom:0}h2{display:inline}"
    "@media(max-width:30rem){dl{display:block}}@media print{dl{break-inside:avoid}}"
)
"""Of the file that is taken away: it is read without us, off-line, and printed."""


@never_cache
@freshly_signed_in
def my_data(request: Request) -> HttpResponse:
    """Show what is kept about oneself, by stall, why and for how long."""
    return render(request, "people/my_data.html", {"stalls": _stalls(_export(request), MOST_SHOWN)})


@never_cache
@freshly_signed_in
def as_json(request: Request) -> HttpResponse:
    """Give all of it as JSON."""
    text = json.dumps(_export(request), ensure_ascii=False, indent=2, default=plain)
    return _file(text, "json", "application/json")


@never_cache
@freshly_signed_in
def as_page(request: Request) -> HttpResponse:
    """Give all of it as one page, which needs nothing else to be read or printed."""
    data = _export(request)
    context = {"stalls": _stalls(data, None), "made_at": data["made_at"], "open": True}
    style = mark_safe(f"<style>{STYLE}</style>")  # noqa: S308  a constant; the file is not under our policy
    page = render(request, "people/my_data_file.html", {**context, "style": style})
    return _file(page.content.decode(), "html", "text/html; charset=utf-8")


def _export(request: Request) -> dict[str, Any]:
    person = queries.person_get(person=request.actor.person)
    assert person is not None
    return {
        "$schema": request.build_absolute_uri("/static/people/personal-data.schema.json"),
        **export(queries.whose(person=person), made_at=timezone.now()),
        "names": queries.names_around(person=person),
    }


def _stalls(data: dict[str, Any], most: int | None) -> list[dict[str, Any]]:
    """Return the export as the templates show it."""
    names = {**data["names"], data["person"]: ""}
    order = {"people": 0, "journal": 2}  # who one is first, what one did last
    return [
        {
            "title": stall["title"],
            "parts": [
                {**part, "read": readable(part, names=names, most=most), "more": _more(part, most)}
                for part in stall["parts"]
            ],
        }
        for stall in sorted(data["stalls"], key=lambda stall: order.get(stall["slug"], 1))
    ]


def _more(part: dict[str, Any], most: int | None) -> int:
    return max(0, len(part["rows"]) - most) if most else 0


def _file(text: str, kind: str, content_type: str) -> HttpResponse:
    answer = HttpResponse(text, content_type=content_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="halles-mes-donnees.{kind}"'
    return answer
