"""The parking stall's benchmarks, by name."""

from halles.stalls.parking.bench import forecast

BENCHES = {"parking-forecast": forecast.run}
