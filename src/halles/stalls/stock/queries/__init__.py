"""Reads of the stock stall."""

from halles.stalls.stock.queries.items import (
    Listed,
    Meant,
    Shown,
    choice_of,
    item_get,
    item_meant,
    items_all,
    items_listed,
)
from halles.stalls.stock.queries.ledger import PAGE as LEDGER_PAGE
from halles.stalls.stock.queries.ledger import (
    Verified,
    ledger_all,
    ledger_head,
    ledger_list,
    ledger_verify,
)
from halles.stalls.stock.queries.neighbours import neighbours
from halles.stalls.stock.queries.stands import Stand, stands
from halles.stalls.stock.queries.taking import Counted, Progress, taking_progress
from halles.stalls.stock.queries.typed import ListLine, list_understood, number_typed, one_typed

__all__ = [
    "LEDGER_PAGE",
    "Counted",
    "ListLine",
    "Listed",
    "Meant",
    "Progress",
    "Shown",
    "Stand",
    "Verified",
    "choice_of",
    "item_get",
    "item_meant",
    "items_all",
    "items_listed",
    "ledger_all",
    "ledger_head",
    "ledger_list",
    "ledger_verify",
    "list_understood",
    "neighbours",
    "number_typed",
    "one_typed",
    "stands",
    "taking_progress",
]
