"""Engines of the market stall: values in, values out."""
