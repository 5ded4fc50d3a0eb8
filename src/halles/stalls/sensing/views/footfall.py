"""The page of people passing by, and its file."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from halles.kit.errors import NotFound
from halles.kit.request import Request
from halles.kit.shelf import shelved
from halles.stalls.sensing import queries
from halles.stalls.sensing.exchange import footfall as words
from halles.stalls.sensing.queries.footfall import footfall_figures

NIGHTS = "nuits"


@shelved("{town}/sensing/footfall", "{town}/town", query=("semaine", "jour"))
def footfall(request: Request) -> HttpResponse:
    """Show a published week, and the figures of one of its days or of its nights."""
    asked, chosen = request.GET.get("semaine", ""), request.GET.get("jour", "")
    day = _day(chosen) if chosen and chosen != NIGHTS else None
    page = queries.footfall_page(
        town=request.town.slug, week=_day(asked) if asked else None, day=day, is_night=chosen == NIGHTS
    )
    if page is None and asked:
        raise _not_published()
    rows = words.rows(page.figures, page.titles) if page else []
    context = {"page": page, "rows": rows, "day": day, "is_night": chosen == NIGHTS, "shelved": True}
    return render(request, "sensing/footfall.html", context)


def footfall_csv(request: Request, week: str) -> HttpResponse:
    """Give every figure of a published week as a file."""
    monday = _day(week)
    figures, titles = footfall_figures(town=request.town.slug, week=monday)
    if not figures:
        raise _not_published()
    name = f"passages-{request.town.slug}-{monday}.csv"
    return HttpResponse(
        "".join(words.csv_text(figures, titles)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Access-Control-Allow-Origin": "*"},
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _not_published() from None


def _not_published() -> NotFound:
    advice = gettext("A week is published on the Wednesday after it. Choose one that is.")
    return NotFound(gettext("This week is not published."), advice=advice)
