"""Formats in and out of the parking stall."""

from halles.stalls.parking.exchange.french_write import CAR_PARKS_OUT
from halles.stalls.parking.exchange.importer import CAR_PARKS

IMPORTERS = (CAR_PARKS,)
EXPORTERS = (CAR_PARKS_OUT,)
"""The names here are those of `halles import` and `halles export`."""
