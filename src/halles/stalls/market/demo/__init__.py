"""The market's part of the demonstration: what the shops show, this morning's slates, a few orders."""

from halles.kit.demo import DemoWorld
from halles.stalls.market.demo.lives import live
from halles.stalls.market.demo.shelves import fill
from halles.stalls.market.models import Checkout, Follow, Offer, Order, Product, Question, Slate, Terms

__all__ = ["build", "remove"]


def build(world: DemoWorld) -> None:
    """Let the shops that are held show what they sell, then let residents ask and reserve."""
    shops = fill(world)
    live(world, shops)


def remove(town: str) -> None:
    """Delete all that the town's shops showed and all that was asked of them."""
    for table in (Order, Checkout, Question, Follow, Offer, Slate, Product, Terms):
        table.objects.filter(town=town).delete()
