"""How a shop takes orders: said once by its owner."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from halles.kit.forms import done
from halles.kit.request import Request
from halles.people.public import signed_in
from halles.stalls.market import commands, rights
from halles.stalls.market.forms.counter_terms import TermsForm
from halles.stalls.market.queries.terms import terms_get
from halles.stalls.market.views.counter_pages import form_page, held


@signed_in
def terms(request: Request, shop: str) -> HttpResponse:
    """Let the owner say how orders are taken."""
    card = held(request, shop, rights.TERMS)
    form = TermsForm(request.POST or None, terms=terms_get(organisation=card.organisation))

    def act() -> None:
        town = request.town.slug
        commands.terms_set(actor=request.actor, town=town, organisation=card.organisation, **form.values())

    if done(form, act):
        messages.success(request, gettext("Done: it holds from the next order."))
        return redirect("market:counter", shop=shop)
    return form_page(request, "market/terms.html", form, card)
