"""A shop's own part of the shelf: its slate, its offers, its products by department, how it takes orders."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from halles.kit.text import fold
from halles.stalls.directory.public import ShopCard, shop_states
from halles.stalls.market.models import Terms
from halles.stalls.market.queries.offers import OfferView, offers_running
from halles.stalls.market.queries.products import ProductCard, product_cards, shown_products
from halles.stalls.market.queries.slates import SlateView, slate_today
from halles.stalls.market.queries.terms import is_paused, takes_orders, terms_get
from halles.town.engine.hours import State
from halles.town.models import Town

MOST = 60
"""Products on one page; beyond, one chooses a department or searches."""


@dataclass(frozen=True)
class ShopPage:
    """What the page of a shop shows."""

    shop: ShopCard
    state: State
    slate: SlateView | None
    offers: Sequence[OfferView]
    departments: Sequence[tuple[str, Sequence[ProductCard]]]
    families: Sequence[tuple[str, int]]
    """Every department with how many it holds, to choose from where one page does not hold them all."""
    count: int
    takes: bool
    paused_until: datetime | None
    terms: Terms | None

    @property
    def cards(self) -> list[ProductCard]:
        """Every product on the page."""
        return [card for _family, some in self.departments for card in some]


def shop_page(*, town: Town, shop: ShopCard, now: datetime, family: str | None = None) -> ShopPage:
    """Return what a shop shows now; of one department only where `family` is given."""
    shown = shown_products(town.slug).filter(organisation=shop.organisation)
    rows = sorted(shown.order_by("name", "id"), key=lambda row: (not row.family, fold(row.family)))
    families: dict[str, int] = {}
    for row in rows:
        families[row.family] = families.get(row.family, 0) + 1
    chosen = [row for row in rows if family is None or row.family == family][:MOST]
    cards = product_cards(town=town, products=chosen, now=now)
    departments: dict[str, list[ProductCard]] = {}
    for card in cards:
        departments.setdefault(card.product.family, []).append(card)
    terms = terms_get(organisation=shop.organisation)
    return ShopPage(
        shop=shop,
        state=shop_states(town=town, moment=now, shops=[shop])[shop.organisation],
        slate=slate_today(organisation=shop.organisation, now=now),
        offers=offers_running(town=town.slug, day=timezone.localdate(now), organisation=shop.organisation),
        departments=list(departments.items()),
        families=list(families.items()),
        count=len(rows),
        takes=takes_orders(terms, now=now),
        paused_until=terms.paused_until if terms and is_paused(terms, now=now) else None,
        terms=terms,
    )
