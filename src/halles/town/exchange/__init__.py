"""Formats in and out of the town floor: the local address base (BAL)."""

from halles.town.exchange.bal_importer import BAL
from halles.town.exchange.bal_write import BAL_OUT

IMPORTERS = (BAL,)
EXPORTERS = (BAL_OUT,)
"""The names here are those of `halles import` and `halles export`."""
