"""A shop's offers: choose the articles, say the days and the prices, take one back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from halles.kit.forms import done
from halles.kit.request import Request
from halles.people.public import signed_in
from halles.stalls.market import commands
from halles.stalls.market.forms.counter_offers import OfferForm
from halles.stalls.market.queries.counter import PAGE, articles_of
from halles.stalls.market.queries.offers import offers_of_holder
from halles.stalls.market.views.counter_pages import form_page, held, own_offer

MOST_ARTICLES = 20


@signed_in
def offers(request: Request, shop: str) -> HttpResponse:
    """Show a shop its offers, and its articles to choose among for another."""
    card, words = held(request, shop), request.GET.get("q", "").strip()[:80]
    rows = articles_of(organisation=card.organisation, words=words).filter(is_published=True)
    context = {
        "shop": card,
        "offers": offers_of_holder(organisation=card.organisation, day=timezone.localdate()),
        "articles": rows[:PAGE],
        "is_cut": rows.count() > PAGE,
        "words": words,
    }
    return render(request, "market/offers.html", context)


@signed_in
def offer_new(request: Request, shop: str) -> HttpResponse:
    """Let a shop lower the prices of the articles chosen, between two days."""
    card, chosen = held(request, shop), request.GET.getlist("a")[:MOST_ARTICLES]
    rows = list(articles_of(organisation=card.organisation).filter(is_published=True, pk__in=chosen))
    if not rows:
        messages.info(request, gettext("Choose one article or several first."))
        return redirect("market:offers", shop=shop)
    today = timezone.localdate()
    form = OfferForm(request.POST or None, products=rows, initial={"starts_on": today, "ends_on": today})

    def act() -> None:
        told = {"actor": request.actor, "town": request.town, "organisation": card.organisation}
        commands.offer_publish(**told, **form.values())

    if done(form, act):
        messages.success(request, gettext("Your offer is published. You can take it back."))
        return redirect("market:offers", shop=shop)
    return form_page(request, "market/offers_edit.html", form, card)


@require_POST
@signed_in
def offer_withdraw(request: Request, shop: str, offer: str) -> HttpResponse:
    """Take an offer back."""
    commands.offer_withdraw(actor=request.actor, offer=own_offer(held(request, shop), offer))
    messages.success(request, gettext("Usual prices hold again. You can go back for ten minutes."))
    return redirect("market:offers", shop=shop)


@require_POST
@signed_in
def offer_restore(request: Request, shop: str, offer: str) -> HttpResponse:
    """Put an offer back."""
    commands.offer_restore(actor=request.actor, offer=own_offer(held(request, shop), offer))
    messages.success(request, gettext("Your offer holds again."))
    return redirect("market:offers", shop=shop)
