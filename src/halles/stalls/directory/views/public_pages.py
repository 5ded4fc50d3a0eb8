"""Public pages of the directory: the list, a sheet, its printed form, its photos, the town's news."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext
from rules import test_rule

from halles.kit import french, images
from halles.kit.errors import NotFound
from halles.kit.request import Request
from halles.kit.shelf import shelved
from halles.kit.text import slugify
from halles.stalls.directory import papers, queries, rights
from halles.stalls.directory.commands.fields import safe_website
from halles.stalls.directory.commands.photos import photos_folder
from halles.stalls.directory.models import Sheet
from halles.stalls.directory.views.pages import find_shown

MOST_QUERY = 80
MOST_UNKNOWN = 30
"""Cards without known hours under those that are open: all of them are in the whole list."""
NEWS_ON_HOME = 4
NEWS_ON_PAGE = 40


def _list_changes(request: Request) -> datetime | None:
    """Return until when a list of what is open is true; any other list only changes with a mark."""
    if "open" not in request.GET:
        return None
    where = {"town": request.town, "group": _group(request), "number": _number(request)}
    request.open_page = queries.sheet_page_open(now=timezone.now(), **where)  # type: ignore[attr-defined]
    return request.open_page[2]  # type: ignore[attr-defined]


@shelved("{town}/directory", "{town}/town", query=("q", "group", "page", "open"), fresh_until=_list_changes)
def sheet_list(request: Request) -> HttpResponse:
    """List the shops and services: all, those that answer a search, or those that are open; by kind."""
    query, group = request.GET.get("q", "").strip()[:MOST_QUERY], _group(request)
    is_open = "open" in request.GET and not query
    page, unknown = _page(request, query, group, is_open=is_open)
    kept = urlencode({"q": query} if query else {"open": 1} if is_open else {})
    context = {
        "page": page,
        "unknown": unknown[:MOST_UNKNOWN],
        "more_unknown": len(unknown) > MOST_UNKNOWN,
        "query": query,
        "is_open": is_open,
        "group": group,
        "group_title": next((each.title for each in page.groups if each.slug == group), ""),
        "how_many": _how_many(page.total, is_open=is_open),
        "kept": kept and f"{kept}&",
        "of_group": group and f"group={group}&",
        "shelved": True,
    }
    response = render(request, "directory/list.html", context)
    if query and not group and not page.total:
        response.missed = queries.kind_asked(query)  # type: ignore[attr-defined]
    return response


def _page(
    request: Request, query: str, group: str, *, is_open: bool
) -> tuple[queries.CardPage, list[queries.Card]]:
    """Return the page asked for, and the cards whose hours are not known where only open ones are."""
    where = {"town": request.town.slug, "group": group, "number": _number(request)}
    if is_open:
        page, unknown, _until = request.open_page  # type: ignore[attr-defined]
        return page, unknown
    return queries.sheet_search(query=query, **where) if query else queries.sheet_page(**where), []


def _group(request: Request) -> str:
    return slugify(asked) if (asked := request.GET.get("group", "")) else ""


def _how_many(n: int, *, is_open: bool) -> str:
    words = (
        ngettext("%(n)s shop or service is open.", "%(n)s shops and services are open.", n)
        if is_open
        else ngettext("%(n)s shop or service.", "%(n)s shops and services.", n)
    )
    return words % {"n": french.number_words(n, language=get_language() or "fr")}


def _number(request: Request) -> int:
    asked = request.GET.get("page", "")
    return int(asked) if asked.isdecimal() and len(asked) < 6 else 1


@shelved("{town}/directory", "{town}/town")
def sheet(request: Request, slug: str) -> HttpResponse:
    """Show a shop or service."""
    row = find_shown(request, slug)
    position = getattr(row, "position", "")
    return render(request, "directory/sheet.html", {**shown(row), "position": position, "shelved": True})


@shelved("{town}/directory")
def sheet_part(request: Request, slug: str) -> HttpResponse:
    """Give the living part of a sheet (its news) alone, for a page that is open."""
    return render(request, "directory/_living.html", shown(find_shown(request, slug)))


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


def shown(row: Sheet) -> dict[str, Any]:
    """Return what the templates of a sheet use."""
    living = queries.sheet_living(sheet=row.id)
    view = queries.sheet_view(row)
    return {"sheet": view, **living._asdict(), "website": safe_website(view.website)}
