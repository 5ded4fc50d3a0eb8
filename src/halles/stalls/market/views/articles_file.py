"""A shop brings in a file of articles: first what it would change, then, once confirmed, the change."""

import tempfile
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from halles.kit.errors import Problem
from halles.kit.request import Request
from halles.people.public import signed_in
from halles.stalls.directory.public import ShopCard
from halles.stalls.market.commands.products_import import products_import
from halles.stalls.market.exchange.products_csv import COLUMNS, read_products
from halles.stalls.market.exchange.products_importer import about
from halles.stalls.market.forms.counter_file import FileForm, packed
from halles.stalls.market.queries.importing import ProductRow, products_change
from halles.stalls.market.views.counter_pages import form_page, held


@signed_in
def articles_file(request: Request, shop: str) -> HttpResponse:
    """Let a shop bring in its articles; nothing changes before it has seen what would."""
    card = held(request, shop)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if not form.is_valid():
        return _page(request, form, card)
    content = form.cleaned_data["content"]
    try:
        rows, left_out = _read(content)
        if request.POST.get("gesture") == "take":
            return _taken(request, card, rows)
    except Problem as problem:
        form.add_error("file", str(problem))
        return _page(request, form, card)
    change = products_change(organisation=card.organisation, rows=rows)
    more = {"lines": about(change, left_out), "changes": bool(change), "packed": packed(content)}
    return _page(request, form, card, **more)


def _page(request: Request, form: FileForm, card: ShopCard, **more: Any) -> HttpResponse:
    columns = ", ".join(COLUMNS)
    return form_page(request, "market/articles_file.html", form, card, columns=columns, **more)


def _taken(request: Request, card: ShopCard, rows: list[ProductRow]) -> HttpResponse:
    products_import(actor=request.actor, town=request.town, organisation=card.organisation, rows=rows)
    messages.success(request, gettext("Done: the town reads it now."))
    return redirect("market:articles", shop=card.slug)


def _read(content: bytes) -> tuple[list[ProductRow], list[str]]:
    """Read a table from memory by way of a file, as the command line does."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.csv"
        path.write_bytes(content)
        return read_products(path)
