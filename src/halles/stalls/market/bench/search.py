"""The benchmark of the product search: real names, misspelt queries, a hundred thousand and a million products.

A query succeeds where one of ten results holds all the words that are wanted, by their light stem. Words are
asked for as `exact`, `plural`, `typo`, `sound` (soundalike) and `prefix` spellings in the folder's queries. All
shares are among a hundred thousand products: the folder's own, and as many more of another brand and size. The
million is made in the same way; it is timed, and what it finds is reported beside.

A time is the middle one of three askings of the same query, one after the other, as the clock on the wall tells
it; a percentile is over all queries in all their spellings. The index is opened from its file.
"""

import gc
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from halles.kit.progress import Progress
from halles.stalls.market.bench.search_data import SPELLINGS, Judge, Query, catalogue, names_in, queries_in
from halles.stalls.market.bench.search_peers import peers
from halles.stalls.market.engine.search import Document, Index, build, written

SMALL, LARGE = 100_000, 1_000_000
SHOWN, ASKED = 10, 3
QUICK = 100
"""Queries that a quick run times in the million."""


def run(*, data: Path | None, quick: bool, progress: Progress) -> dict[str, Any]:
    """Measure on every products_*.tsv.gz and *queries*.json of `data`, or of its `commerce` part."""
    if data is None:
        raise SystemExit("product-search: --data DIR is needed, with products_*.tsv.gz and *queries*.json in it")
    names, queries = names_in(data), queries_in(data)
    if not names or not queries:
        raise SystemExit(f"product-search: no products_*.tsv.gz, or no *queries*.json, in {data}")
    judge = Judge(queries)
    small = catalogue(names, SMALL)
    metrics: dict[str, Any] = {"products": len(names), "queries": len(queries), "stem_agrees": judge.agrees}
    with TemporaryDirectory(prefix="halles-search-") as folder:
        found, figures = _measured(small, queries, judge, Path(folder), "100k", progress)
        metrics |= found | figures
        asked = queries[:QUICK] if quick else queries
        found, figures = _measured(catalogue(names, LARGE), asked, judge, Path(folder), "1m", progress)
        metrics |= figures | {f"{kind}_1m": share for kind, share in found.items()}
    return {"metrics": metrics, "peers": peers(small, queries, judge, quick=quick, progress=progress)}


def _measured(
    names: list[str], queries: Sequence[Query], judge: Judge, folder: Path, size: str, progress: Progress
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the share of success of each spelling, and what it costs among so many products."""
    path, began = folder / size, time.perf_counter()
    path.write_bytes(written(build([Document(name) for name in names])))
    build_s = time.perf_counter() - began
    index, times, shares = Index.open(path), list[float](), dict[str, Any]()
    for done, kind in enumerate(SPELLINGS):
        progress.step(f"product-search: {size}", done, len(SPELLINGS))
        met = 0
        for query in queries:
            rows, seconds = _asked(index, query.spellings[kind])
            times.append(seconds)
            met += judge.is_met(query, [names[row] for row in rows])
        shares[SPELLINGS[kind]] = round(met / len(queries), 4)
    progress.step(f"product-search: {size}", len(SPELLINGS), len(SPELLINGS))
    of = "" if size == "100k" else f"_{size}"
    times.sort()
    return shares, {
        f"p95_ms_{size}": round(1000 * times[int(0.95 * len(times))], 3),
        f"p50_ms_{size}": round(1000 * times[len(times) // 2], 3),
        f"build_s{of}": round(build_s, 2),
        f"file_mb{of}": round(path.stat().st_size / 1e6, 1),
    }


def _asked(index: Index, text: str) -> tuple[list[int], float]:
    times = []
    with _undisturbed():
        for _ in range(ASKED):
            began = time.perf_counter()
            rows = index.find(text, SHOWN).rows
            times.append(time.perf_counter() - began)
    return rows.tolist(), sorted(times)[ASKED // 2]


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Collect no garbage meanwhile: that of a million names is the benchmark's own."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
