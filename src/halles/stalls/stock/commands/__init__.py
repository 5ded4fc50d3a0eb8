"""Writes of the stock stall."""
