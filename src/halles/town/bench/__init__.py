"""The town floor’s benchmarks, by name."""

BENCHES: dict[str, object] = {}
