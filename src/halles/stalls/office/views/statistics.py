"""The statistics of a town: for the public, whole months; for those who manage it, the month under way."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from halles.kit.actor import require
from halles.kit.french import month_words
from halles.kit.request import Request
from halles.kit.shelf import shelved
from halles.kit.text import mark
from halles.people.public import signed_in
from halles.stalls.directory.public import kind_titles
from halles.stalls.office.engine.months import month_of, next_telling
from halles.stalls.office.queries.statistics import (
    Kind,
    Month,
    month_get,
    months_told,
    months_with_days,
    page_titles,
)

DOORS = {
    "web": mark("On the web"),
    "paper": mark("On paper"),
    "sms": mark("By text message"),
    "helper": mark("At the counter, with somebody"),
}
OTHER_WORDS = mark("Other words")
Bars = list[tuple[str, int | None]]


def _next_telling(request: Request) -> datetime:
    """Return when these pages tell one month more."""
    midnight = datetime.combine(next_telling(timezone.localdate()), datetime.min.time())
    return timezone.make_aware(midnight)


@shelved(query=("mois",), fresh_until=_next_telling)
def statistics(request: Request) -> HttpResponse:
    """Show one month's figures, and how the months compare."""
    today, town = timezone.localdate(), request.town.slug
    months = months_told(town=town, today=today)
    asked = {_key(month): month for month in months}.get(request.GET.get("mois", ""))
    chosen = asked or (months[-1] if months else None)
    shown = month_get(town=town, first=chosen.first, today=today) if chosen else None
    context = {
        "months": [(_key(month), _words(request, month.first), month is chosen) for month in months],
        "history": [_total(month, _words(request, month.first)) for month in months],
        "next_month": _words(request, month_of(today)),
        "next_telling": next_telling(today),
        "shelved": True,
    }
    return render(request, "office/statistics.html", context | _figures(request, shown))


@signed_in
def statistics_now(request: Request) -> HttpResponse:
    """Show those who manage the town its month under way, up to yesterday."""
    require(request.actor, "town.manage", request.town.slug)
    today = timezone.localdate()
    month = month_get(town=request.town.slug, first=month_of(today), today=today)
    return render(request, "office/statistics_now.html", {"today": today} | _figures(request, month))


@shelved(fresh_until=_next_telling)
def statistics_csv(request: Request) -> HttpResponse:
    """Give all that the page may tell as one table, for a spreadsheet."""
    months = months_with_days(town=request.town.slug, today=timezone.localdate())
    name = f'attachment; filename="statistiques-{request.town.slug}.csv"'
    response = HttpResponse(content_type="text/csv; charset=utf-8", headers={"Content-Disposition": name})
    response.write("\ufeff")  # by which a spreadsheet knows UTF-8
    table = csv.writer(response, delimiter=";")
    table.writerow([_("month"), _("day"), _("page"), _("door"), _("search without result"), _("count")])
    for month in months:
        table.writerows(_lines(month))
    return response


def _figures(request: Request, month: Month | None) -> dict[str, Any]:
    """Return what the templates show of a month."""
    if month is None or not month.told.figures:
        return {"month": None}
    doors = [(_(title), [kind for kind in month.pages if kind.door == door]) for door, title in DOORS.items()]
    days = [kind for kind in month.pages if kind in month.told.days]
    return {
        "month": _words(request, month.first),
        "pages": _bars(month, month.pages),
        "doors": [_sum(month, title, kinds) for title, kinds in doors if kinds],
        "misses": _bars(month, month.misses),
        "days": _by_day(month, days),
        "days_of": ", ".join(_label(kind) for kind in days),
    }


def _bars(month: Month, kinds: Iterable[Kind]) -> Bars:
    return [(_label(kind), month.told.figures[kind]) for kind in kinds]


def _sum(month: Month, label: str, kinds: list[Kind]) -> tuple[str, int]:
    """Return a sum and its label, which says when figures are missing from it."""
    said = label if month.told.is_whole(kinds) else _("%(what)s (at least)") % {"what": label}
    return said, month.told.at_least(kinds)


def _total(month: Month, label: str) -> tuple[str, int]:
    return _sum(month, label, month.pages)


def _by_day(month: Month, kinds: list[Kind]) -> Bars:
    """Return the sums of the days that may be shown."""
    columns = zip(*(month.told.days[kind] for kind in kinds), strict=True)
    return [(str(number), sum(column)) for number, column in enumerate(columns, start=1)]


def _label(kind: Kind) -> str:
    if kind.missed:
        return _(kind_titles().get(kind.missed, OTHER_WORDS))
    return _(page_titles().get(kind.page, kind.page))


def _key(month: Month) -> str:
    return f"{month.first:%Y-%m}"


def _words(request: Request, month: date) -> str:
    return month_words(month, language=request.LANGUAGE_CODE)


def _lines(month: Month) -> Iterator[list[object]]:
    """Yield the rows of a month: its figures, then the days that may be told."""
    for kind, figure in month.told.figures.items():
        page = _label(kind._replace(missed=""))
        what = (page, _(DOORS[kind.door]), _label(kind) if kind.missed else "")
        yield [_key(month), "", *what, _("fewer than 11") if figure is None else figure]
        for number, count in enumerate(month.told.days.get(kind, ()), start=1):
            yield [_key(month), f"{_key(month)}-{number:02}", *what, count]
