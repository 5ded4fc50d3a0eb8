"""The market stall's benchmarks, by name."""

from halles.stalls.market.bench import search
from halles.stalls.market.bench.checkout import checkout

BENCHES = {"checkout": checkout, "product-search": search.run}
