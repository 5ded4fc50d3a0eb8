"""Products as residents see them: what one pays, where it is, whether the shop is open, how fresh it is.

Whatever the number of products: their shops, what is open, where the items stand, the offers that run.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Count, QuerySet
from django.utils import timezone

from halles.kit.geo import Point, metres
from halles.kit.text import fold
from halles.stalls.directory.public import ShopCard, shop_list, shop_states
from halles.stalls.market.engine.measures import KILO, per_kilo
from halles.stalls.market.engine.rules import day_cents, needs_alcohol_line
from halles.stalls.market.models import OfferPrice, Product
from halles.stalls.stock.public import Stand, stands
from halles.town.engine.hours import State
from halles.town.models import Town


@dataclass(frozen=True)
class Price:
    """What one unit costs today, in cents. Of an offer that runs: the usual price too, and the lowest."""

    cents: int
    usual_cents: int
    lowest_cents: int | None = None
    """The lowest of the thirty days before; None where the law asks for none, or nothing is reduced."""
    until: date | None = None
    """The last day of the offer."""

    @property
    def is_reduced(self) -> bool:
        """Whether an offer lowers it."""
        return self.cents < self.usual_cents


@dataclass(frozen=True)
class ProductCard:
    """One product in its shop."""

    product: Product
    shop: ShopCard
    state: State
    stand: Stand | None
    price: Price
    metres: int | None = None
    """From where one looks for it, as the crow flies."""

    @property
    def per_kilo(self) -> int | None:
        """The price of a kilo, of what is not sold by the kilo and tells its weight."""
        product = self.product
        if product.unit == KILO or not product.grams:
            return None
        return per_kilo(self.price.cents, product.grams)

    @property
    def is_gone(self) -> bool:
        """Whether it is known that there is none."""
        return self.stand is not None and self.stand.is_gone

    @property
    def is_alcohol(self) -> bool:
        """Whether the law asks for its sentence."""
        product = self.product
        return needs_alcohol_line(name=product.name, kind=product.kind, family=product.family)


def shown_products(town: str) -> QuerySet[Product]:
    """Products of a town that everybody may see."""
    return Product.objects.filter(town=town, is_published=True, hidden_at=None)


def product_get(*, town: str, slug: str) -> Product | None:
    """Return the product of this address, hidden or not; none once its shop shows it no longer."""
    return Product.objects.filter(town=town, slug=slug, is_published=True).first()


def product_cards(
    *, town: Town, products: Iterable[Product], now: datetime, near: Point | None = None
) -> list[ProductCard]:
    """Return the products with all that is said of them, in the order given; at most five SQL statements.

    What belongs to a shop that is shown no longer is left out. `near` (1e-7 degree) is from where one comes.
    """
    rows = list(products)
    if not rows:
        return []
    organisations = {row.organisation for row in rows}
    shops = {shop.organisation: shop for shop in shop_list(town=town.slug, organisations=list(organisations))}
    states = shop_states(town=town, moment=now, shops=shops.values())
    where = stands(items=[row.item for row in rows], now=now)
    prices = prices_of(products=rows, day=timezone.localdate(now))
    far = {key: _metres(shop, near) for key, shop in shops.items()}
    return [
        ProductCard(
            product=row,
            shop=shops[row.organisation],
            state=states[row.organisation],
            stand=where.get(row.item),
            price=prices[row.pk],
            metres=far[row.organisation],
        )
        for row in rows
        if row.organisation in shops
    ]


def prices_of(*, products: Sequence[Product], day: date) -> dict[str, Price]:
    """Return by product what one unit costs on a day and, where an offer lowers it, what the law has told."""
    prices = {row.pk: Price(row.price_cents, row.price_cents) for row in products}
    by_id = {row.pk: row for row in products}
    running = {"offer__starts_on__lte": day, "offer__ends_on__gte": day}
    shown = {"offer__withdrawn_at": None, "offer__hidden_at": None}
    rows = OfferPrice.objects.filter(product__in=list(by_id), **running, **shown)
    for row in rows.select_related("offer").order_by("offer__ends_on", "id"):
        product = by_id[row.product_id]
        cents = day_cents(kind=product.kind, usual_cents=product.price_cents, offers=[row.price_cents])
        if cents < prices[product.pk].cents:
            lowest = None if row.is_perishing else row.lowest_cents
            prices[product.pk] = replace(
                prices[product.pk], cents=cents, lowest_cents=lowest, until=row.offer.ends_on
            )
    return prices


def families_of(*, town: str) -> list[tuple[str, int]]:
    """Return the departments of the town's products with how many each holds, by name."""
    rows = shown_products(town).exclude(family="").values_list("family").annotate(n=Count("id"))
    return sorted(rows.order_by(), key=lambda each: fold(each[0]))


def shop_counts(*, town: str) -> Mapping[str, int]:
    """Return how many products each shop of a town shows, by organisation."""
    rows = shown_products(town).values_list("organisation").annotate(n=Count("id"))
    return dict(rows.order_by())


def _metres(shop: ShopCard, near: Point | None) -> int | None:
    if near is None or shop.lon is None or shop.lat is None:
        return None
    return round(metres(near, (shop.lon, shop.lat)))
