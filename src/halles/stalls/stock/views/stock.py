"""The stock of a shop: all of its items, one of them, a new one, its choices."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from halles.kit.forms import done
from halles.kit.ids import new_id
from halles.kit.request import Request
from halles.people.public import signed_in
from halles.stalls.directory.public import ShopCard
from halles.stalls.stock import commands, forms, queries, rights
from halles.stalls.stock.models import Item, Source
from halles.stalls.stock.papers import stock_paper
from halles.stalls.stock.views.pages import form_page, kept, kept_item


@signed_in
def home(request: Request, shop: str) -> HttpResponse:
    """Show what a shop has, how many and how fresh that is."""
    card, now = kept(request, shop), timezone.now()
    query, family = request.GET.get("q", "").strip(), request.GET.get("rayon", "")
    listed = queries.items_listed(organisation=card.organisation, now=now, query=query, family=family)
    return render(
        request,
        "stock/home.html",
        {"card": card, "listed": listed, "now": now, "query": query, "family": family},
    )


@signed_in
def paper(request: Request, shop: str) -> HttpResponse:
    """Give the stock on paper, with the head of its ledger."""
    card, now = kept(request, shop), timezone.now()
    large, language = "gros" in request.GET, request.LANGUAGE_CODE
    data = stock_paper(card, town=request.town, now=now, language=language, large_type=large)
    return HttpResponse(data, content_type="application/pdf")


@signed_in
def item(request: Request, shop: str, item: str) -> HttpResponse:
    """Show an item, and note what is counted, delivered or thrown away."""
    card = kept(request, shop)
    row = kept_item(card, item)
    form = forms.CountForm(request.POST or None, unit=row.unit, initial={"key": new_id()})
    if done(form, lambda: _note(request, row, form)):
        messages.success(request, gettext("Noted in the ledger."))
        return redirect("stock:item", shop=shop, item=item)
    return form_page(request, "stock/item.html", form, **_shown(card, row))


def _note(request: Request, row: Item, form: forms.CountForm) -> None:
    """Write the line that the pressed button says: counted, delivered or thrown away."""
    number, key, gesture = (
        form.cleaned_data["quantity"],
        form.cleaned_data["key"],
        request.POST.get("gesture"),
    )
    if gesture == "receive":
        commands.stock_receive(actor=request.actor, item=row.pk, quantity=number, key=key)
    elif gesture == "throw":
        commands.stock_throw_away(actor=request.actor, item=row.pk, quantity=number, key=key)
    else:
        commands.stock_count(actor=request.actor, item=row.pk, counted=number, key=key)


def _shown(card: ShopCard, row: Item) -> dict[str, Any]:
    now = timezone.now()
    return {
        "card": card,
        "item": row,
        "stand": queries.stands(items=[row.pk], now=now)[row.pk],
        "is_tills": row.level.source == Source.TILL,
        "lines": queries.ledger_list(organisation=card.organisation, item=row.pk)[:5],
        "now": now,
    }


@require_POST
@signed_in
def item_own(request: Request, shop: str, item: str) -> HttpResponse:
    """Count an item by hand from today on, where the till did."""
    row = kept_item(kept(request, shop), item)
    commands.level_own(actor=request.actor, item=row.pk)
    messages.success(request, gettext("From now on you count it by hand: the till no longer changes it."))
    return redirect("stock:item", shop=shop, item=item)


@signed_in
def item_edit(request: Request, shop: str, item: str) -> HttpResponse:
    """Let a shop change what it says of an item."""
    card = kept(request, shop)
    row = kept_item(card, item)
    form = forms.ItemForm(request.POST or None, item=row)
    if done(form, lambda: commands.item_change(actor=request.actor, item=row.pk, **form.cleaned_data)):
        messages.success(request, gettext("Saved."))
        return redirect("stock:item", shop=shop, item=item)
    return form_page(request, "stock/item_edit.html", form, card=card, item=row)


@signed_in
def item_new(request: Request, shop: str) -> HttpResponse:
    """Let a shop add an item that nobody counts yet."""
    card, added = kept(request, shop), list[Item]()
    form = forms.ItemForm(request.POST or None)

    def act() -> None:
        fields = {name: form.cleaned_data[name] for name in forms.ADDED}
        town, organisation = request.town.slug, card.organisation
        added.append(commands.item_add(actor=request.actor, town=town, organisation=organisation, **fields))

    if done(form, act):
        messages.success(request, gettext("Saved."))
        return redirect("stock:item", shop=shop, item=added[0].pk)
    return form_page(request, "stock/item_edit.html", form, card=card, item=None)


@require_POST
@signed_in
def item_archive(request: Request, shop: str, item: str) -> HttpResponse:
    """No longer keep an item."""
    row = kept_item(kept(request, shop), item)
    commands.item_archive(actor=request.actor, item=row.pk)
    messages.success(request, gettext("“%(name)s” is no longer in your stock.") % {"name": row.name})
    return redirect("stock:home", shop=shop)


@signed_in
def choices(request: Request, shop: str) -> HttpResponse:
    """Let the owner say how the stock is looked after."""
    card = kept(request, shop, rights.CHOOSE)
    town, organisation = request.town.slug, card.organisation
    choice = queries.choice_of(organisation=organisation, town=town)
    form = forms.ChoiceForm(request.POST or None, choice=choice)

    def act() -> None:
        commands.choice_set(actor=request.actor, town=town, organisation=organisation, **form.cleaned_data)

    if done(form, act):
        messages.success(request, gettext("Saved."))
        return redirect("stock:home", shop=shop)
    return form_page(request, "stock/choices.html", form, card=card)
