"""What the market asks of stock: keep goods for an order, free them, hand them over, take them back."""

from collections.abc import Iterable

from halles.kit.actor import Actor
from halles.kit.ids import new_id
from halles.stalls.market.models import Order, OrderLine
from halles.stalls.stock.public import (
    Wanted,
    goods_return,
    holds_collect,
    holds_make,
    holds_release,
)


def house(by: Actor) -> Actor:
    """Return the market itself, which acts for whoever pressed."""
    return Actor(person=by.person, system="market")


def keep(order: Order, lines: Iterable[OrderLine], *, by: Actor) -> None:
    """Keep what lines ask for, all or none; raise BadInput where too little is left."""
    wanted = [Wanted(line.pk, line.product.item, line.quantity) for line in lines if line.product]
    if wanted:
        holds_make(actor=house(by), town=order.town, organisation=order.organisation, wanted=wanted)


def free(order: Order, lines: Iterable[OrderLine], *, by: Actor) -> None:
    """Give the goods of lines back to the shelf."""
    references = [line.pk for line in lines]
    if references:
        holds_release(
            actor=house(by), town=order.town, organisation=order.organisation, references=references
        )


def hand_over(order: Order, lines: Iterable[OrderLine], *, by: Actor) -> None:
    """Let the goods of lines leave the shop: what was weighed, else what was asked for.

    Of a product that the shop has removed stock is told nothing more: its item is not known here.
    """
    lines = list(lines)
    free(order, [line for line in lines if not line.product], by=by)
    taken = [
        Wanted(line.pk, line.product.item, line.weighed or line.quantity) for line in lines if line.product
    ]
    if taken:
        holds_collect(actor=house(by), town=order.town, organisation=order.organisation, taken=taken)


def take_back(order: Order, back: Iterable[tuple[OrderLine, str, int]], *, by: Actor) -> None:
    """Put lines that were handed over back on the shelf: each with its reference, and how much; once each.

    All at once: line by line, who keeps goods meanwhile and this one would wait for each other.
    """
    returned = [Wanted(reference, line.product.item, n) for line, reference, n in back if line.product]
    if returned:
        goods_return(actor=house(by), town=order.town, organisation=order.organisation, returned=returned)


def renewed(lines: Iterable[OrderLine]) -> list[OrderLine]:
    """Give lines new ids, and return them: stock knows each reference once, and they are kept anew."""
    made = list(lines)
    for line in made:
        fresh = new_id()
        OrderLine.objects.filter(pk=line.pk).update(id=fresh)
        line.pk = fresh
    return made
