"""The directory's benchmarks, by name."""

from halles.stalls.directory.bench import maps, pages, registers

BENCHES = {
    "map": maps.run,
    "pages": pages.run,
    "registers": registers.run,
}
