"""The directory's benchmarks, by name."""

from halles.stalls.directory.bench import maps, open_now, pages, publish, registers

BENCHES = {
    "map": maps.run,
    "open-now": open_now.run,
    "pages": pages.run,
    "publish": publish.run,
    "registers": registers.run,
}
