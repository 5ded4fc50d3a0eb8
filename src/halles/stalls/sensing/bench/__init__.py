"""Benchmarks of the sensing stall."""
