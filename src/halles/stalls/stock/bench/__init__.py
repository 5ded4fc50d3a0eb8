"""The stock stall's benchmarks, by name."""

from halles.stalls.stock.bench import order_advice, pooling

BENCHES = {"order-advice": order_advice.run, "pooling": pooling.run}
