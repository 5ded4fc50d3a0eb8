"""The market stall's benchmarks, by name."""

from halles.stalls.market.bench import search

BENCHES = {"product-search": search.run}
"""Benchmarks of the market."""
from halles.stalls.market.bench.checkout import checkout

BENCHES = {"checkout": checkout}
