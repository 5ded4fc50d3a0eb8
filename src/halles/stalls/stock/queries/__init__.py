"""Reads of the stock stall."""

from halles.stalls.stock.queries.advice import (
    AdviceLine,
    AdviceList,
    Early,
    advice_on,
    advice_unit,
    early_items,
    is_over,
    lists_due,
    next_open,
)
from halles.stalls.stock.queries.days import DayRow, day_rows, days_before
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
    "AdviceLine",
    "AdviceList",
    "Counted",
    "DayRow",
    "Early",
    "ListLine",
    "Listed",
    "Meant",
    "Progress",
    "Shown",
    "Stand",
    "Verified",
    "advice_on",
    "advice_unit",
    "choice_of",
    "day_rows",
    "days_before",
    "early_items",
    "is_over",
    "item_get",
    "item_meant",
    "items_all",
    "items_listed",
    "ledger_all",
    "ledger_head",
    "ledger_list",
    "ledger_verify",
    "list_understood",
    "lists_due",
    "neighbours",
    "next_open",
    "number_typed",
    "one_typed",
    "stands",
    "taking_progress",
]
