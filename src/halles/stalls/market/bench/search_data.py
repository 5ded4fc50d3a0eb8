"""What the product search is measured on: names and queries of a folder, more names, and a judge."""

import gzip
import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from halles.kit.text import fold

SPELLINGS = {"exact": "exact", "plural": "plural", "typo": "typo", "sound": "soundalike", "prefix": "prefix"}
"""How a query is spelt in the file, and the name of the metric."""

BRANDS = 3_000
_SYLLABLES = (
    "ba bel bon bri ca chan cor dal del dor fa fer flo gar gra jo la lan lin lo mal mar mi mon na nor ol pa"
    " per pla ra ri ro sa sol ta tel tour val ver vi"
)
_SIZES = (
    "100 g,125 g,150 g,200 g,250 g,300 g,400 g,500 g,750 g,1 kg,25 cl,33 cl,50 cl,75 cl,1 L,1.5 L,2 x 100 g,"
    "4 x 125 g,6 x 33 cl,lot de 3"
)


@dataclass(frozen=True)
class Query:
    """One query: stems that a relevant product holds, and how it is spelt."""

    want: frozenset[str]
    spellings: dict[str, str]


def names_in(data: Path) -> list[str]:
    """Return the names of every products_*.tsv.gz, each once: the last column of its lines but the first."""
    names: dict[str, None] = {}
    for path in _files(data, "products_*.tsv.gz"):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            next(lines, None)
            names |= dict.fromkeys(line.rstrip("\n").rpartition("\t")[2] for line in lines)
    return [name for name in names if name]


def queries_in(data: Path) -> list[Query]:
    """Return the queries of every *queries*.json that says what it wants."""
    found = []
    for path in _files(data, "*queries*.json"):
        for row in json.loads(path.read_text(encoding="utf-8")):
            if "want" in row and all(kind in row for kind in SPELLINGS):
                found.append(Query(frozenset(row["want"]), {kind: row[kind] for kind in SPELLINGS}))
    return found


def _files(data: Path, pattern: str) -> list[Path]:
    return sorted(data.glob(pattern)) or sorted((data / "commerce").glob(pattern))


def catalogue(names: Sequence[str], count: int) -> list[str]:
    """Return `count` names, no two the same: those given, then the same with a brand and a size."""
    found = dict.fromkeys(names[:count])
    variants = _variants(names)
    while len(found) < count:
        found[next(variants)] = None
    return list(found)


def _variants(names: Sequence[str]) -> Iterator[str]:
    draw, sizes = random.Random(5), _SIZES.split(",")  # noqa: S311
    syllables = _SYLLABLES.split()
    lengths = [draw.choice((2, 2, 3)) for _ in range(BRANDS)]
    brands = ["".join(draw.choices(syllables, k=length)).title() for length in lengths]
    while True:
        yield f"{draw.choice(names)} {draw.choice(brands)} {draw.choice(sizes)}"


class Judge:
    """Decides whether a result is relevant; its stemmer is the one by which the queries' wants were made.

    Words are folded runs of letters and figures. One that ends in "aux" ends in "al"; of others a last
    "s" or "x" is taken off. Words of up to three letters stay.
    """

    def __init__(self, queries: Iterable[Query]) -> None:
        told = [self._stems(query.spellings["exact"]) == query.want for query in queries]
        self.agrees = round(sum(told) / max(1, len(told)), 4)
        """Share of the queries whose exact spelling has just the stems wanted."""

    def is_met(self, query: Query, names: Iterable[str]) -> bool:
        """Return whether one of the names holds all that is wanted."""
        return any(query.want <= self._stems(name) for name in names)

    def _stems(self, text: str) -> frozenset[str]:
        return frozenset(_stem(word) for word in fold(text).split())


def _stem(word: str) -> str:
    if len(word) <= 3:
        return word
    return re.sub("aux$", "al", word) if word.endswith("aux") else re.sub("[sx]$", "", word)


def shares_of(queries: Sequence[Query], judge: Judge, ask: Any) -> dict[str, float]:
    """Return the share of success of each spelling; `ask` returns the names that a text finds."""
    met = dict.fromkeys(SPELLINGS.values(), 0)
    for query in queries:
        for kind, name in SPELLINGS.items():
            met[name] += judge.is_met(query, ask(query.spellings[kind]))
    return {name: round(count / len(queries), 4) for name, count in met.items()}
