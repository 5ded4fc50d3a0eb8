"""Formats that the stock reads and writes."""
