"""Others that search product names: SQLite's FTS5 by words and by trigrams, PostgreSQL's pg_trgm."""

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from typing import Any

from halles.kit import cluster
from halles.kit.progress import Progress
from halles.kit.text import fold
from halles.stalls.market.bench.search_data import Judge, Query, shares_of

SHOWN = 10
WORDS, TRIGRAMS = "unicode61 remove_diacritics 2", "trigram"
FULL, QUICK = {"fts5": 400, "trigram": 200, "pg_trgm": 150}, {"fts5": 100, "trigram": 15, "pg_trgm": 20}
"""Queries that each peer is asked: those that are slow, fewer."""
LIKE = 0.4
"""From which likeness pg_trgm's index proposes a name (its own default of 0.6 finds fewer)."""

Ask = Callable[[str], list[str]]


def peers(
    names: Sequence[str], queries: Sequence[Query], judge: Judge, *, quick: bool, progress: Progress
) -> dict[str, Any]:
    """Return what each peer finds among the same products, and in what time."""
    made = {"fts5": partial(_fts5, names, WORDS), "trigram": partial(_fts5, names, TRIGRAMS)}
    made["pg_trgm"] = partial(_pg_trgm, names)
    found: dict[str, Any] = {}
    for done, (name, opened) in enumerate(made.items()):
        progress.step("product-search: peers", done, len(made))
        asked = queries[: (QUICK if quick else FULL)[name]]
        try:
            with opened() as ask:
                found[name] = _measured(ask, asked, judge)
        except cluster.Missing as missing:
            found[name] = {"missing": str(missing)}
    progress.step("product-search: peers", len(made), len(made))
    return found


def _measured(ask: Ask, queries: Sequence[Query], judge: Judge) -> dict[str, Any]:
    times = []

    def timed(text: str) -> list[str]:
        began = time.perf_counter()
        names = ask(text)
        times.append(time.perf_counter() - began)
        return names

    shares = shares_of(queries, judge, timed)
    times.sort()
    p95, p50 = times[int(0.95 * len(times))], times[len(times) // 2]
    return shares | {"p95_ms": round(1000 * p95, 3), "p50_ms": round(1000 * p50, 3), "queries": len(queries)}


@contextmanager
def _fts5(names: Sequence[str], tokenizer: str) -> Iterator[Ask]:
    """Yield a full-text table: all words, or any of the trigrams, the best by bm25."""
    with closing(sqlite3.connect(":memory:")) as base:
        base.execute(f"CREATE VIRTUAL TABLE product USING fts5(name, tokenize = '{tokenizer}')")
        texts = names if tokenizer == WORDS else [fold(name) for name in names]
        base.executemany("INSERT INTO product (rowid, name) VALUES (?, ?)", enumerate(texts))
        base.execute("INSERT INTO product (product) VALUES ('optimize')")
        expression = _all_words if tokenizer == WORDS else _any_trigram

        def ask(text: str) -> list[str]:
            sql = f"SELECT rowid FROM product WHERE product MATCH ? ORDER BY rank LIMIT {SHOWN}"  # noqa: S608
            return [names[row] for (row,) in base.execute(sql, [expression(fold(text))])]

        yield ask


def _all_words(text: str) -> str:
    return " ".join(f'"{word}"' for word in text.split())


def _any_trigram(text: str) -> str:
    grams = (word[at : at + 3] for word in text.split() for at in range(max(1, len(word) - 2)))
    return " OR ".join(f'"{gram}"' for gram in dict.fromkeys(grams))


@contextmanager
def _pg_trgm(names: Sequence[str]) -> Iterator[Ask]:
    """Yield a PostgreSQL of its own with a trigram index, the likest words first."""
    import psycopg  # only where it is used

    with cluster.running() as server, psycopg.connect(server.url, autocommit=True) as base:
        try:
            base.execute("CREATE EXTENSION pg_trgm")
        except psycopg.errors.UndefinedFile as error:
            raise cluster.Missing("pg_trgm is not installed") from error
        base.execute("CREATE TABLE product (id int, name text)")
        with base.cursor().copy("COPY product FROM STDIN") as copy:
            for number, name in enumerate(names):
                copy.write_row((number, fold(name)))
        base.execute("CREATE INDEX ON product USING gin (name gin_trgm_ops)")
        base.execute("ANALYZE product")
        base.execute(f"SET pg_trgm.word_similarity_threshold = {LIKE}")

        def ask(text: str) -> list[str]:
            sql = "SELECT id FROM product WHERE %(q)s <%% name ORDER BY %(q)s <<-> name, id LIMIT %(n)s"
            return [names[row] for (row,) in base.execute(sql, {"q": fold(text), "n": SHOWN})]

        yield ask
