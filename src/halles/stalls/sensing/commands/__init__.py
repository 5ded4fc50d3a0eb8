"""Writes of the sensing stall."""
