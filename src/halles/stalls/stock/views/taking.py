"""Stock-taking: what is it (scanned, photographed, typed), how many, next; or a whole list at once."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from halles.kit.forms import done
from halles.kit.ids import new_id
from halles.kit.request import Request
from halles.kit.scan import codes_in
from halles.kit.text import fold
from halles.people.public import signed_in
from halles.stalls.directory.public import ShopCard
from halles.stalls.stock import commands, forms, queries
from halles.stalls.stock.commands import Found
from halles.stalls.stock.engine.keeping import perishes
from halles.stalls.stock.models import Unit
from halles.stalls.stock.views.pages import form_page, kept, kept_item

HANDY = {Unit.KILO: ("0", "0,5", "1", "2", "5", "10")}
PIECES = ("0", "1", "2", "3", "4", "5", "6", "10", "12", "20", "24", "50")
"""Numbers that one tap writes."""


@signed_in
def taking(request: Request, shop: str) -> HttpResponse:
    """Ask what it is; lead to how many there are of it."""
    card = kept(request, shop)
    form = forms.WhatForm(request.POST or None)
    if form.is_valid():
        return _next(request, card, form.cleaned_data["what"])
    return _page(request, "stock/taking.html", form, card, what=form, photo=forms.PhotoForm())


@require_POST
@signed_in
def taking_photo(request: Request, shop: str) -> HttpResponse:
    """Read the barcode in a photo; several: take the first that is not counted yet."""
    card = kept(request, shop)
    photo = forms.PhotoForm(request.POST, request.FILES)
    codes: list[str] = []
    if done(photo, lambda: codes.extend(codes_in(photo.cleaned_data["photo"].read()))):
        if codes:
            return _next(request, card, codes[0])
        message = gettext("No barcode can be read in this photo. Come closer, or type its digits.")
        photo.add_error("photo", message)
    return _page(request, "stock/taking.html", photo, card, what=forms.WhatForm(), photo=photo)


@signed_in
def taking_item(request: Request, shop: str, item: str) -> HttpResponse:
    """Ask how many there are of an item; then the next."""
    card = kept(request, shop)
    row = kept_item(card, item)
    start = {"key": new_id(), "quantity": request.GET.get("n", "")}
    form = forms.CountForm(request.POST or None, unit=row.unit, initial=start)

    def act() -> None:
        found = [Found(counted=form.cleaned_data["quantity"], item=row.pk)]
        _take(request, card, found, form)

    if done(form, act):
        return redirect("stock:taking", shop=shop)
    handy = HANDY.get(Unit(row.unit), PIECES)
    stand = queries.stands(items=[row.pk], now=timezone.now())[row.pk]
    return _page(request, "stock/taking_item.html", form, card, item=row, handy=handy, stand=stand)


@signed_in
def taking_new(request: Request, shop: str) -> HttpResponse:
    """Ask the name of what is new here, and how many there are; propose what it may be."""
    card = kept(request, shop)
    what = request.GET.get("q", "")
    meant = queries.item_meant(organisation=card.organisation, text=what) if what else queries.Meant()
    start = {"key": new_id(), "name": meant.name, "barcode": meant.code, "quantity": request.GET.get("n", "")}
    is_lost = perishes(card.category, fold(meant.name))
    form = forms.FoundForm(request.POST or None, initial={**start, "is_perishable": is_lost})

    def act() -> None:
        told = form.cleaned_data
        new = Found(told["quantity"], "", told["name"], told["barcode"], is_perishable=told["is_perishable"])
        _take(request, card, [new], form)

    if done(form, act):
        return redirect("stock:taking", shop=shop)
    return _page(request, "stock/taking_new.html", form, card, meant=meant, number=start["quantity"])


@signed_in
def taking_list(request: Request, shop: str) -> HttpResponse:
    """Count a whole list that is typed or dictated: show what was understood, then count it."""
    card = kept(request, shop)
    form = forms.ListForm(request.POST or None, initial={"key": new_id()})
    lines: list[queries.ListLine] = []
    if form.is_valid():
        lines = queries.list_understood(organisation=card.organisation, text=form.cleaned_data["text"])
        found = [_found(line, card.category) for line in lines if line.is_counted]
        if not lines:
            form.add_error("text", gettext("Write at least one article, with how many."))
        elif request.POST.get("gesture") == "count" and done(form, lambda: _take(request, card, found, form)):
            return redirect("stock:taking", shop=shop)
    lost = [line.name for line in lines if line.is_new and perishes(card.category, fold(line.name))]
    return _page(request, "stock/taking_list.html", form, card, lines=lines, lost=lost)


@require_POST
@signed_in
def taking_back(request: Request, shop: str, movement: str) -> HttpResponse:
    """Take a count back by a new line."""
    card = kept(request, shop)
    commands.stock_correct(actor=request.actor, movement=movement)
    messages.success(request, gettext("Taken back: a new line of the ledger says so."))
    back = "stock:ledger" if request.POST.get("from") == "ledger" else "stock:taking"
    return redirect(back, shop=card.slug)


def _next(request: Request, card: ShopCard, what: str) -> HttpResponse:
    """Lead from what was scanned or typed ("12 cahiers" too) to how many there are of it."""
    typed = queries.one_typed(what)
    meant = queries.item_meant(organisation=card.organisation, text=typed.name)
    number = {"n": queries.number_typed(typed)} if typed.quantity is not None else {}
    if meant.item:
        address = reverse("stock:taking-item", kwargs={"shop": card.slug, "item": meant.item.pk})
    else:
        address, number = reverse("stock:taking-new", kwargs={"shop": card.slug}), {"q": typed.name, **number}
    return redirect(f"{address}?{urlencode(number)}" if number else address)


def _found(line: queries.ListLine, trade: str) -> Found:
    item, is_lost = line.item.pk if line.item else "", perishes(trade, fold(line.name))
    return Found(line.quantity or 0, item, line.name, unit=line.unit, is_perishable=is_lost)


def _take(request: Request, card: ShopCard, found: list[Found], form: Form) -> None:
    written = commands.stock_take(
        actor=request.actor,
        town=request.town.slug,
        organisation=card.organisation,
        found=found,
        key=form.cleaned_data["key"],
    )
    words = ngettext("Counted: %(n)d article.", "Counted: %(n)d articles.", len(written))
    messages.success(request, words % {"n": len(written)})


def _page(request: Request, template: str, form: Form, card: ShopCard, **more: Any) -> HttpResponse:
    progress = queries.taking_progress(organisation=card.organisation, now=timezone.now())
    answer = form_page(request, template, form, card=card, progress=progress, **more)
    answer["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=()"
    return answer
