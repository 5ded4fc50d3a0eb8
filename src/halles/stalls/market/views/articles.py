"""A shop's articles: the list, add one, change it, show it no longer, a file in and out."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from halles.kit.forms import done
from halles.kit.request import Request
from halles.people.public import signed_in
from halles.stalls.market import commands
from halles.stalls.market.exchange.products_csv import products_csv
from halles.stalls.market.forms.counter_articles import ArticleForm
from halles.stalls.market.models import Product
from halles.stalls.market.queries.counter import PAGE, article_last, articles_of, families_of_shop
from halles.stalls.market.views.counter_pages import article, form_page, held


@signed_in
def articles(request: Request, shop: str) -> HttpResponse:
    """List a shop's articles, fifty on a page, with what can be done of each."""
    card, words = held(request, shop), request.GET.get("q", "").strip()[:80]
    rows = articles_of(organisation=card.organisation, words=words)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return render(request, "market/articles.html", {"shop": card, "page": page, "words": words})


@signed_in
def article_new(request: Request, shop: str) -> HttpResponse:
    """Let a shop show one article more; the next one begins like it."""
    card = held(request, shop)
    like = article_last(organisation=card.organisation)
    form = ArticleForm(request.POST or None, like=like)
    added: list[Product] = []

    def act() -> None:
        told = {"actor": request.actor, "town": request.town, "organisation": card.organisation}
        added.append(commands.product_add(**told, **form.values()))

    if done(form, act):
        told = gettext("“%(name)s” is shown. Here is the next one.") % {"name": added[0].name}
        messages.success(request, told)
        return redirect("market:article-new", shop=shop)
    return form_page(request, "market/articles_edit.html", form, card, **_families(card))


@signed_in
def article_edit(request: Request, shop: str, product: str) -> HttpResponse:
    """Let a shop change an article."""
    card = held(request, shop)
    row = article(card, product)
    form = ArticleForm(request.POST or None, product=row)

    def act() -> None:
        commands.product_change(actor=request.actor, product=row, fields=form.values())

    if done(form, act):
        messages.success(request, gettext("Done: the town reads it now."))
        return redirect("market:articles", shop=shop)
    return form_page(request, "market/articles_edit.html", form, card, product=row, **_families(card))


@require_POST
@signed_in
def article_remove(request: Request, shop: str, product: str) -> HttpResponse:
    """Show an article no longer."""
    row = article(held(request, shop), product)
    commands.product_remove(actor=request.actor, product=row)
    told = gettext("“%(name)s” is no longer shown. You can put it back.") % {"name": row.name}
    messages.success(request, told)
    return redirect("market:articles", shop=shop)


@require_POST
@signed_in
def article_restore(request: Request, shop: str, product: str) -> HttpResponse:
    """Show an article again."""
    row = article(held(request, shop), product)
    commands.product_restore(actor=request.actor, product=row)
    messages.success(request, gettext("“%(name)s” is shown again.") % {"name": row.name})
    return redirect("market:articles", shop=shop)


@signed_in
def articles_out(request: Request, shop: str) -> HttpResponse:
    """Give a shop all its articles as a table: what it wrote is its own."""
    card = held(request, shop)
    name = f"{card.slug}-articles-{timezone.localdate().isoformat()}.csv"
    return HttpResponse(
        "".join(products_csv(articles_of(organisation=card.organisation))),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
    )


def _families(card: Any) -> dict[str, Any]:
    return {"families": families_of_shop(organisation=card.organisation)}
