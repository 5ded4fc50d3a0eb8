"""The town floor’s benchmarks, by name."""

BENCHES = {}
