"""Reads of the market stall."""
