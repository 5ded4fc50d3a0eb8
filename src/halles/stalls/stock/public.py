"""What other stalls may ask of the stock: what there is, to keep it, to hand it over."""

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
    stock_count,
)
from halles.stalls.stock.queries import Stand, neighbours, stands

__all__ = [
    "Stand",
    "Wanted",
    "goods_return",
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
    "stock_count",
]
