"""The stock stall's benchmarks, by name."""

from halles.stalls.stock.bench import order_advice

BENCHES = {"order-advice": order_advice.run}
