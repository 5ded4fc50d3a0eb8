"""What other stalls, and the floors below, may ask of the stock: what there is, kept, handed over."""

from django.urls import reverse
from django.utils.translation import gettext

from halles.kit.today import TodayLine
from halles.stalls.stock.commands import (
    Wanted,
    goods_return,
    holds_collect,
    holds_make,
    holds_release,
    item_add,
    item_archive,
    item_change,
    levels_lock,
    organisation_close,
    stock_correct,
    stock_count,
)
from halles.stalls.stock.queries import Stand, neighbours, stands

__all__ = [
    "Stand",
    "Wanted",
    "goods_return",
    "holder_desks",
    "holds_collect",
    "holds_make",
    "holds_release",
    "item_add",
    "item_archive",
    "item_change",
    "levels_lock",
    "neighbours",
    "organisation_close",
    "stands",
    "stock_correct",
    "stock_count",
]


def holder_desks(*, organisation: str, slug: str) -> list[TodayLine]:
    """Lead the holder of a shop from her own page to her stock."""
    return [TodayLine(gettext("My stock"), reverse("stock:home", kwargs={"shop": slug}))]
