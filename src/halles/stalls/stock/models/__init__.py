"""Tables of the stock stall: what a shop has, each movement of it, what was sold, what was advised."""

from halles.stalls.stock.models.advice import Advice, Answer
from halles.stalls.stock.models.items import Barcode, Item, Level, ShopChoice, Source, Unit
from halles.stalls.stock.models.movements import Hold, HoldState, Movement, Reason
from halles.stalls.stock.models.sales import DaySale, TillFile, TillMapping, TillRow

__all__ = [
    "Advice",
    "Answer",
    "Barcode",
    "DaySale",
    "Hold",
    "HoldState",
    "Item",
    "Level",
    "Movement",
    "Reason",
    "ShopChoice",
    "Source",
    "TillFile",
    "TillMapping",
    "TillRow",
    "Unit",
]
