"""The list for tomorrow, and what is told of today: what the list learns from."""

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from halles.kit.forms import done
from halles.kit.keeping import kept_by_owner
from halles.kit.request import Request
from halles.people.public import signed_in
from halles.stalls.directory.public import ShopCard
from halles.stalls.stock import commands, forms, queries
from halles.stalls.stock.papers import list_paper
from halles.stalls.stock.views.pages import form_page, kept

HIGH_MARGIN = 70
"""Per cent of margin from which the list says that it leaves more over so as to lose fewer sales."""


@signed_in
def tomorrow(request: Request, shop: str) -> HttpResponse:
    """Show the list: a line an item, its reason, one tap to accept."""
    card = kept(request, shop)
    return kept_by_owner(request, render(request, "stock/tomorrow.html", _shown(request, card)))


def _shown(request: Request, card: ShopCard) -> dict[str, Any]:
    now = timezone.now()
    choice = queries.choice_of(organisation=card.organisation, town=request.town.slug)
    today = timezone.localdate(now)
    day = choice.listed_for if choice.listed_for and choice.listed_for >= today else None
    early = queries.early_items(organisation=card.organisation)
    return {
        "card": card,
        "choice": choice,
        "list": queries.advice_on(organisation=card.organisation, day=day, now=now),
        "early": early,
        "soonest": min((each.days for each in early), default=0),
        "is_high": choice.margin_perishable >= HIGH_MARGIN,
        "is_tomorrow": day == today + timedelta(1),
    }


@require_POST
@signed_in
def make(request: Request, shop: str) -> HttpResponse:
    """Make the list now, without waiting for the evening."""
    card = kept(request, shop)
    commands.list_make(actor=request.actor, town=request.town, card=card, now=timezone.now())
    return redirect("stock:tomorrow", shop=shop)


@require_POST
@signed_in
def answer(request: Request, shop: str, advice: str) -> HttpResponse:
    """Note the answer to a line: accepted, another number, never."""
    kept(request, shop)
    form = forms.AnswerForm(request.POST, unit=queries.advice_unit(advice=advice))

    def act() -> None:
        commands.advice_answer(actor=request.actor, advice=advice, **form.answer_given())

    if not done(form, act):
        messages.error(request, " ".join(str(text) for errors in form.errors.values() for text in errors))
    return redirect("stock:tomorrow", shop=shop)


@require_POST
@signed_in
def answer_all(request: Request, shop: str) -> HttpResponse:
    """Accept all lines that wait."""
    card = kept(request, shop)
    n = commands.advice_accept_all(
        actor=request.actor,
        town=request.town.slug,
        organisation=card.organisation,
        since=timezone.localdate(),
    )
    messages.success(request, ngettext("Accepted: %(n)d line.", "Accepted: %(n)d lines.", n) % {"n": n})
    return redirect("stock:tomorrow", shop=shop)


@signed_in
def paper(request: Request, shop: str) -> HttpResponse:
    """Give the list on one sheet of paper."""
    card = kept(request, shop)
    shown = _shown(request, card)
    large, language = "gros" in request.GET, request.LANGUAGE_CODE
    data = list_paper(shown["list"], card=card, town=request.town, language=language, large_type=large)
    return HttpResponse(data, content_type="application/pdf")


@signed_in
def day(request: Request, shop: str) -> HttpResponse:
    """Ask what was sold on a day: today, or yesterday."""
    card, today = kept(request, shop), timezone.localdate()
    on = _day(request.GET.get("jour", ""), today)
    rows = queries.day_rows(organisation=card.organisation, day=on)
    form = forms.DayForm(request.POST or None, rows=rows)

    def act() -> None:
        town, organisation = request.town.slug, card.organisation
        commands.day_report(
            actor=request.actor, town=town, organisation=organisation, day=on, told=form.told(), today=today
        )

    if rows and done(form, act):
        messages.success(request, gettext("Noted. The list for tomorrow learns from it."))
        return redirect("stock:tomorrow", shop=shop)
    yesterday = today - timedelta(1)
    return form_page(request, "stock/day.html", form, card=card, day=on, today=today, yesterday=yesterday)


def _day(text: str, today: date) -> date:
    """Return the day of an address: no day to come, and no further back than a month."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return today
    return found if today - timedelta(31) <= found <= today else today
