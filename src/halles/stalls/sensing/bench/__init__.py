"""Benchmarks of the sensing stall."""

from halles.stalls.sensing.bench import crash, dead_sensors, ingest

BENCHES = {
    "dead-sensors": dead_sensors.run,
    "ingest": ingest.run,
    "ingest-crash": crash.run,
}
