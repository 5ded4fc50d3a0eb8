"""Halles, the digital market hall of a town centre."""

__version__ = "0.1.0"
