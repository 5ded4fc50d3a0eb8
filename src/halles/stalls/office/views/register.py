"""The record of processing of personal data, as a table for a spreadsheet."""

import csv

from django.http import HttpResponse
from django.utils.translation import gettext as _

from halles.kit.request import Request
from halles.stalls.office.queries import personal_register


def register_csv(request: Request) -> HttpResponse:
    """Give the record as one table."""
    name = 'attachment; filename="registre-donnees-personnelles.csv"'
    response = HttpResponse(content_type="text/csv; charset=utf-8", headers={"Content-Disposition": name})
    response.write("\ufeff")  # by which a spreadsheet knows UTF-8
    table = csv.writer(response, delimiter=";")
    heads = (_("Stall"), _("Purpose"), _("Data"), _("Whose"), _("Kept"), _("By itself"))
    table.writerow([*heads, _("When one erases oneself")])
    for _stall, lines in personal_register():
        for each in lines:
            told = (each.stall, each.purpose, ", ".join(each.data), each.whose, each.retention)
            table.writerow([*told, each.by_itself, each.at_erasure])
    return response
