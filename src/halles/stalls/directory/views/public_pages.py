"""Public pages of the directory: a sheet, its printed form, its photos, the town's news."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from rules import test_rule

from halles.kit import images
from halles.kit.errors import NotFound
from halles.kit.manifest import house_parts
from halles.kit.request import Request
from halles.kit.shelf import shelved
from halles.kit.today import TodayLine
from halles.stalls.directory import papers, queries, rights
from halles.stalls.directory.commands.fields import safe_website
from halles.stalls.directory.commands.photos import photos_folder
from halles.stalls.directory.models import Sheet
from halles.stalls.directory.views.pages import find_shown

TOPICS = tuple(
    f"{{town}}/{slug}" for slug in dict.fromkeys(("directory", "town", *house_parts("shop_lines")))
)
"""The marks of a page that shows a shop: those of the stalls that have a word to say of it as well."""
NEWS_ON_HOME = 4
NEWS_ON_PAGE = 40


def _now(request: Request, slug: str) -> datetime | None:
    """Find a sheet and what is known of it now; return until when a page that says so is true."""
    row = find_shown(request, slug)
    living = queries.sheet_living(sheet=row.id)
    now = queries.sheet_now(row, town=request.town, now=timezone.now(), said=living.said)
    view = queries.sheet_view(row)
    request.shown = {  # type: ignore[attr-defined]
        "sheet": view,
        "now": now,
        **living._asdict(),
        "website": safe_website(view.website),
        "position": getattr(row, "position", ""),
        "shelved": True,
        **_stands(request, row, view),
        "lines": _lines(request, view),
    }
    return now.until


def _stands(request: Request, row: Sheet, view: queries.SheetView) -> dict[str, Any]:
    """Return where a seller stands, and who comes to a market; nothing, unasked, for all other sheets."""
    town, today = request.town, timezone.localdate()
    if view.category == queries.MARKET:
        return {"coming": queries.market_next(market=queries.market_of(view), town=town, since=today, n=1)}
    if getattr(row, "has_pitches", False):
        return {"pitches": queries.pitches_of(sheet=row.id, town=town, since=today)}
    return {}


def _lines(request: Request, view: queries.SheetView) -> list[TodayLine]:
    """Return what other stalls tell of a shop that somebody holds: what it sells, what it has today."""
    if not view.organisation:
        return []
    parts = house_parts("shop_lines", without=request.town.closed_stalls).values()
    asked = {"town": request.town, "organisation": view.organisation, "now": timezone.now()}
    return [line for part in parts for line in part(**asked)]


@shelved(*TOPICS, fresh_until=_now)
def sheet(request: Request, slug: str) -> HttpResponse:
    """Show a shop or service."""
    return render(request, "directory/sheet.html", request.shown)  # type: ignore[attr-defined]


@shelved("{town}/directory", "{town}/town", fresh_until=_now)
def sheet_part(request: Request, slug: str) -> HttpResponse:
    """Give the living part of a sheet (its state and news) alone, for a page that is open."""
    return render(request, "directory/_living.html", request.shown)  # type: ignore[attr-defined]


def sheet_pdf(request: Request, slug: str) -> HttpResponse:
    """Give the sheet as one A4 page with its QR code, for the shop window or the counter."""
    row = find_shown(request, slug)
    view = queries.sheet_view(row)
    address = request.build_absolute_uri(request.path.removesuffix("feuille.pdf"))
    news = queries.sheet_living(sheet=row.id).news
    pdf = papers.sheet_paper(
        view, town=request.town, address=address, news=news, language=request.LANGUAGE_CODE
    )
    return HttpResponse(
        pdf,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{view.slug}.pdf"'},
    )


def photo(request: Request, name: str, size: str) -> HttpResponse:
    """Give one of a photo's two files; its name never serves another, so browsers keep it a year.

    One that is hidden is given to those who answer for it alone: its holder, and the town that hid it.
    """
    sheet = queries.photo_hidden_on(file=name)
    path = photos_folder() / images.file_name(name, size)
    if (sheet and not _answers_for(request, sheet)) or not path.exists():
        raise NotFound(gettext("This photo is no longer shown."))
    kept = "no-store" if sheet else "public, max-age=31536000, immutable"
    headers = {"Cache-Control": kept, "X-Content-Type-Options": "nosniff"}
    return HttpResponse(path.read_bytes(), content_type="image/webp", headers=headers)


def _answers_for(request: Request, sheet: Sheet) -> bool:
    return any(test_rule(right, request.actor, sheet) for right in (rights.EDIT, rights.HIDE))


@shelved("{town}/directory")
def news_list(request: Request) -> HttpResponse:
    """List what shops and services told the town lately."""
    news = queries.news_latest(town=request.town.slug, limit=NEWS_ON_PAGE)
    return render(request, "directory/news.html", {"news": news, "shelved": True})


@shelved("{town}/directory")
def news_latest(request: Request) -> HttpResponse:
    """Give the latest news alone, for a home page that is open."""
    news = queries.news_latest(town=request.town.slug, limit=NEWS_ON_HOME)
    return render(request, "directory/_news_latest.html", {"news": news})
