"""The directory's benchmarks, by name."""

from halles.stalls.directory.bench import maps, pages, publish, registers

BENCHES = {
    "map": maps.run,
    "pages": pages.run,
    "publish": publish.run,
    "registers": registers.run,
}
