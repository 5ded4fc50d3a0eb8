"""Addresses of the market, under "produits/".

What is not a product stands under "tous/" or "comptoir/", so that a product may be called anything else.
"""

from halles.stalls.market.urls import counter, orders, residents

app_name = "market"
urlpatterns = [*counter.PATTERNS, *orders.PATTERNS, *residents.PATTERNS]
