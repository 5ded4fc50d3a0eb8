"""Formats in and out: OpenStreetMap, SIRENE establishments, SCDL facilities, GeoJSON."""

from halles.stalls.directory.exchange.geojson import OSM_OUT, SHEETS_OUT
from halles.stalls.directory.exchange.osm_importer import OSM
from halles.stalls.directory.exchange.registers import SCDL, SIRENE
from halles.stalls.directory.exchange.scdl_write import SCDL_OUT
from halles.stalls.directory.exchange.sirene_write import SIRENE_OUT

IMPORTERS = (OSM, SIRENE, SCDL)
EXPORTERS = (SHEETS_OUT, OSM_OUT, SCDL_OUT, SIRENE_OUT)
"""The names here are those of `halles import` and `halles export`."""
