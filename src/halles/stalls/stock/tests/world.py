"""The stock stall’s part of the test town: what the bakery has, sold and moved, and its list."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from halles.kit.actor import Actor
from halles.stalls.directory.public import shop_get
from halles.stalls.stock.commands import choice_set, item_add, list_make, stock_count, stock_throw_away
from halles.stalls.stock.models import DaySale, Item

HOUSE = Actor(system="test")


def furnish(world: Any) -> None:
    """Give the bakery four items, three weeks of sales, a ledger of some lines and its list."""
    town, shop = world.town.slug, world.organisation.pk
    anne = Actor(person=world.member.pk)
    made = {
        name: item_add(
            actor=HOUSE, town=town, organisation=shop, name=name, family="Pains", is_perishable=True
        )
        for name in ("Baguette de tradition", "Pain complet")
    }
    jam = item_add(
        actor=HOUSE, town=town, organisation=shop, name="Confiture de fraises", barcode="3001234567892"
    )
    flour = item_add(
        actor=HOUSE, town=town, organisation=shop, name="Farine de blé noir", unit="kilo", pack=5000
    )
    world.item = made["Baguette de tradition"]
    stock_count(actor=anne, item=world.item.pk, counted=40)
    world.movement = stock_throw_away(actor=anne, item=world.item.pk, quantity=2)
    stock_count(actor=anne, item=jam.pk, counted=6)
    stock_count(actor=anne, item=flour.pk, counted=12_500)
    choice_set(actor=anne, town=town, organisation=shop, shares=True, is_listed=True)
    _sell(list(made.values()))
    list_make(
        actor=HOUSE, town=world.town, card=shop_get(town=town, slug=world.sheet.slug), now=timezone.now()
    )


def _sell(items: list[Item]) -> None:
    """Sell a little more on Saturdays, for three weeks up to yesterday."""
    today = timezone.localdate()
    days = [today - timedelta(back) for back in range(1, 22)]
    DaySale.objects.bulk_create(
        DaySale(item=item, day=day, quantity=(30 if day.weekday() == 5 else 20) // (place + 1))
        for place, item in enumerate(items)
        for day in days
    )
