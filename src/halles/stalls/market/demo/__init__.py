"""The market's part of the demonstration: what the shops show, this morning's slates, a few orders."""

from halles.kit.demo import DemoWorld
from halles.kit.schedule import Job
from halles.stalls.market.demo.chalk import chalk, chalk_again
from halles.stalls.market.demo.lives import live
from halles.stalls.market.demo.shelves import fill
from halles.stalls.market.models import Checkout, Follow, Offer, Order, Product, Question, Slate, Terms

__all__ = ["JOBS", "build", "remove"]

JOBS = [Job("market.demo-slates", every_seconds=3_600, run=chalk_again)]
"""Timed work of the demonstration: its shops chalk their slate again each morning."""


def build(world: DemoWorld) -> None:
    """Let the shops that are held show what they sell, then let residents ask and reserve."""
    shops = fill(world)
    live(world, shops)
    chalk(world, shops)


def remove(town: str) -> None:
    """Delete all that the town's shops showed and all that was asked of them."""
    for table in (Order, Checkout, Question, Follow, Offer, Slate, Product, Terms):
        table.objects.filter(town=town).delete()
