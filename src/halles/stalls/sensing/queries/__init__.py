"""Reads of the sensing stall."""
