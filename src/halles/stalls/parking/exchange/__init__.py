"""Formats in and out of the parking stall."""
