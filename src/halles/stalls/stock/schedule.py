"""Timed work of the stock stall: the evening's list of each shop that wants it, once its day is over."""

from django.utils import timezone

from halles.kit.actor import Actor
from halles.kit.schedule import Job
from halles.stalls.directory.public import shop_list
from halles.stalls.stock.commands import list_make
from halles.stalls.stock.queries import is_over, lists_due
from halles.town.public import town_list

_RUNNER = Actor(system="runner")


def make_lists() -> None:
    """Make the lists that are due; a shop that opens no more today, and has none for its next day."""
    now = timezone.now()
    for town in town_list():
        waiting = lists_due(town=town.slug, today=timezone.localdate(now))
        cards = shop_list(town=town.slug, organisations=waiting) if waiting else []
        for card in cards:
            if is_over(town=town, card=card, now=now):
                list_make(actor=_RUNNER, town=town, card=card, now=now)


JOBS = [Job("stock.lists", every_seconds=900, run=make_lists)]
