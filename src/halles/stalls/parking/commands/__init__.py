"""Writes of the parking stall."""
