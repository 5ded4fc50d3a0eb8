"""Formats that the stock reads and writes."""

from halles.stalls.stock.exchange.barcodes import BARCODES
from halles.stalls.stock.exchange.till_importer import TILL

IMPORTERS = (BARCODES, TILL)
