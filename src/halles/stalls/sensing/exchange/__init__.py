"""Formats in and out of the sensing stall."""
