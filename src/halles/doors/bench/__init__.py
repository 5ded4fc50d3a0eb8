"""The benchmarks of the doors, by name."""

from halles.doors.bench import offline

BENCHES = {"offline": offline.run}
