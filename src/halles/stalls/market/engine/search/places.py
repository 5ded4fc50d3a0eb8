"""Where what was typed may stand: for each typed word, in which rows, and as which of its readings."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from halles.stalls.market.engine.search import edits
from halles.stalls.market.engine.search.readings import Arrays, Reading, Weights

Rows = NDArray[np.int64]
Mask = NDArray[np.bool_]
Slots = NDArray[np.uint8]

REST = 1
"""The slot of the rarer words that begin with what was typed; 0 is none, the likeliest readings come last."""
REST_WEIGHT = 0.01
LARGE = 1000
"""Rows of a word from which it is written by itself."""
SPARSE = 32
"""Where one row in so many, or more, is in REST, rows are counted in the whole index rather than sorted."""


@dataclass(frozen=True)
class Placed:
    """One typed word, with the rows of each of its readings, slot by slot."""

    reading: Reading
    begins: NDArray[np.int64]
    ends: NDArray[np.int64]
    """Where the rows of each slot stand among all; none for slots 0 and REST."""
    pairs: tuple[Rows, ...]
    """Rows that hold the word as two; their slots come after REST."""
    weights: Weights
    """What each slot is worth."""
    stems: list[int]
    """Which readings are one: singular and plural share a stem. One for each slot."""
    rest: tuple[int, int]
    """Where the rows of REST stand."""

    @property
    def total(self) -> int:
        """How many rows there are at most."""
        return int((self.ends - self.begins).sum()) + self.rest[1] - self.rest[0]

    def families(self) -> NDArray[np.int64]:
        """Return a number for each slot, from 0 on, the same for slots of one stem."""
        known: dict[int, int] = {}
        return np.array([known.setdefault(stem, len(known)) for stem in self.stems])

    def values(self, slots: Slots) -> NDArray[np.uint16]:
        """Return how much each slot tells: more where fewer rows hold the word, less where it is a guess."""
        held = max(1, int(np.count_nonzero(slots)))
        trust = 1 + np.log10(np.maximum(self.weights, 1e-4)) / 5
        told = 1 + 16 * np.log2(1 + len(slots) / held) * trust
        return np.where(self.weights > 0, told, 0).astype(np.uint16)


def placed(arrays: Arrays, reading: Reading, pairs: Sequence[Rows], weight: float) -> Placed:
    """Return where a word stands; `pairs` are rows that hold it as two words, each worth `weight`."""
    starts, terms = arrays["starts"], reading.terms[::-1]
    first, last = reading.begins
    before = REST + 1 + len(pairs)
    begins, ends = np.zeros((2, before + len(terms)), dtype=np.int64)
    begins[before:], ends[before:] = starts[terms], starts[terms + 1]
    weights = np.full(before + len(terms), weight)
    weights[: REST + 1], weights[before:] = (0.0, REST_WEIGHT), reading.weights[::-1]
    stems = [*range(-before, 0), *arrays["stem_of"][terms].tolist()]
    return Placed(reading, begins, ends, tuple(pairs), weights, stems, (int(starts[first]), int(starts[last])))


def marked(arrays: Arrays, word: Placed) -> Slots:
    """Return the slot of each row, 0 where the word does not stand; where a row has several, the likeliest."""
    slots = np.zeros(len(arrays["lengths"]), dtype=np.uint8)
    rows = arrays["rows"]
    slots[rows[word.rest[0] : word.rest[1]]] = REST
    for number, pair in enumerate(word.pairs, REST + 1):
        slots[pair] = number
    sizes = word.ends - word.begins
    after = REST + 1 + len(word.pairs)
    for large in [*np.flatnonzero(sizes > LARGE).tolist(), len(sizes)]:
        few = slice(after, large)
        slots[rows[edits.spans(word.begins[few], word.ends[few])]] = _repeated(sizes, few)
        if large < len(sizes):
            slots[rows[word.begins[large] : word.ends[large]]] = large
        after = large + 1
    return slots


def holding_all(arrays: Arrays, words: Sequence[Placed], allowed: Mask | None) -> tuple[Rows, list[Slots]]:
    """Return the allowed rows that hold every word, in no order, with the slot of each word in each row."""
    order = sorted(range(len(words)), key=lambda number: words[number].total)
    rows, first = _standing(arrays, words[order[0]])
    found = {order[0]: first}
    if allowed is not None:
        kept = np.flatnonzero(allowed[rows])
        rows, found[order[0]] = rows[kept], first[kept]
    for number in order[1:]:
        if not len(rows):
            return rows, [np.zeros(0, dtype=np.uint8)] * len(words)
        found[number] = marked(arrays, words[number])[rows]
        kept = np.flatnonzero(found[number])
        rows = rows[kept]
        found = {each: slots[kept] for each, slots in found.items()}
    return rows, [found[number] for number in range(len(words))]


def holding_most(arrays: Arrays, words: Sequence[Placed], allowed: Mask | None) -> tuple[Rows, list[Slots]]:
    """Return the allowed rows that hold the most telling of the words; none where no word stands."""
    slots = [marked(arrays, word) for word in words]
    scores = np.zeros(len(arrays["lengths"]), dtype=np.uint16)
    for word, own in zip(words, slots, strict=True):
        scores += word.values(own)[own]
    if allowed is not None:
        scores *= allowed
    best = scores.max(initial=0)
    rows = np.flatnonzero(scores == best) if best else np.zeros(0, dtype=np.int64)
    return rows, [own[rows] for own in slots]


def _standing(arrays: Arrays, word: Placed) -> tuple[Rows, Slots]:
    """Return the rows of a word, each once, and their slots."""
    slots = marked(arrays, word)
    before = slice(REST + 1 + len(word.pairs), None)
    spans = [
        arrays["rows"][one:end]
        for one, end in zip(word.begins[before].tolist(), word.ends[before].tolist(), strict=True)
    ]
    parts = [_rest(arrays, word, slots), *word.pairs, *spans]
    rows = np.concatenate(parts)
    own = np.repeat(np.arange(REST, REST + len(parts), dtype=np.uint8), [len(part) for part in parts])
    kept = np.flatnonzero(slots[rows] == own)
    return rows[kept].astype(np.int64), own[kept]


def _rest(arrays: Arrays, word: Placed, slots: Slots) -> NDArray[np.int32]:
    first, last = word.rest
    if (last - first) * SPARSE > len(slots):
        return np.flatnonzero(slots == REST).astype(np.int32)
    return edits.distinct(arrays["rows"][first:last])


def _repeated(sizes: NDArray[np.int64], few: slice) -> Slots:
    return np.repeat(np.arange(few.start, few.stop, dtype=np.uint8), sizes[few])
