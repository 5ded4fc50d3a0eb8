"""The index of product names: find rows from words typed in haste, filtered exactly, the likeliest first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import permutations
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from halles.stalls.market.engine.search import store, words
from halles.stalls.market.engine.search.choosing import chosen, coded, groups_of, weights_of
from halles.stalls.market.engine.search.making import SPELT, Document, build, code_of
from halles.stalls.market.engine.search.places import (
    Mask,
    Placed,
    Rows,
    Slots,
    Space,
    holding_all,
    holding_most,
    placed,
)
from halles.stalls.market.engine.search.readings import NUMBER, Reading, Vocabulary

MOST_LETTERS, MOST_WORDS = 200, 8
"""What is read of a query: its beginning."""
APART, TOGETHER = 0.02, 0.02
"""How likely one types two words for one, and one for two."""
DOUBTFUL = 0.05
"""Likelihood of all that was found, below which rarer faults are looked for."""


@dataclass(frozen=True)
class Found:
    """What was found."""

    rows: Rows
    """Numbers of documents, the best first."""
    complete: bool = False
    """Whether each word was met, as it is or corrected; else the rows hold the most telling words."""
    corrected: tuple[tuple[str, str], ...] = ()
    """Words that the likeliest reading understands otherwise: as typed, as understood."""
    words: tuple[str, ...] = ()
    """The words that were looked for, folded, in the order typed."""
    matched: int = 0
    """How many rows there are, beyond the limit too."""


NOTHING = Found(np.zeros(0, dtype=np.int64))


class Index:
    """A read-only index; any number of threads and processes may ask it at once."""

    def __init__(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        self._arrays = dict(arrays)
        self._words = Vocabulary(self._arrays)
        self._spaces: list[Space] = []
        self._count = len(self._arrays["lengths"])

    @classmethod
    def read(cls, content: bytes | memoryview) -> Self:
        """Return the index in the bytes of a file, mapped or not; raise store.Unreadable."""
        return cls(store.read(content))

    @classmethod
    def of(cls, documents: Sequence[Document]) -> Self:
        """Return the index of a few documents, in memory."""
        return cls(build(documents))

    def __len__(self) -> int:
        """Return the number of documents."""
        return self._count

    def beside(self, name: str) -> NDArray[Any]:
        """Return an array that was kept beside the index when it was made."""
        return self._arrays[f"beside.{name}"]

    def find(
        self, query: str, limit: int, *, allowed: Mask | None = None, rank: NDArray[Any] | None = None
    ) -> Found:
        """Return at most `limit` rows for a query, only those `allowed`; of equals the lowest `rank` first.

        `allowed` and `rank` hold a value for each document. No word is no question: nothing is found.
        """
        if coded := self._by_code(query, allowed):
            return Found(np.array(coded[:limit]), complete=True, matched=len(coded))
        typed = list(dict.fromkeys(words.telling(words.words_of(query[:MOST_LETTERS])[: 4 * MOST_WORDS])))
        if not typed or not len(self._words.terms) or limit <= 0:
            return NOTHING
        typed = typed[:MOST_WORDS]
        space = self._spaces.pop() if self._spaces else Space(self._arrays)
        found = self._found(space, sorted(typed), limit, allowed, rank)
        self._spaces.append(space)
        return replace(found, words=tuple(typed))

    def _by_code(self, query: str, allowed: Mask | None) -> list[int]:
        code = code_of(query[:MOST_LETTERS])
        if not code:
            return []
        first, last = np.searchsorted(self._arrays["codes"], [code, code + 1])
        rows: list[int] = self._arrays["code_rows"][first:last].tolist()
        return [row for row in rows if allowed is None or allowed[row]]

    def _found(
        self, space: Space, typed: list[str], limit: int, allowed: Mask | None, rank: NDArray[Any] | None
    ) -> Found:
        # Of several words those that are common are taken as typed, as long as that is not doubtful.
        several = len(typed) > 1
        readings = self._apart(typed, [self._words.read(word, trusted=several) for word in typed])
        asked = [placed(self._arrays, reading, (), 0.0) for reading in readings]
        rows, slots = holding_all(space, asked, allowed)
        if not len(rows) or _is_doubtful(asked, slots):
            asked = [self._further(word) for word in asked]
            rows, slots = holding_all(space, asked, allowed)
        complete = len(rows) > 0
        if not complete:
            rows, slots = holding_most(space, asked, allowed)
            asked, slots = _met(asked, slots)
        return self._chosen(asked, rows, slots, limit, rank, complete) if asked else NOTHING

    def _apart(self, typed: list[str], readings: list[Reading]) -> list[Reading]:
        """Let two typed words also stand for the one that they make together."""
        pairs = list(permutations(range(len(typed)), 2))
        terms = self._words.terms_of([typed[one] + typed[other] for one, other in pairs])
        for pair, term in zip(pairs, terms, strict=True):
            for number in pair if term >= 0 else ():
                readings[number] = self._words.with_terms(readings[number], np.array([term]), APART**0.5)
        return readings

    def _further(self, word: Placed) -> Placed:
        """Look for rarer faults: another word than one that is known; two typos, two words written as one."""
        reading = self._words.read_further(word.reading)
        pairs = [] if self._words.term(reading.typed) >= 0 else self._together(reading.typed)
        return placed(self._arrays, reading, pairs, TOGETHER)

    def _together(self, typed: str) -> list[Rows]:
        """Return, for each way to part a word in two known or idle ones, the rows that hold the known."""
        found = []
        for cut in range(1, len(typed)):
            left, right = typed[:cut], self._without_idle(typed[cut:])
            if right is None:
                continue
            if left in words.IDLE:
                found.append(self._rows(right))
            elif len(left) >= SPELT and (term := self._words.term(left)) >= 0:
                found.append(np.intersect1d(self._rows(term), self._rows(right), assume_unique=True))
        return [rows for rows in found if len(rows)]

    def _without_idle(self, word: str) -> int | None:
        """Return the number of a word, or of what follows an idle one in it; None if unknown."""
        for begins in ("", *words.IDLE):
            rest = word[len(begins) :]
            if word.startswith(begins) and len(rest) >= SPELT and (term := self._words.term(rest)) >= 0:
                return term
        return None

    def _rows(self, term: int) -> Rows:
        starts, rows = self._arrays["starts"], self._arrays["rows"]
        return rows[starts[term] : starts[term + 1]]

    def _chosen(
        self,
        asked: list[Placed],
        rows: Rows,
        slots: list[Slots],
        limit: int,
        rank: NDArray[Any] | None,
        complete: bool,
    ) -> Found:
        codes = coded(asked, slots)
        weights, groups = weights_of(asked, codes), groups_of(asked, codes)
        surely, lengths = NUMBER ** len(asked), self._arrays["lengths"]
        best = chosen(rows, codes, weights, groups, surely=surely, limit=limit, lengths=lengths, rank=rank)
        likeliest = codes.slots[int(np.argmax(weights * np.sqrt(codes.counts)))]
        return Found(best, complete, self._corrections(asked, likeliest.tolist()), matched=len(rows))

    def _corrections(self, asked: list[Placed], slots: list[int]) -> tuple[tuple[str, str], ...]:
        found = []
        for word, slot in zip(asked, slots, strict=True):
            number = len(word.weights) - 1 - slot
            if number >= len(word.reading.terms) or word.weights[slot] >= NUMBER:
                continue
            understood = self._words.terms[word.reading.terms[number]].decode(errors="replace")
            if not understood.startswith(word.reading.typed):
                found.append((word.reading.typed, understood))
        return tuple(found)


def _is_doubtful(asked: list[Placed], slots: list[Slots]) -> bool:
    """Say whether all that was found is less likely than a rarer fault."""
    codes = coded(asked, slots)
    return float((weights_of(asked, codes) * codes.counts).sum()) < DOUBTFUL


def _met(asked: list[Placed], slots: list[Slots]) -> tuple[list[Placed], list[Slots]]:
    """Leave out the words that are not met in the rows."""
    kept = [number for number, own in enumerate(slots) if len(own) and own.any()]
    return [asked[number] for number in kept], [slots[number] for number in kept]
