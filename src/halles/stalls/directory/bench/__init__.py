"""The directory's benchmarks, by name."""

from halles.stalls.directory.bench import pages

BENCHES = {
    "pages": pages.run,
}
