"""Reads of the stock stall."""

from halles.stalls.stock.queries.neighbours import neighbours
from halles.stalls.stock.queries.stands import Stand, stands

__all__ = ["Stand", "neighbours", "stands"]
