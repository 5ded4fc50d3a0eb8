"""The benchmarks of the doors, by name."""

from halles.doors.bench import intents, offline

BENCHES = {"offline": offline.run, "intents": intents.run}
