"""The slate of the day: chalk it, see what was understood, rub a line out; those of the town."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from halles.kit.errors import BadInput, NotFound, Problem
from halles.kit.once import once
from halles.kit.request import Request
from halles.kit.shelf import shelved
from halles.people.public import signed_in
from halles.stalls.directory.public import ShopCard
from halles.stalls.market import commands
from halles.stalls.market.commands.slates import chalked
from halles.stalls.market.engine.slate_text import slate_read
from halles.stalls.market.forms.counter_slate import SlateTextForm, lines_form, lines_told
from halles.stalls.market.models import Slate
from halles.stalls.market.queries.counter import is_read, zones_of
from halles.stalls.market.queries.slates import (
    SlateView,
    slate_before,
    slate_of_holder,
    slates_shown,
    slates_true_until,
)
from halles.stalls.market.views.counter_pages import form_page, held

EXAMPLES = ("« ardoise : bar de ligne 24,90 le kilo ; sardines 8 le kilo »", "« plus de sardines »")
"""Text messages are written in French."""
USUAL = timedelta(days=60)
"""How far back a shop's usual zones are looked for."""


def _true_until(request: Request, **_arguments: str) -> datetime | None:
    return slates_true_until(town=request.town.slug, now=timezone.now())


@shelved("{town}/market", "{town}/directory", "{town}/town", fresh_until=_true_until)
def slates(request: Request) -> HttpResponse:
    """Show what the shops of the town have today."""
    shown = slates_shown(town=request.town, now=timezone.now())
    return render(request, "market/slates.html", {"slates": shown, "shelved": True})


@signed_in
@once
def slate(request: Request, shop: str) -> HttpResponse:
    """Let a shop chalk its slate as it would say it; ask once what is not sure, or what a fish lacks."""
    card = held(request, shop)
    form = SlateTextForm(request.POST or None)
    if form.is_valid():
        read = slate_read(form.cleaned_data["text"])
        if any(not line.is_sure or line.missing for line in read):
            doubtful = [at for at, line in enumerate(read) if not line.is_sure]
            return _asked(request, card, [chalked(line) for line in read], doubtful)
        try:
            _publish(request, card, [chalked(line) for line in read])
        except BadInput as problem:
            form.add_error("text", str(problem))
        else:
            return redirect("market:slate", shop=shop)
    return form_page(request, "market/slate.html", form, card, **_context(card))


@signed_in
def slate_fix(request: Request, shop: str) -> HttpResponse:
    """Let a shop correct its slate line by line; what it says here goes out."""
    card = held(request, shop)
    today = slate_of_holder(organisation=card.organisation, day=timezone.localdate())
    rows = [each.line for each in today.lines] if today else []
    if request.method != "POST":
        return _asked(request, card, rows)
    lines = lines_form(request.POST, rows, zones=_zones(card))
    if not lines.is_valid():
        return _shown(request, card, lines, status=422)
    try:
        _publish(request, card, lines_told(lines))
    except BadInput as problem:
        return _shown(request, card, lines, status=422, problem=problem)
    return redirect("market:slate", shop=shop)


@require_POST
@signed_in
@once
def slate_again(request: Request, shop: str) -> HttpResponse:
    """Chalk the last slate again: "as yesterday"."""
    card = held(request, shop)
    commands.slate_repeat(actor=request.actor, town=request.town, organisation=card.organisation)
    messages.success(request, gettext("Your slate is published: the same as the last one."))
    return redirect("market:slate", shop=shop)


@require_POST
@signed_in
def slate_line(request: Request, shop: str, line: str) -> HttpResponse:
    """Say that of a line there is no more, or that there is again."""
    held(request, shop)
    gone = request.POST.get("gone") == "yes"
    commands.slate_line_end(actor=request.actor, line=line, gone=gone)
    back = "market:counter" if request.POST.get("from") == "counter" else "market:slate"
    return redirect(back, shop=shop)


@require_POST
@signed_in
def slate_withdraw(request: Request, shop: str) -> HttpResponse:
    """Take the slate back."""
    commands.slate_withdraw(actor=request.actor, slate=_today(held(request, shop)))
    messages.success(request, gettext("Your slate is no longer shown. You can go back for ten minutes."))
    return redirect("market:slate", shop=shop)


@require_POST
@signed_in
def slate_restore(request: Request, shop: str) -> HttpResponse:
    """Put the slate back."""
    commands.slate_restore(actor=request.actor, slate=_today(held(request, shop)))
    messages.success(request, gettext("Your slate is shown again."))
    return redirect("market:slate", shop=shop)


def _publish(request: Request, card: ShopCard, lines: list[commands.ChalkLine]) -> None:
    commands.slate_publish(
        actor=request.actor, town=request.town, organisation=card.organisation, lines=lines
    )
    messages.success(request, gettext("Your slate is published. The town reads it now."))


def _context(card: ShopCard) -> dict[str, Any]:
    now = timezone.now()
    view = slate_of_holder(organisation=card.organisation, day=timezone.localdate(now))
    return {
        "view": view,
        "is_shown": view is not None and is_read(view, now=now),
        "lacking": _lacking(view),
        "examples": EXAMPLES,
        "last": slate_before(organisation=card.organisation, day=timezone.localdate(now)),
    }


def _lacking(view: SlateView | None) -> bool:
    """Say whether a fish on the slate does not tell all that its label must."""
    return view is not None and any(each.missing for each in view.lines)


def _asked(request: Request, card: ShopCard, rows: list[Any], doubtful: Collection[int] = ()) -> HttpResponse:
    return _shown(request, card, lines_form(None, rows, zones=_zones(card), doubtful=doubtful))


def _shown(
    request: Request, card: ShopCard, lines: Any, *, status: int = 200, problem: Problem | None = None
) -> HttpResponse:
    context = {"shop": card, "lines": lines, "problem": problem}
    return render(request, "market/slate_fix.html", context, status=status)


def _zones(card: ShopCard) -> list[str]:
    return zones_of(organisation=card.organisation, since=timezone.localdate() - USUAL)


def _today(card: ShopCard) -> Slate:
    view = slate_of_holder(organisation=card.organisation, day=timezone.localdate())
    if view is None:
        raise NotFound(gettext("There is no slate of today."))
    return view.slate
