"""Figures: a shop's own, for it alone; those of the town, for everybody, where they can be shown."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from halles.kit.request import Request
from halles.kit.shelf import shelved
from halles.people.public import signed_in
from halles.stalls.market.engine.figures import LEAST_ORDERS, LEAST_SHOPS
from halles.stalls.market.queries.figures import shop_figures, town_months
from halles.stalls.market.views.counter_pages import held

A_DAY = 86_400


@signed_in
def figures_shop(request: Request, shop: str) -> HttpResponse:
    """Show a shop what became of its orders, month by month, with its euros."""
    card = held(request, shop)
    months = shop_figures(organisation=card.organisation, today=timezone.localdate())
    return render(request, "market/counter_figures.html", {"shop": card, "months": months})


@shelved("{town}/market", "{town}/town", seconds=A_DAY)
def figures(request: Request) -> HttpResponse:
    """Show everybody what became of the town's orders, where enough shops and orders make them up."""
    months = town_months(town=request.town.slug, today=timezone.localdate())
    least = {"least_shops": LEAST_SHOPS, "least_orders": LEAST_ORDERS}
    return render(request, "market/figures.html", {"months": months, "shelved": True, **least})
