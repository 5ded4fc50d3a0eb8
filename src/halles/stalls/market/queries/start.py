"""The shared shelf before anybody asks: today's slates, the offers that run, departments, shops."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch
from django.utils import timezone

from halles.stalls.directory.public import ShopCard, shop_list
from halles.stalls.market.models import Slate, SlateLine
from halles.stalls.market.queries.offers import OfferView, offers_running
from halles.stalls.market.queries.products import families_of, shop_counts
from halles.town.models import Town


@dataclass(frozen=True)
class SlateToday:
    """The slate of a shop as the town reads it; what is gone stays to be seen, struck out."""

    slate: Slate
    shop: ShopCard
    lines: Sequence[SlateLine]

    def first(self, most: int = 3) -> list[SlateLine]:
        """The first lines of which something is left."""
        return [line for line in self.lines if line.gone_at is None][:most]


@dataclass(frozen=True)
class Start:
    """What the page shows without a question."""

    slates: Sequence[SlateToday]
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
        slates=slates_today(town=town.slug, shops=shops, now=now),
        offers=[
            (view, by_organisation[view.offer.organisation])
            for view in offers
            if view.offer.organisation in by_organisation
        ],
        families=families_of(town=town.slug),
        shops=[(shop, counts.get(shop.organisation, 0)) for shop in shops],
    )


def slates_today(*, town: str, shops: Sequence[ShopCard], now: datetime) -> list[SlateToday]:
    """Return the slates of these shops that are not wiped yet, the last written first."""
    by_organisation = {shop.organisation: shop for shop in shops}
    rows = Slate.objects.filter(
        town=town,
        day=timezone.localdate(now),
        expires_at__gt=now,
        withdrawn_at=None,
        hidden_at=None,
        organisation__in=list(by_organisation),
    )
    lines = Prefetch("lines", queryset=SlateLine.objects.order_by("rank"))
    found = rows.prefetch_related(lines).order_by("-published_at", "id")
    return [SlateToday(row, by_organisation[row.organisation], list(row.lines.all())) for row in found]
