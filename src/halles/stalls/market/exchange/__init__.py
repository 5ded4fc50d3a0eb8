"""Formats that the market reads and writes."""
