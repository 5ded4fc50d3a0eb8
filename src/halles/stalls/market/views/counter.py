"""The first page of a shop's own counter: what waits, the slate, the pause; and which counter is mine."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from halles.kit.request import Request
from halles.people.public import organisations_of, signed_in
from halles.stalls.directory.public import shop_list
from halles.stalls.market import commands, rights
from halles.stalls.market.queries.counter import counter_view
from halles.stalls.market.queries.terms import pause_end
from halles.stalls.market.views.counter_pages import held


@signed_in
def counters(request: Request) -> HttpResponse:
    """Lead a member to her counter; show the list to who has several, and what to do to who has none."""
    mine = [each.organisation_id for each in organisations_of(person=request.actor.person)]
    shops = shop_list(town=request.town.slug, organisations=mine)
    if len(shops) == 1:
        return redirect("market:counter", shop=shops[0].slug)
    return render(request, "market/counter_mine.html", {"shops": shops})


@signed_in
def counter(request: Request, shop: str) -> HttpResponse:
    """Show a shop what waits for it, and all that it can do."""
    card = held(request, shop)
    view = counter_view(organisation=card.organisation, now=timezone.now())
    return render(request, "market/counter.html", {"shop": card, "counter": view})


@require_POST
@signed_in
def pause(request: Request, shop: str) -> HttpResponse:
    """Take no order for an hour or until tomorrow, or take them again; stay on the same screen."""
    card = held(request, shop, rights.PAUSE)
    until = pause_end(request.POST.get("long", ""), now=timezone.now())
    commands.pause_set(
        actor=request.actor, town=request.town.slug, organisation=card.organisation, until=until
    )
    told = gettext("Your shop takes no order until then. Orders already placed go on.")
    messages.success(request, told if until else gettext("Your shop takes orders again."))
    back = "market:orders" if request.POST.get("back") == "orders" else "market:counter"
    return redirect(back, shop=shop)
