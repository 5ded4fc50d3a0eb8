"""Anybody asks by text message who has a thing."""

from django.utils.translation import gettext

from halles.doors.public import Answer, TextIn, said, whom_to_call
from halles.kit import french
from halles.kit.errors import BadInput
from halles.stalls.market.engine.names_meant import thing_of
from halles.stalls.market.intents.told import cut, words_told
from halles.stalls.market.queries.finding import Likely, likely_shops
from halles.stalls.market.queries.freshness import text_freshness
from halles.stalls.market.queries.named import articles_named
from halles.stalls.market.queries.products import ProductCard
from halles.stalls.market.queries.quantities import price_words

MOST_SHOPS = 3
"""That fit in one message."""
LONGEST = 24
"""Letters of a name."""


def find(came: TextIn) -> Answer:
    """Tell up to three shops that have a thing: its price, whether it is there, the first one's telephone."""
    what = words_told(came, "what")
    if not what:
        raise BadInput(gettext("Say what you look for, such as “qui a du pain sans gluten”."))
    cards = articles_named(town=came.town, words=what, now=came.received_at)
    best = {card.shop.organisation: card for card in reversed(cards)}
    firsts = sorted(best.values(), key=cards.index)[:MOST_SHOPS]
    if not firsts:
        return said(*others_to_ask(came, what))
    return said(*(_line(came, card, with_phone=at == 0) for at, card in enumerate(firsts)))


def others_to_ask(came: TextIn, what: str) -> list[str]:
    """Return what is said of a thing that nobody shows: the shops that likely have it, or whom to call."""
    told = {"what": cut(thing_of(what), LONGEST)}
    likely = likely_shops(town=came.town, query=what, now=came.received_at)
    near = [each for each in likely if each.is_near and each.card.phone][:MOST_SHOPS]
    if not near:
        told["who"] = whom_to_call(came.town)
        return [gettext("No shop shows “%(what)s” here. Call %(who)s.") % told]
    return [gettext("No shop shows “%(what)s” here. Ask:") % told, *map(_likely, near)]


def _line(came: TextIn, card: ProductCard, *, with_phone: bool) -> str:
    parts = [
        cut(card.shop.name, LONGEST),
        f"{cut(card.product.name, LONGEST)} {price_words(card.price.cents, card.product.unit)}",
        text_freshness(card.stand, now=came.received_at),
        french.phone_words(card.shop.phone) if with_phone and card.shop.phone else "",
    ]
    return ", ".join(filter(None, parts)) + "."


def _likely(each: Likely) -> str:
    return f"{cut(each.card.name, LONGEST)}, {french.phone_words(each.card.phone)}."
