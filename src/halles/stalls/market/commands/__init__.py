"""Writes of the market stall."""
