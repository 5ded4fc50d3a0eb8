"""The shared shelf before anybody asks: today's slates, the offers that run, departments, shops."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from halles.stalls.directory.public import ShopCard, shop_list
from halles.stalls.market.queries.offers import OfferView, offers_running
from halles.stalls.market.queries.products import families_of, shop_counts
from halles.stalls.market.queries.slates import SlateView, slates_shown
from halles.town.models import Town


@dataclass(frozen=True)
class Start:
    """What the page shows without a question."""

    slates: Sequence[SlateView]
    offers: Sequence[tuple[OfferView, ShopCard]]
    families: Sequence[tuple[str, int]]
    shops: Sequence[tuple[ShopCard, int]]
    """Each with how many products it shows; those with none can be asked."""


def start_get(*, town: Town, now: datetime) -> Start:
    """Return what the shelf of a town begins with."""
    shops = shop_list(town=town.slug)
    by_organisation = {shop.organisation: shop for shop in shops}
    counts = shop_counts(town=town.slug)
    offers = offers_running(town=town.slug, day=timezone.localdate(now))
    return Start(
        slates=slates_shown(town=town, now=now),
        offers=[
            (view, by_organisation[view.offer.organisation])
            for view in offers
            if view.offer.organisation in by_organisation
        ],
        families=families_of(town=town.slug),
        shops=[(shop, counts.get(shop.organisation, 0)) for shop in shops],
    )
