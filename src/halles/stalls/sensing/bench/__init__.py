"""Benchmarks of the sensing stall."""

from halles.stalls.sensing.bench import dead_sensors

BENCHES = {
    "dead-sensors": dead_sensors.run,
}
