"""Reads for the evening’s list: what was sold, what kinds of days, what is proposed, what was said."""

from halles.stalls.stock.queries.advice.bake import baked
from halles.stalls.stock.queries.advice.data import Early, Proposed
from halles.stalls.stock.queries.advice.days import is_over, next_open
from halles.stalls.stock.queries.advice.lists import (
    AdviceLine,
    AdviceList,
    advice_on,
    advice_unit,
    early_items,
    lists_due,
)
from halles.stalls.stock.queries.advice.order import ordered

__all__ = [
    "AdviceLine",
    "AdviceList",
    "Early",
    "Proposed",
    "advice_on",
    "advice_unit",
    "baked",
    "early_items",
    "is_over",
    "lists_due",
    "next_open",
    "ordered",
]
