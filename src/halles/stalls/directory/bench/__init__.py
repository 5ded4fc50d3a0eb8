"""The directory's benchmarks, by name."""

from halles.stalls.directory.bench import maps, open_now, pages, registers

BENCHES = {
    "map": maps.run,
    "open-now": open_now.run,
    "pages": pages.run,
    "registers": registers.run,
}
