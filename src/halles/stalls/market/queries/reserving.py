"""What can be reserved of what a text message names: in which shop, how much, when one may come."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone

from halles.doors.engine.meaning import Line, Moment
from halles.stalls.directory.public import ShopCard
from halles.stalls.market.engine.amounts import amount_in
from halles.stalls.market.engine.coming import Coming, coming
from halles.stalls.market.engine.measures import GRAMS
from halles.stalls.market.engine.wanted import Candidate
from halles.stalls.market.models import Terms
from halles.stalls.market.queries.basket import BasketLine
from halles.stalls.market.queries.named import articles_get, articles_named
from halles.stalls.market.queries.products import ProductCard
from halles.stalls.market.queries.slots import slots_free
from halles.stalls.market.queries.terms import is_paused, takes_orders
from halles.town.models import Town


@dataclass(frozen=True)
class Article:
    """An article that a line of a message may mean."""

    line: BasketLine
    terms: Terms | None
    takes: bool
    """Whether its shop takes orders now."""
    is_paused: bool
    wants_weight: bool
    """It is sold by weight, and nobody said how much: the quantity is a kilo, to be replaced."""
    is_less: bool
    """The quantity is what is left, less than what was asked for."""

    @property
    def shop(self) -> ShopCard:
        """The shop that has it."""
        return self.line.card.shop

    @property
    def product(self) -> str:
        """Its public id."""
        return self.line.card.product.pk

    @property
    def candidate(self) -> Candidate:
        """What the engine chooses by."""
        return Candidate(self.product, self.shop.organisation, self.line.total)


def articles_for(
    *, town: Town, line: Line, product: str, shops: Collection[str], now: datetime
) -> list[Article]:
    """Return what a line may mean, the likeliest first: `product` alone where that is decided.

    What can be reserved now, and as much of it as asked for, leaves out what cannot.
    """
    if product:
        cards = list(articles_get(town=town, products=[product], now=now).values())
    else:
        cards = articles_named(town=town, words=line.what, now=now, shops=shops)
    terms = {row.pk: row for row in Terms.objects.filter(pk__in={card.shop.organisation for card in cards})}
    found = [_article(card, line, terms.get(card.shop.organisation), now) for card in cards]
    found = [each for each in found if each.line.too_few != 0]
    found = [each for each in found if each.takes] or found
    return [each for each in found if not each.is_less] or found


def time_to_come(*, town: Town, article: Article, said: Moment | None, now: datetime) -> Coming | None:
    """Return when one may come to the shop of an article; None where it has no free slot ahead."""
    if article.terms is None:
        return None
    free = slots_free(town=town, shop=article.shop, terms=article.terms, now=now)
    return coming(free, said=said, now=timezone.localtime(now))


def by_shop(articles: Sequence[Article]) -> dict[str, list[Article]]:
    """Return the articles of each shop (organisation), in their order."""
    found: dict[str, list[Article]] = {}
    for each in articles:
        found.setdefault(each.shop.organisation, []).append(each)
    return found


def _article(card: ProductCard, line: Line, terms: Terms | None, now: datetime) -> Article:
    amount = amount_in(card.product.unit, line, grams=card.product.grams)
    wanted = BasketLine(card, amount or GRAMS, card.price.cents)
    left = wanted.too_few if amount else None
    return Article(
        line=replace(wanted, quantity=left) if left else wanted,
        terms=terms,
        takes=takes_orders(terms, now=now),
        is_paused=terms is not None and is_paused(terms, now=now),
        wants_weight=amount is None,
        is_less=bool(left),
    )
