"""What residents of the demonstration reserve and ask; some of it is over, some waits for the shop's thumb.

What took weeks is made by the ordinary commands, then given its date: no command may write in the past.
"""

import random
from datetime import datetime, timedelta

from halles.kit.actor import NOBODY
from halles.kit.demo import DemoWorld
from halles.kit.errors import BadInput
from halles.kit.ids import new_id
from halles.stalls.market.commands import (
    BasketLine,
    checkout_place,
    order_accept,
    order_hand_over,
    order_ready,
    order_refuse,
    question_ask,
)
from halles.stalls.market.demo.shelves import DemoShop
from halles.stalls.market.models import Checkout, Order, OrderStep, Terms
from halles.stalls.market.queries.secrets import secret_of
from halles.stalls.market.queries.slots import slots_free
from halles.town.models import Town
from halles.town.public import town_by_slug

NAMES = ("Maryvonne", "Erwan", "Soizic", "Paul", "Nolwenn", "Denise", "Hervé", "Lina", "Yves", "Aïcha")
PAST, OPEN = 26, 3
"""Reservations of the last four weeks that are over, and those still open."""
QUESTION = "Avez-vous du pain sans gluten ce soir ?"
REFUSED = "Nous n’en avons plus, désolés."


def live(world: DemoWorld, shops: list[DemoShop]) -> None:
    """Let residents reserve in these shops, and ask the first of them something."""
    town, chance = town_by_slug(slug=world.town), world.chance_of("market")
    selling = [shop for shop in shops if shop.products]
    if town is None or not selling:
        return
    for number in range(PAST + OPEN):
        shop = selling[number % len(selling)] if number < PAST else selling[0]
        order = _reserve(world, town, shop, chance)
        if order and number < PAST:
            _finish(shop, order, chance)
            _date(order, world.now - timedelta(days=chance.uniform(1, 27)))
    _ask(town, selling[0])


def _reserve(world: DemoWorld, town: Town, shop: DemoShop, chance: random.Random) -> Order | None:
    """Reserve one to three articles in the first slots that are free; None where it cannot be."""
    terms = Terms.objects.get(pk=shop.card.organisation)
    slots = slots_free(town=town, shop=shop.card, terms=terms, now=world.now)
    if not slots:
        return None
    chosen = chance.sample(shop.products, min(len(shop.products), chance.randrange(1, 4)))
    lines = [BasketLine(each.pk, _some(each.unit, each.grams, chance)) for each in chosen]
    key, first_name = new_id(), chance.choice(NAMES)
    try:
        checkout = checkout_place(
            actor=NOBODY,
            town=town,
            key=key,
            secret=secret_of(key),
            first_name=first_name,
            channel="",
            to="",
            lines=lines,
            slots={shop.card.organisation: chance.choice(slots[:8]).start},
        )
    except BadInput:  # of one of them there is no more: she leaves it
        return None
    return checkout.orders.get()


def _some(unit: str, grams: int | None, chance: random.Random) -> int:
    return (grams or 500) if unit == "kilo" else chance.choice((1, 1, 1, 2))


def _finish(shop: DemoShop, order: Order, chance: random.Random) -> None:
    """Let the shop answer: nine times in ten the customer leaves with it."""
    if chance.random() < 0.1:
        order_refuse(actor=shop.owner, order=order.pk, key=new_id(), reason=REFUSED)
        return
    order_accept(actor=shop.owner, order=order.pk, key=new_id())
    order_ready(actor=shop.owner, order=order.pk, key=new_id())
    order_hand_over(actor=shop.owner, order=order.pk, key=new_id(), code=order.code)


def _date(order: Order, at: datetime) -> None:
    """Let an order be of another day, each of its steps some minutes after the one before."""
    Checkout.objects.filter(pk=order.checkout_id).update(created_at=at)
    for step in OrderStep.objects.filter(order=order):
        OrderStep.objects.filter(pk=step.pk).update(at=at + timedelta(minutes=9 * (step.number - 1)))
    Order.objects.filter(pk=order.pk).update(placed_at=at, changed_at=at + timedelta(minutes=30))


def _ask(town: Town, shop: DemoShop) -> None:
    key, organisation = new_id(), shop.card.organisation
    asked = {"key": key, "secret": secret_of(key), "text": QUESTION}
    question_ask(actor=NOBODY, town=town, organisation=organisation, **asked)
