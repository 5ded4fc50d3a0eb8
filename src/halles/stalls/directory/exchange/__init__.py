"""Formats in and out: OpenStreetMap extracts, SIRENE establishments, SCDL facilities."""

from halles.stalls.directory.exchange.osm_importer import OSM
from halles.stalls.directory.exchange.registers import SCDL, SIRENE

IMPORTERS = (OSM, SIRENE, SCDL)
"""The names here are those of `halles import`."""
