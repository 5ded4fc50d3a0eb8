"""The town of the checkout benchmark: shops that never close, plenty of most goods, little of some."""

from dataclasses import dataclass
from typing import Any

SHOPS, PRODUCTS, RARE = 6, 8, 2
PLENTY, FEW = 10**6, 40
CAP = 4
"""Orders in one slot of the shop whose slots are few."""


@dataclass(frozen=True)
class Shop:
    """A shop as a client knows it."""

    organisation: str
    products: tuple[str, ...]
    rare: tuple[str, ...]
    is_tight: bool
    """Its slots take few orders."""


def build() -> list[Shop]:
    """Make tables and town; return its shops."""
    from django.core.management import call_command

    from halles.kit.actor import Actor
    from halles.town.commands import town_create

    call_command("migrate", verbosity=0, interactive=False)
    house = Actor(system="bench")
    town = town_create(actor=house, name="Ville-Banc", insee="", lon=-20_840_000, lat=476_510_000)
    return [_shop(house, town, number) for number in range(SHOPS)]


def _shop(house: Any, town: Any, number: int) -> Shop:
    from django.apps import apps

    from halles.people.public import organisation_create, person_create
    from halles.stalls.market.models import Terms

    owner = person_create(actor=house, name=f"Marchande {number}", town=town.slug)
    shop = organisation_create(
        actor=house, kind="shop", name=f"Magasin {number}", town=town.slug, owner_person=owner.pk
    )
    apps.get_model("directory", "Sheet").objects.create(
        town=town.slug, slug=f"magasin-{number}", organisation=shop.pk, name=shop.name, hours="24/7"
    )
    is_tight = number == 0
    Terms.objects.create(
        organisation=shop.pk,
        town=town.slug,
        slot_cap=CAP if is_tight else 10**4,
        prepare_minutes=0,
        phone="+33612345678",
    )
    of = {"town": town.slug, "organisation": shop.pk}
    plenty = tuple(_product(house, n, PLENTY, **of) for n in range(PRODUCTS))
    rare = tuple(_product(house, PRODUCTS + n, FEW, **of) for n in range(RARE))
    return Shop(shop.pk, plenty, rare, is_tight)


def _product(house: Any, number: int, on_hand: int, *, town: str, organisation: str) -> str:
    from halles.kit.ids import new_id
    from halles.stalls.market.models import Product
    from halles.stalls.stock.public import item_add, stock_count

    item = item_add(actor=house, town=town, organisation=organisation, name=f"Article {number}")
    stock_count(actor=house, item=item.pk, counted=on_hand)
    made = Product.objects.create(
        town=town,
        organisation=organisation,
        item=item.pk,
        slug=new_id(),
        name=item.name,
        unit="piece",
        price_cents=130,
        rate=55,
    )
    return str(made.pk)
