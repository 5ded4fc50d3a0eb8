"""Formats that the market reads and writes."""

from halles.stalls.market.exchange.open_products import PRODUCTS_OUT
from halles.stalls.market.exchange.products_importer import PRODUCTS

IMPORTERS = (PRODUCTS,)
EXPORTERS = (PRODUCTS_OUT,)
"""The names here are those of `halles import` and `halles export`."""
