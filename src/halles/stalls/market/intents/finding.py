"""Anybody asks by text message who has a thing."""

from django.utils.translation import gettext

from halles.doors.intents import TextIn, fit
from halles.doors.intents.texts import whom_to_call
from halles.stalls.market.engine.texting import asked_of
from halles.stalls.market.queries.products import ProductCard, product_cards
from halles.stalls.market.queries.quantities import price_words
from halles.stalls.market.queries.search import products_found

MOST_SHOPS = 3
"""That fit in one message with a price and a telephone each."""
LOOKED_AT = 12


def find(came: TextIn) -> str | None:
    """Tell up to three shops that have a thing, with price and telephone: "qui a du pain sans gluten"."""
    asked = asked_of(came.text)
    if asked is None or asked.kind != "find":
        return None
    found = products_found(town=came.town, query=asked.text, now=came.received_at, limit=LOOKED_AT)
    cards = product_cards(town=came.town, products=found.products, now=came.received_at)
    lines = _one_a_shop([card for card in cards if not card.is_gone] if found.complete else [])
    if not lines:
        words = {"what": asked.text, "who": whom_to_call(came.town)}
        return gettext("No shop shows “%(what)s” here. Call %(who)s.") % words
    return fit(came.town, lines)


def _one_a_shop(cards: list[ProductCard]) -> list[str]:
    """Return a line for the best article of each of the first three shops."""
    best: dict[str, ProductCard] = {}
    for card in cards:
        best.setdefault(card.shop.organisation, card)
    return [_shop_line(card) for card in list(best.values())[:MOST_SHOPS]]


def _shop_line(card: ProductCard) -> str:
    told = price_words(card.price.cents, card.product.unit)
    parts = (card.shop.name, f"{card.product.name[:24]} {told}", card.shop.phone)
    return ", ".join(filter(None, parts)) + "."
