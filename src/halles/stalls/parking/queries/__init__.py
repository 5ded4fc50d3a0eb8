"""Reads of the parking stall."""
