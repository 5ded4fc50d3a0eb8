"""The public count of what is reported, hidden, contested and shown again."""

import csv
from datetime import datetime, time

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from halles.kit.french import month_words
from halles.kit.manifest import house_parts
from halles.kit.request import Request
from halles.kit.shelf import shelved
from halles.stalls.office.engine.months import next_telling
from halles.stalls.office.engine.reports import CAUSES
from halles.stalls.office.queries.transparency import MonthOfReports, transparency


def _next_telling(request: Request) -> datetime:
    """Return when the public is told one month more."""
    return timezone.make_aware(datetime.combine(next_telling(timezone.localdate()), time.min))


@shelved("{town}/office", fresh_until=_next_telling)
def transparency_page(request: Request) -> HttpResponse:
    """Show the count, month by month."""
    months = transparency(town=request.town.slug, today=timezone.localdate())
    shown = [
        (month_words(month.first, language=request.LANGUAGE_CODE), month, _lines(month)) for month in months
    ]
    return render(request, "office/transparency.html", {"months": shown, "shelved": True})


@shelved("{town}/office", fresh_until=_next_telling)
def transparency_csv(request: Request) -> HttpResponse:
    """Give the same as one table, for a spreadsheet."""
    name = f'attachment; filename="signalements-{request.town.slug}.csv"'
    response = HttpResponse(content_type="text/csv; charset=utf-8", headers={"Content-Disposition": name})
    response.write("\ufeff")  # by which a spreadsheet knows UTF-8
    table = csv.writer(response, delimiter=";")
    table.writerow([_("month"), _("what"), _("count")])
    for month in transparency(town=request.town.slug, today=timezone.localdate()):
        for label, value in _lines(month):
            table.writerow([f"{month.first:%Y-%m}", label, value])
    return response


def _lines(month: MonthOfReports) -> list[tuple[str, str]]:
    """Return what a month tells: label and number, "fewer than 11" where it is hidden."""
    town = [(_("Hidden by the town hall"), month.hidden), (_("Shown again after that"), month.restored)]
    if not month.is_over:
        return [(label, str(count)) for label, count in town]
    kinds = _kinds()
    causes = [
        (f"{_(kinds.get(what, what))} – {_(CAUSES[cause].label)}", n) for what, cause, n in month.causes
    ]
    acts = [
        (_("Answered within three days"), month.in_time),
        town[0],
        (_("Contested by their author"), month.contested),
        town[1],
    ]
    return [(label, _("fewer than 11") if count is None else str(count)) for label, count in causes + acts]


def _kinds() -> dict[str, str]:
    """Return the title of each kind that people can report, by "stall/kind"."""
    parts = house_parts("reportables")
    return {f"{stall}/{each.kind}": each.title for stall, part in parts.items() for each in part()}
