"""The shops and articles that words of a text message name."""

from collections.abc import Collection
from datetime import datetime

from halles.kit.text import fold
from halles.stalls.directory.public import Card, ShopCard, sheet_search, shop_list
from halles.stalls.market.engine.names_meant import name_meant, names_meant, thing_of
from halles.stalls.market.models import Product
from halles.stalls.market.queries.products import ProductCard, product_cards, shown_products
from halles.stalls.market.queries.search import products_found
from halles.town.models import Town

LOOKED_AT = 60
"""Articles found, of which one is what is meant."""


def shops_named(*, town: str, words: str) -> list[ShopCard]:
    """Return the shops that words mean, by their name or, failing that, by their kind ("la librairie")."""
    shops = shop_list(town=town)
    same = [shop for shop in shops if fold(shop.name) == fold(words)]
    by_name = same or [shops[at] for at in name_meant([shop.name for shop in shops], words)]
    if by_name:
        return by_name
    cards = sheet_search(town=town, query=words).cards if words.strip() else []
    slugs = {card.slug for card in cards}
    return [shop for shop in shops if shop.slug in slugs]


def sheet_named(*, town: str, words: str) -> Card | None:
    """Return the sheet that words mean, that of a shop which nobody holds too: it can be called."""
    return next(iter(sheet_search(town=town, query=words).cards), None) if words.strip() else None


def articles_named(
    *, town: Town, words: str, now: datetime, shops: Collection[str] = ()
) -> list[ProductCard]:
    """Return the articles that words mean and that are not known to be gone, the likeliest first.

    Of `shops` (organisations) alone, where some are given. Those whose names hold every word come alone
    where there are any; within a shop, those that are called just that.
    """
    rows = _found(town, words, now) or _found(town, thing_of(words), now)
    rows = [row for row in rows if not shops or row.organisation in shops]
    meant = names_meant([row.name for row in rows], thing_of(words))
    rows = _called_so([rows[at] for at in meant], words) if meant else rows
    return [card for card in product_cards(town=town, products=rows, now=now) if not card.is_gone]


def articles_get(*, town: Town, products: Collection[str], now: datetime) -> dict[str, ProductCard]:
    """Return articles by their public ids, those that are shown and not known to be gone."""
    rows = shown_products(town.slug).filter(pk__in=list(products))
    cards = product_cards(town=town, products=rows, now=now)
    return {card.product.pk: card for card in cards if not card.is_gone}


def own_articles(*, organisation: str, words: str) -> list[Product]:
    """Return the articles of a shop, shown to all, that its own words mean."""
    rows = list(Product.objects.filter(organisation=organisation, is_published=True).order_by("name", "id"))
    return [rows[at] for at in name_meant([row.name for row in rows], words)]


def _found(town: Town, words: str, now: datetime) -> list[Product]:
    found = products_found(town=town, query=words, now=now, limit=LOOKED_AT)
    return found.products if found.complete else []


def _called_so(rows: list[Product], words: str) -> list[Product]:
    """Leave out, shop by shop, what has a longer name than what is called just as it was said."""
    by_shop: dict[str, list[Product]] = {}
    for row in rows:
        by_shop.setdefault(row.organisation, []).append(row)
    thing, kept = thing_of(words), set[str]()
    for some in by_shop.values():
        kept |= {some[at].pk for at in name_meant([row.name for row in some], thing)}
    return [row for row in rows if row.pk in kept]
