"""Writes of the people floor, by what they change."""
