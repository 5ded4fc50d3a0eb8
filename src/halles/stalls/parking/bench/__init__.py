"""Benchmarks of the parking stall."""
