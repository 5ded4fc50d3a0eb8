"""Formats in: OpenStreetMap extracts."""

from halles.stalls.directory.exchange.osm_importer import OSM

IMPORTERS = (OSM,)
