"""A basket across several shops as it stands: what each line costs now, what changed, what is gone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from halles.stalls.directory.public import ShopCard
from halles.stalls.market.engine.measures import KILO, line_total
from halles.stalls.market.models import Terms
from halles.stalls.market.queries.products import ProductCard, product_cards, shown_products
from halles.stalls.market.queries.quantities import line_words, quantity_words
from halles.stalls.market.queries.terms import is_paused, takes_orders
from halles.town.models import Town


@dataclass(frozen=True)
class Kept:
    """One line of a basket as its owner's session keeps it."""

    quantity: int
    """In the smallest step of its unit."""
    cents: int
    """Of one unit, when it was added or last seen."""
    name: str


@dataclass(frozen=True)
class BasketLine:
    """One line, at the price of today."""

    card: ProductCard
    quantity: int
    cents_before: int

    @property
    def total(self) -> int:
        """In cents; estimated where it is weighed."""
        return line_total(self.card.price.cents, self.card.product.unit, self.quantity)

    @property
    def is_weighed(self) -> bool:
        """Whether its price is known once it is weighed."""
        return self.card.product.unit == KILO

    @property
    def price_changed(self) -> bool:
        """Whether it costs more or less than when it was added."""
        return self.cents_before != self.card.price.cents

    @property
    def words(self) -> str:
        """Name and quantity: "2 × Baguette", "Tomme, environ 800 g"."""
        product = self.card.product
        return line_words(product.name, product.unit, self.quantity, about=self.is_weighed)

    @property
    def left(self) -> str:
        """How much is left, where it is too few."""
        return quantity_words(self.card.product.unit, self.too_few or 0, about=self.is_weighed)

    @property
    def too_few(self) -> int | None:
        """How many are left, where that is known and fewer than wanted."""
        stand = self.card.stand
        if stand is None or (stand.how != "seen" and not stand.is_gone):
            return None
        return stand.free if stand.free < self.quantity else None


@dataclass(frozen=True)
class BasketShop:
    """What the basket holds of one shop."""

    shop: ShopCard
    lines: Sequence[BasketLine]
    takes: bool
    """Whether one may reserve there now."""
    paused_until: datetime | None
    terms: Terms | None

    @property
    def total(self) -> int:
        """In cents."""
        return sum(line.total for line in self.lines)

    @property
    def is_estimated(self) -> bool:
        """Whether something is still to be weighed."""
        return any(line.is_weighed for line in self.lines)


@dataclass(frozen=True)
class Basket:
    """A basket as it stands."""

    shops: Sequence[BasketShop]
    gone: Sequence[str]
    """Names of what its shop shows no longer."""

    @property
    def total(self) -> int:
        """Of all shops, in cents."""
        return sum(shop.total for shop in self.shops)

    @property
    def is_estimated(self) -> bool:
        """Whether something is still to be weighed."""
        return any(shop.is_estimated for shop in self.shops)

    @property
    def lines(self) -> list[BasketLine]:
        """Every line, shop after shop."""
        return [line for shop in self.shops for line in shop.lines]

    @property
    def serving(self) -> list[BasketShop]:
        """The shops where one may reserve now."""
        return [shop for shop in self.shops if shop.takes]


def basket_view(*, town: Town, kept: Mapping[str, Kept], now: datetime) -> Basket:
    """Return what a session keeps (lines by product), shop by shop in the order of their names."""
    rows = shown_products(town.slug).filter(pk__in=list(kept)) if kept else []
    cards = product_cards(town=town, products=rows, now=now)
    by_shop: dict[str, list[ProductCard]] = {}
    for card in sorted(cards, key=lambda card: (card.shop.name, card.product.name, card.product.pk)):
        by_shop.setdefault(card.shop.organisation, []).append(card)
    terms = {row.pk: row for row in Terms.objects.filter(pk__in=list(by_shop))} if by_shop else {}
    shops = [_shop(some, kept, terms.get(pk), now) for pk, some in by_shop.items()]
    found = {card.product.pk for card in cards}
    return Basket(shops, [line.name for pk, line in kept.items() if pk not in found])


def _shop(
    cards: Sequence[ProductCard], kept: Mapping[str, Kept], terms: Terms | None, now: datetime
) -> BasketShop:
    lines = [BasketLine(card, kept[card.product.pk].quantity, kept[card.product.pk].cents) for card in cards]
    paused = terms.paused_until if terms and is_paused(terms, now=now) else None
    return BasketShop(cards[0].shop, lines, takes_orders(terms, now=now), paused, terms)
