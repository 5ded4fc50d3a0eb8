"""Formats that the stock reads and writes."""

from halles.stalls.stock.exchange.barcodes import BARCODES

IMPORTERS = (BARCODES,)
"""The names here are those of `halles import`."""
