"""Formats in: OpenStreetMap extracts."""
