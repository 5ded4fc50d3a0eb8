"""Writes of the stock stall."""

from halles.stalls.stock.commands.advice import advice_accept_all, advice_answer, list_make
from halles.stalls.stock.commands.barcodes import barcodes_import
from halles.stalls.stock.commands.choices import choice_set
from halles.stalls.stock.commands.closing import organisation_close
from halles.stalls.stock.commands.holds import (
    Wanted,
    goods_return,
    holds_collect,
    holds_make,
    holds_release,
    levels_lock,
)
from halles.stalls.stock.commands.items import item_add, item_archive, item_change
from halles.stalls.stock.commands.movements import (
    TAKEN_BACK,
    level_own,
    stock_correct,
    stock_count,
    stock_receive,
    stock_throw_away,
)
from halles.stalls.stock.commands.sales import Told, day_report, day_take_back
from halles.stalls.stock.commands.taking import Found, stock_take

__all__ = [
    "TAKEN_BACK",
    "Found",
    "Told",
    "Wanted",
    "advice_accept_all",
    "advice_answer",
    "barcodes_import",
    "choice_set",
    "day_report",
    "day_take_back",
    "goods_return",
    "holds_collect",
    "holds_make",
    "holds_release",
    "item_add",
    "item_archive",
    "item_change",
    "level_own",
    "levels_lock",
    "list_make",
    "organisation_close",
    "stock_correct",
    "stock_count",
    "stock_receive",
    "stock_take",
    "stock_throw_away",
]
