"""Fill the shelves of the demonstration: products with their prices, what is there, when one may come."""

from dataclasses import dataclass, field

from halles.kit.actor import Actor
from halles.kit.demo import DemoWorld
from halles.people.public import member_list, organisations_of
from halles.stalls.directory.public import ShopCard, shop_list
from halles.stalls.market.commands import product_add, terms_set
from halles.stalls.market.demo.goods import GOODS, Good
from halles.stalls.market.models import Product
from halles.stalls.stock.public import stock_count
from halles.town.models import Town
from halles.town.public import town_by_slug

MOST_SHOPS = 14
PER_KIND = 2
MARGIN_FRESH, MARGIN_OTHER = 0.62, 0.38
"""Share of the price, VAT aside, that stays with the shop."""


@dataclass
class DemoShop:
    """A shop that sells here, who keeps it, and what it shows."""

    card: ShopCard
    owner: Actor
    products: list[Product] = field(default_factory=list)


def fill(world: DemoWorld) -> list[DemoShop]:
    """Return the shops that sell, with their shelves filled: at most two of a kind."""
    town = town_by_slug(slug=world.town)
    if town is None:
        return []
    shops = []
    for card in _chosen(world):
        owner = next(each.person for each in member_list(organisation=card.organisation) if each.is_owner)
        shop = DemoShop(card, Actor(person=owner))
        terms_set(actor=shop.owner, town=world.town, organisation=card.organisation, takes_orders=True)
        shop.products = [_shown(world, town, shop, good) for good in GOODS[card.category]]
        shops.append(shop)
    return shops


def _chosen(world: DemoWorld) -> list[ShopCard]:
    """Return the shops that will sell, first those whose keepers have cards."""
    with_cards = {
        each.organisation_id
        for part in ("merchant", "bookseller")
        for each in organisations_of(person=world.persons[part])
    }
    cards = sorted(shop_list(town=world.town), key=lambda card: card.organisation not in with_cards)
    found: list[ShopCard] = []
    for card in cards:
        alike = sum(other.category == card.category for other in found)
        if card.category in GOODS and alike < PER_KIND:
            found.append(card)
    return found[:MOST_SHOPS]


def _shown(world: DemoWorld, town: Town, shop: DemoShop, good: Good) -> Product:
    """Show one product and count what is there of it."""
    margin = MARGIN_FRESH if good.daily else MARGIN_OTHER
    product = product_add(
        actor=shop.owner,
        town=town,
        organisation=shop.card.organisation,
        name=good.name,
        price_cents=good.cents,
        rate=good.rate,
        unit=good.unit,
        kind=good.kind,
        grams=good.grams,
        family=good.family,
        is_perishable=bool(good.daily),
        cost_cents=round(good.cents * 1000 / (1000 + good.rate) * (1 - margin)),
    )
    if good.there:
        stock_count(actor=shop.owner, item=product.item, counted=good.there)
    world.sold[product.item] = good.daily or good.weekly / 6
    return product
