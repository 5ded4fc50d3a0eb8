"""Where what was typed may stand: for each typed word, in which rows, and as which of its readings."""

from collections.abc import Iterator, Sequence
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
MISSED, REST_WEIGHT = 1e-3, 0.01
"""How likely a word is meant by a row that does not hold it, and by those of REST."""
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
        told[0] = 0
        return told.astype(np.uint16)


def placed(arrays: Arrays, reading: Reading, pairs: Sequence[Rows], weight: float) -> Placed:
    """Return where a word stands; `pairs` are rows that hold it as two words, each worth `weight`."""
    starts, terms = arrays["starts"], reading.terms[::-1]
    first, last = reading.begins
    before = REST + 1 + len(pairs)
    begins, ends = np.zeros((2, before + len(terms)), dtype=np.int64)
    begins[before:], ends[before:] = starts[terms], starts[terms + 1]
    weights = np.full(before + len(terms), weight)
    weights[: REST + 1], weights[before:] = (MISSED, REST_WEIGHT), reading.weights[::-1]
    stems = [*range(-before, 0), *arrays["stem_of"][terms].tolist()]
    return Placed(
        reading, begins, ends, tuple(pairs), weights, stems, (int(starts[first]), int(starts[last]))
    )


class Space:
    """A slot for each row, used again and again, by one at a time: fresh memory costs more than its use."""

    def __init__(self, arrays: Arrays) -> None:
        self._arrays = arrays
        self._slots = np.zeros(len(arrays["lengths"]), dtype=np.uint8)

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self._slots)

    def marked(self, word: Placed) -> Slots:
        """Return the likeliest slot of each row, 0 where the word is not; it holds until the next word."""
        slots, rows = self._slots, self._arrays["rows"]
        slots.fill(0)
        slots[rows[word.rest[0] : word.rest[1]]] = REST
        for part, own in self._parts(word):
            slots[part] = own
        return slots

    def standing(self, word: Placed) -> tuple[Rows, Slots]:
        """Return the rows of a word, each once, and their slots."""
        slots = self.marked(word)
        kept = [_won(part, own, slots) for part, own in (self._rest(word, slots), *self._parts(word))]
        return np.concatenate([part for part, _ in kept]), np.concatenate([own for _, own in kept])

    def _parts(self, word: Placed) -> Iterator[tuple[Rows, Slots | int]]:
        """Yield the rows of the slots in order, and the slots: little ones together, each large one alone."""
        yield from zip(word.pairs, range(REST + 1, REST + 1 + len(word.pairs)), strict=True)
        rows, sizes = self._arrays["rows"], word.ends - word.begins
        after = REST + 1 + len(word.pairs)
        for large in [*np.flatnonzero(sizes > LARGE).tolist(), len(sizes)]:
            few = slice(after, large)
            own = np.repeat(np.arange(after, large, dtype=np.uint8), sizes[few])
            yield rows[edits.spans(word.begins[few], word.ends[few])], own
            if large < len(sizes):
                yield rows[word.begins[large] : word.ends[large]], large
            after = large + 1

    def _rest(self, word: Placed, slots: Slots) -> tuple[Rows, int]:
        first, last = word.rest
        if (last - first) * SPARSE > len(slots):
            return np.flatnonzero(slots == REST), REST
        return edits.distinct(self._arrays["rows"][first:last]), REST


def holding_all(space: Space, words: Sequence[Placed], allowed: Mask | None) -> tuple[Rows, list[Slots]]:
    """Return the allowed rows that hold every word, in no order, with the slot of each word in each row."""
    order = sorted(range(len(words)), key=lambda number: words[number].total)
    rows, first = space.standing(words[order[0]])
    found = {order[0]: first}
    if allowed is not None:
        kept = np.flatnonzero(allowed[rows])
        rows, found[order[0]] = rows[kept], first[kept]
    for number in order[1:]:
        found[number] = space.marked(words[number])[rows]
        kept = np.flatnonzero(found[number])
        rows = rows[kept]
        found = {each: slots[kept] for each, slots in found.items()}
    return rows, [found[number] for number in range(len(words))]


def holding_most(space: Space, words: Sequence[Placed], allowed: Mask | None) -> tuple[Rows, list[Slots]]:
    """Return the allowed rows that hold the most telling of the words; none where no word stands."""
    scores = np.zeros(len(space), dtype=np.uint16)
    for word in words:
        slots = space.marked(word)
        scores += word.values(slots)[slots]
    if allowed is not None:
        scores *= allowed
    best = scores.max(initial=0)
    rows = np.flatnonzero(scores == best) if best else np.zeros(0, dtype=np.int64)
    return rows, [space.marked(word)[rows] for word in words]


def _won(rows: Rows, own: Slots | int, slots: Slots) -> tuple[Rows, Slots]:
    """Return those of the rows that no likelier reading has."""
    told = slots[rows]
    kept = np.flatnonzero(told == own)
    return (rows, told) if len(kept) == len(rows) else (rows[kept], told[kept])
