"""Benchmarks of the market."""

from halles.stalls.market.bench.checkout import checkout

BENCHES = {"checkout": checkout}
