"""Reads of the stock stall."""
