"""The market stall's benchmarks, by name."""

from halles.stalls.market.bench import search

BENCHES = {"product-search": search.run}
