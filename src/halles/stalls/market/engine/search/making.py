"""Make the arrays of an index from documents: words, how they sound, what is near them, where they stand."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from typing import Any

import numpy as np
from numpy.typing import NDArray

from halles.stalls.market.engine.search import edits, words
from halles.stalls.market.engine.search.sound import LONGEST, heard

SPELT = 3
"""Letters from which a word may be misspelt."""


@dataclass(frozen=True)
class Document:
    """What can be found: its words, and the figures under its bars (EAN, ISBN) if it has any."""

    text: str
    code: str = ""


def build(
    documents: Sequence[Document], beside: Mapping[str, NDArray[Any]] | None = None
) -> dict[str, NDArray[Any]]:
    """Return the arrays of an index; `beside`, a value for each document say, are kept beside them."""
    known, numbers, rows, lengths = _read(documents)
    order = np.argsort(known, kind="stable") if len(known) else np.zeros(0, dtype=np.int64)
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    terms = known[order]
    arrays = {
        "terms": terms,
        "lengths": lengths,
        **_postings(rank[numbers], rows, len(terms)),
        **_stems(terms),
        **_sounds(terms),
        **_near(terms),
        **_codes(documents),
    }
    return arrays | {f"beside.{name}": array for name, array in (beside or {}).items()}


def _read(
    documents: Sequence[Document],
) -> tuple[NDArray[np.bytes_], NDArray[np.int64], NDArray[np.int32], NDArray[np.uint8]]:
    """Return the distinct words, the number of each word that stands in a document, that document's row."""
    seen: defaultdict[str, int] = defaultdict(count().__next__)
    told: list[NDArray[np.int64]] = [np.zeros(0, dtype=np.int64)]
    counts: list[int] = []
    for some in words.words_of_each([document.text for document in documents]):
        counts += map(len, some)
        told.append(np.fromiter(map(seen.__getitem__, chain.from_iterable(some)), dtype=np.int64))
    numbers, rows = np.concatenate(told), np.repeat(np.arange(len(counts), dtype=np.int32), counts)
    kept = _telling(
        np.array([word not in words.IDLE for word in seen], dtype=bool)[numbers], rows, len(counts)
    )
    known = np.array([words.packed(word) for word in seen], dtype=f"S{words.WIDTH}")
    distinct, merged = np.unique(known, return_inverse=True)  # long words that begin alike are one
    numbers, rows = merged[numbers[kept]], rows[kept]
    lengths = np.minimum(np.bincount(rows, minlength=len(counts)), 255).astype(np.uint8)
    return distinct, numbers, rows, lengths


def _telling(tells: NDArray[np.bool_], rows: NDArray[np.int32], documents: int) -> NDArray[np.int64]:
    """Return which words are kept: those that tell something, and all words of a row where none does."""
    held = np.bincount(rows, weights=tells, minlength=documents) > 0
    return np.flatnonzero(tells | ~held[rows])


def _postings(numbers: NDArray[np.int64], rows: NDArray[np.int32], count: int) -> dict[str, NDArray[Any]]:
    """Return the rows where each word stands, word after word, in order."""
    pairs = edits.distinct((numbers << 32) | rows)
    starts = np.searchsorted(pairs >> 32, np.arange(count + 1))
    return {"starts": starts.astype(np.int64), "rows": pairs & 0xFFFFFFFF}


def _stems(terms: NDArray[np.bytes_]) -> dict[str, NDArray[Any]]:
    """Return the stems, the stem of each word, and the words of each stem."""
    stems = np.array([words.packed(words.stem(_text(term))) for term in terms.tolist()], dtype=terms.dtype)
    known, of = np.unique(stems, return_inverse=True)
    return {"stems": known, "stem_of": of.astype(np.int32), **_grouped("stem", of, len(known))}


def _sounds(terms: NDArray[np.bytes_]) -> dict[str, NDArray[Any]]:
    """Return the sounds of the words that may be misspelt, the words of each, and what is near each."""
    texts = [(number, _text(term)) for number, term in enumerate(terms.tolist())]
    spelt = [(number, heard(text)) for number, text in texts if is_spelt(text)]
    keys = np.array([key for _, key in spelt], dtype=f"S{LONGEST}")
    owners = np.array([number for number, _ in spelt], dtype=np.int64)
    known, of = np.unique(keys, return_inverse=True)
    grouped = _grouped("sound", of, len(known))
    grouped["sound_terms"] = owners[grouped["sound_terms"]].astype(np.int32)
    letters = edits.Letters(known)
    near = edits.all_of(iter([letters.whole(), *letters.without_one()]))
    starts, found = edits.bucketed(*near)
    return {"sounds": known, **grouped, "sound_near_starts": starts, "sound_near": found}


def _near(terms: NDArray[np.bytes_]) -> dict[str, NDArray[Any]]:
    """Return the words by what is left of them without one letter, and without two."""
    spelt = np.array([number for number, term in enumerate(terms.tolist()) if is_spelt(_text(term))])
    letters = edits.Letters(terms[spelt.astype(np.int64)])
    one = edits.all_of(iter([letters.whole(), *letters.without_one()]))
    two = edits.all_of(letters.without_two())
    arrays: dict[str, NDArray[Any]] = {}
    for name, (hashes, owners) in (("one", one), ("two", two)):
        starts, found = edits.bucketed(hashes, spelt[owners] if len(owners) else owners)
        arrays |= {f"{name}_starts": starts, f"{name}_terms": found}
    return arrays


def is_spelt(word: str) -> bool:
    """Return whether a word has letters that one mistakes: figures have none."""
    return len(word) >= SPELT and word.isascii() and not word.isdigit()


def _grouped(name: str, of: NDArray[np.int64], count: int) -> dict[str, NDArray[Any]]:
    members = np.argsort(of, kind="stable")
    starts = np.searchsorted(of[members], np.arange(count + 1))
    return {f"{name}_starts": starts.astype(np.int32), f"{name}_terms": members.astype(np.int32)}


def code_of(text: str) -> int:
    """Return the number under the bars, 0 where there is none: spaces and a leading zero do not count."""
    figures = "".join(text.split()).replace("-", "")
    return int(figures) if 8 <= len(figures) <= 14 and figures.isascii() and figures.isdigit() else 0


def _codes(documents: Sequence[Document]) -> dict[str, NDArray[Any]]:
    codes = np.array([code_of(each.code) if each.code else 0 for each in documents], dtype=np.int64)
    order = np.argsort(codes, kind="stable")
    order = order[codes[order] > 0]
    return {"codes": codes[order], "code_rows": order.astype(np.int32)}


def _text(term: bytes) -> str:
    return term.decode(errors="replace")
