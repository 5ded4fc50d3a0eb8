"""Formats that the stock reads and writes."""

from halles.stalls.stock.exchange.barcodes import BARCODES

IMPORTERS = (BARCODES,)
from halles.stalls.stock.exchange.till_importer import TILL

IMPORTERS = (TILL,)
"""The names here are those of `halles import`."""
