"""Public registers (SIRENE, facilities): what a new file changes in the rows kept of it and in sheets."""

from halles.stalls.directory.engine.registers.entries import FROM_TOLD, Entry, Known, words_of
from halles.stalls.directory.engine.registers.matching import SheetKnown, links, same_shop
from halles.stalls.directory.engine.registers.names import shop_name, street_name
from halles.stalls.directory.engine.registers.plan import Change, RowChange, Vacancy, plan

__all__ = [
    "FROM_TOLD",
    "Change",
    "Entry",
    "Known",
    "RowChange",
    "SheetKnown",
    "Vacancy",
    "links",
    "plan",
    "same_shop",
    "shop_name",
    "street_name",
    "words_of",
]
