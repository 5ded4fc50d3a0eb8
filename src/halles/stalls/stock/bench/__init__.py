"""The stock stall's benchmarks, by name."""

from halles.stalls.stock.bench import pooling

BENCHES = {"pooling": pooling.run}
