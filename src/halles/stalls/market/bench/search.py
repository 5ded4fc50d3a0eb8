"""The benchmark of the product search: real names, misspelt queries, up to a million products.

A query succeeds where one of ten results holds all the words that are wanted, by their light stem. They are
spelt `exact`, `plural`, `typo`, `sound` (soundalike) and `prefix` in the folder's files. All shares are among
a hundred thousand products: the folder's own, and more of them with another brand and size. The million is
made in the same way; it is timed, and what it finds is reported beside.

Each query is asked several times, in rounds over all of them, and its best time counts, as the clock on the
wall tells it: what other programs took away is not the search's. What the first round took is reported beside
(`p95_first_ms_*`). A percentile is over all queries in all spellings. The index is opened from its file.
"""

import gc
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from halles.kit.progress import Progress
from halles.stalls.market.bench.search_data import (
    SPELLINGS,
    Judge,
    Query,
    catalogue,
    names_in,
    queries_in,
    shares_of,
)
from halles.stalls.market.bench.search_peers import peers
from halles.stalls.market.engine.search import Document, Index, build, written
from halles.stalls.market.queries.search_file import index_opened

SMALL, LARGE = 100_000, 1_000_000
SHOWN = 10
ROUNDS, QUICK_ROUNDS = 5, 3
QUICK = 100
"""Queries that a quick run times, and asks among the million."""


def run(*, data: Path | None, quick: bool, progress: Progress) -> dict[str, Any]:
    """Measure on every products_*.tsv.gz and *queries*.json of `data`, or of its `commerce` part."""
    if data is None:
        raise SystemExit(
            "product-search: --data DIR is needed, with products_*.tsv.gz and *queries*.json in it"
        )
    names, queries = names_in(data), queries_in(data)
    if not names or not queries:
        raise SystemExit(f"product-search: no products_*.tsv.gz, or no *queries*.json, in {data}")
    judge, rounds = Judge(queries), QUICK_ROUNDS if quick else ROUNDS
    small, asked = catalogue(names, SMALL), queries[:QUICK] if quick else queries
    metrics: dict[str, Any] = {"products": len(names), "queries": len(queries), "stem_agrees": judge.agrees}
    with TemporaryDirectory(prefix="halles-search-") as folder, _undisturbed():
        index, figures = _made(small, Path(folder), "100k")
        metrics |= figures | _shares(index, small, queries, judge, "")
        metrics |= _times(index, asked, rounds, "100k", progress)
        large = catalogue(names, LARGE)
        index, figures = _made(large, Path(folder), "1m")
        metrics |= figures | _shares(index, large, asked, judge, "_1m")
        metrics |= _times(index, asked, rounds, "1m", progress)
        del index, large
    return {"metrics": metrics, "peers": peers(small, queries, judge, quick=quick, progress=progress)}


def _made(names: list[str], folder: Path, size: str) -> tuple[Index, dict[str, Any]]:
    """Return the index of so many products, opened from its file, and what it took to make."""
    path, began = folder / size, time.perf_counter()
    path.write_bytes(written(build([Document(name) for name in names])))
    took, of = time.perf_counter() - began, "" if size == "100k" else f"_{size}"
    figures = {f"build_s{of}": round(took, 2), f"file_mb{of}": round(path.stat().st_size / 1e6, 1)}
    return index_opened(path), figures


def _shares(
    index: Index, names: list[str], queries: Sequence[Query], judge: Judge, of: str
) -> dict[str, float]:
    def ask(text: str) -> list[str]:
        return [names[row] for row in index.find(text, SHOWN).rows]

    return {f"{kind}{of}": share for kind, share in shares_of(queries, judge, ask).items()}


def _times(
    index: Index, queries: Sequence[Query], rounds: int, size: str, progress: Progress
) -> dict[str, float]:
    texts = [query.spellings[kind] for query in queries for kind in SPELLINGS]
    times: list[list[float]] = []
    for done in range(rounds):
        progress.step(f"product-search: {size}", done, rounds)
        times.append([_asked_ms(index, text) for text in texts])
    progress.step(f"product-search: {size}", rounds, rounds)
    best = [min(each) for each in zip(*times, strict=True)]
    return {
        f"p95_ms_{size}": _percentile(best, 0.95),
        f"p50_ms_{size}": _percentile(best, 0.5),
        f"p95_first_ms_{size}": _percentile(times[0], 0.95),
    }


def _percentile(times: list[float], share: float) -> float:
    return round(sorted(times)[int(share * len(times))], 3)


def _asked_ms(index: Index, text: str) -> float:
    began = time.perf_counter()
    index.find(text, SHOWN)
    return 1000 * (time.perf_counter() - began)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Collect no garbage meanwhile: that of a million names is the benchmark's own."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
