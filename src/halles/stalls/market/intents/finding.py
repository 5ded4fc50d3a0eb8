"""Anybody asks by text message who has a thing."""

from django.utils.translation import gettext

from halles.doors.public import Answer, TextIn, said, whom_to_call
from halles.kit import french
from halles.kit.errors import BadInput
from halles.stalls.directory.public import ShopCard
from halles.stalls.market.engine.names_meant import thing_of
from halles.stalls.market.intents.told import cut, example, words_told
from halles.stalls.market.models import SlateLine
from halles.stalls.market.queries.finding import Likely, likely_shops
from halles.stalls.market.queries.freshness import text_freshness
from halles.stalls.market.queries.named import articles_named
from halles.stalls.market.queries.products import ProductCard
from halles.stalls.market.queries.quantities import price_words
from halles.stalls.market.queries.slates import slate_lines_named

MOST_SHOPS = 3
"""That fit in one message."""
LONGEST = 24
"""Letters of a name."""


def find(came: TextIn) -> Answer:
    """Tell up to three shops that have a thing: its price, whether it is there, the first one's telephone."""
    what = words_told(came, "what")
    if not what:
        raise BadInput(gettext("Say what you look for, such as “%s”.") % example("market.find"))
    lines = _lines(came, what)
    return said(*lines) if lines else said(*others_to_ask(came, what))


def others_to_ask(came: TextIn, what: str) -> list[str]:
    """Return what is said of a thing that nobody keeps: the shops that likely have it, or whom to call."""
    told = {"what": cut(thing_of(what), LONGEST)}
    likely = likely_shops(town=came.town, query=what, now=came.received_at)
    near = [each for each in likely if each.is_near and each.card.phone][:MOST_SHOPS]
    if not near:
        told["who"] = whom_to_call(came.town)
        return [gettext("No shop shows “%(what)s” here. Call %(who)s.") % told]
    return [gettext("No shop shows “%(what)s” here. Ask:") % told, *map(_likely, near)]


def _lines(came: TextIn, what: str) -> list[str]:
    """Return a line for each of the first shops: what is on today's slate, then what is on the shelf."""
    chalked = slate_lines_named(town=came.town, words=what, now=came.received_at)
    slates = {shop.organisation: (shop, line) for shop, line in reversed(chalked)}
    cards = articles_named(town=came.town, words=what, now=came.received_at)
    shelf = {card.shop.organisation: card for card in reversed(cards)}
    found = [(shop, _slate_words(line)) for shop, line in slates.values()]
    firsts = sorted((card for shop, card in shelf.items() if shop not in slates), key=cards.index)
    found += [(card.shop, _card_words(came, card)) for card in firsts]
    return [_line(shop, words, with_phone=at == 0) for at, (shop, words) in enumerate(found[:MOST_SHOPS])]


def _line(shop: ShopCard, words: str, *, with_phone: bool) -> str:
    phone = french.phone_words(shop.phone) if with_phone and shop.phone else ""
    return ", ".join(filter(None, (cut(shop.name, LONGEST), words, phone))) + "."


def _card_words(came: TextIn, card: ProductCard) -> str:
    price = price_words(card.price.cents, card.product.unit)
    return f"{cut(card.product.name, LONGEST)} {price}, {text_freshness(card.stand, now=came.received_at)}"


def _slate_words(line: SlateLine) -> str:
    price = "" if line.price_cents is None else price_words(line.price_cents, line.unit or "piece")
    return f"{cut(line.name, LONGEST)} {price}".strip() + ", " + gettext("slate of the day")


def _likely(each: Likely) -> str:
    return f"{cut(each.card.name, LONGEST)}, {french.phone_words(each.card.phone)}."
