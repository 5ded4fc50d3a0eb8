"""The shops that likely have what nobody shows: an empty search is no dead end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from halles.kit.text import fold
from halles.stalls.directory.public import Card, ShopCard, sheet_search, shop_list, shop_states
from halles.stalls.market.queries.products import shown_products
from halles.town.engine.hours import OPEN, State
from halles.town.models import Town

MOST_WORDS = 4
"""Words of a question that are looked for one by one among the shops."""
MOST_LIKELY = 6
_SHORTEST = 3


@dataclass(frozen=True)
class Likely:
    """A shop that likely has what nobody shows; `shop` is None where nobody holds its sheet: one calls it."""

    card: Card
    shop: ShopCard | None
    state: State | None
    is_near: bool = True
    """Something of it has to do with what is looked for; else it is only there to be asked."""


def likely_shops(*, town: Town, query: str, now: datetime) -> list[Likely]:
    """Return the shops that likely have it: by name or kind, else by what is near in their departments."""
    cards = _by_words(town.slug, query)
    held = {shop.slug: shop for shop in shop_list(town=town.slug)}
    nearby = [shop for shop in _by_family(town.slug, query, list(held.values())) if shop.slug not in cards]
    shops = [held[slug] for slug in cards if slug in held] + nearby
    states = shop_states(town=town, moment=now, shops=shops)
    found = [Likely(card, held.get(slug), _state(held.get(slug), states)) for slug, card in cards.items()]
    found += [Likely(_card(shop), shop, states.get(shop.organisation)) for shop in nearby]
    if not found:
        found = _anybody(town, list(held.values()), now)
    ranked = sorted(found, key=lambda each: (each.shop is None, each.state is None or each.state.now != OPEN))
    return ranked[:MOST_LIKELY]


def _anybody(town: Town, shops: Sequence[ShopCard], now: datetime) -> list[Likely]:
    """Return the shops that can be asked, where nothing tells which: no search ends with nobody."""
    states = shop_states(town=town, moment=now, shops=shops)
    return [Likely(_card(shop), shop, states[shop.organisation], is_near=False) for shop in shops]


def _state(shop: ShopCard | None, states: dict[str, State]) -> State | None:
    return states.get(shop.organisation) if shop else None


def _by_words(town: str, query: str) -> dict[str, Card]:
    """Return the sheets that answer the whole question, else any of its words, by slug."""
    whole = sheet_search(town=town, query=query).cards
    if whole:
        return {card.slug: card for card in whole[:MOST_LIKELY]}
    found: dict[str, Card] = {}
    words = [word for word in fold(query).split() if len(word) >= _SHORTEST]
    for word in words[:MOST_WORDS]:
        for card in sheet_search(town=town, query=word).cards[:MOST_LIKELY]:
            found.setdefault(card.slug, card)
    return found


def _by_family(town: str, query: str, shops: Sequence[ShopCard]) -> list[ShopCard]:
    """Return the shops with something near: a product whose name or department holds one of the words."""
    any_word = Q()
    for word in [word for word in query.split() if len(word) >= _SHORTEST][:MOST_WORDS]:
        any_word |= Q(name__icontains=word) | Q(family__icontains=word)
    if not any_word:
        return []
    near = set(shown_products(town).filter(any_word).values_list("organisation", flat=True))
    return [shop for shop in shops if shop.organisation in near]


def _card(shop: ShopCard) -> Card:
    return Card(
        id=shop.sheet,
        slug=shop.slug,
        name=shop.name,
        category=shop.category,
        group="",
        street="",
        address=shop.address,
        phone=shop.phone,
        borrowed=False,
        hours=shop.hours,
    )
