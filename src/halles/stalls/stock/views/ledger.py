"""The ledger of a shop: its lines, its head, its proof, its file."""

from collections.abc import Iterator
from typing import cast

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone

from halles.kit.request import Request
from halles.kit.tables import csv_lines, inert
from halles.people.public import signed_in
from halles.stalls.stock import queries, rights
from halles.stalls.stock.commands import TAKEN_BACK
from halles.stalls.stock.views.pages import kept, kept_item

COLUMNS = ("numero", "moment", "article", "code", "variation", "reste", "motif", "reference", "empreinte")


@signed_in
def ledger(request: Request, shop: str) -> HttpResponse:
    """Show the ledger, the latest line first; of one item with `article`; prove it with `verifier`."""
    card = kept(request, shop, rights.SEE)
    of = request.GET.get("article", "")
    before = request.GET.get("avant", "")
    lines = queries.ledger_list(
        organisation=card.organisation, item=of, before=int(before) if before.isdecimal() else None
    )
    number, head = queries.ledger_head(organisation=card.organisation)
    is_asked = "verifier" in request.GET
    found = {
        "card": card,
        "lines": lines,
        "older": lines[-1].number if len(lines) == queries.LEDGER_PAGE else None,
        "item": kept_item(card, of) if of else None,
        "number": number,
        "head": head,
        "verified": queries.ledger_verify(organisation=card.organisation) if is_asked else None,
        "taken_back": TAKEN_BACK,
    }
    return render(request, "stock/ledger.html", found)


@signed_in
def ledger_csv(request: Request, shop: str) -> HttpResponse:
    """Give the whole ledger as a table."""
    card = kept(request, shop, rights.SEE)
    answer = StreamingHttpResponse(
        csv_lines(COLUMNS, _rows(card.organisation)), content_type="text/csv; charset=utf-8"
    )
    name = f"journal-{card.slug}-{timezone.localdate().isoformat()}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return cast("HttpResponse", answer)


def _rows(organisation: str) -> Iterator[dict[str, str | int]]:
    for line in queries.ledger_all(organisation=organisation):
        moment = timezone.localtime(line.occurred_at).isoformat(timespec="seconds")
        about = (inert(line.item.name), inert(line.item.barcode))
        why = (line.reason, inert(line.reference), line.head)
        values = (line.number, moment, *about, line.change, line.on_hand, *why)
        yield dict(zip(COLUMNS, values, strict=True))
