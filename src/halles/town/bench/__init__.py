"""The town's benchmarks, by name."""

from halles.town.bench import hours

BENCHES = {"hours": hours.run}
