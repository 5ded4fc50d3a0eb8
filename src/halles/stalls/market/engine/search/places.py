"""Where what was typed may stand: for each typed word, in which rows, and as which of its readings."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from halles.stalls.market.engine.search import edits
from halles.stalls.market.engine.search.readings import Arrays, Reading, Terms, Weights

Rows = NDArray[np.int64]
Mask = NDArray[np.bool_]

REST = 1
"""The slot of the rarer words that begin with what was typed."""
REST_WEIGHT = 0.01
LARGE = 1000
"""Rows of a word from which it is written by itself."""


@dataclass(frozen=True)
class Placed:
    """One typed word, found: a slot for each row, 0 where it does not stand."""

    reading: Reading
    slots: NDArray[np.uint8]
    weights: Weights
    """What each slot is worth."""
    stems: list[int]
    """Which readings are one: singular and plural share a stem. One for each slot."""

    def families(self) -> NDArray[np.int64]:
        """Return a number for each slot, from 0 on, the same for slots of one stem."""
        known: dict[int, int] = {}
        return np.array([known.setdefault(stem, len(known)) for stem in self.stems])

    def values(self) -> NDArray[np.uint16]:
        """Return how much each slot tells: more where fewer rows hold the word, less where it is a guess."""
        held = max(1, int(np.count_nonzero(self.slots)))
        trust = 1 + np.log10(np.maximum(self.weights, 1e-4)) / 5
        told = 1 + 16 * np.log2(1 + len(self.slots) / held) * trust
        return np.where(self.weights > 0, told, 0).astype(np.uint16)


def placed(arrays: Arrays, count: int, reading: Reading, pairs: Sequence[Rows], weight: float) -> Placed:
    """Return where a word stands among `count` rows; `pairs` are rows that hold it as two words."""
    slots = np.zeros(count, dtype=np.uint8)
    starts, rows = arrays["starts"], arrays["rows"]
    first, last = reading.begins
    slots[rows[starts[first] : starts[last]]] = REST
    for number, pair in enumerate(pairs):
        slots[pair] = REST + 1 + number
    terms = reading.terms
    _write(slots, arrays, terms, REST + 1 + len(pairs))
    weights = np.concatenate([[0.0, REST_WEIGHT], np.full(len(pairs), weight), reading.weights])
    own = range(-REST - 1 - len(pairs), 0)
    return Placed(reading, slots, weights, [*own, *arrays["stem_of"][terms].tolist()])


def _write(slots: NDArray[np.uint8], arrays: Arrays, terms: Terms, first: int) -> None:
    """Write in each row the slot of its term, from `first` on; where a row holds several, the likeliest."""
    starts, rows = arrays["starts"], arrays["rows"]
    begins, ends = starts[terms], starts[terms + 1]
    large = np.flatnonzero(ends - begins > LARGE)[::-1]
    after = len(terms)
    for number in [*large.tolist(), -1]:
        few = np.arange(after - 1, number, -1)  # the likeliest last: it stays
        spots = rows[edits.spans(begins[few], ends[few])]
        slots[spots] = np.repeat((first + few).astype(np.uint8), ends[few] - begins[few])
        if number >= 0:
            slots[rows[begins[number] : ends[number]]] = first + number
        after = number


def holding_all(words: Sequence[Placed], allowed: Mask | None) -> Rows:
    """Return the allowed rows that hold every word."""
    hit = words[0].slots > 0
    for word in words[1:]:
        hit &= word.slots > 0
    if allowed is not None:
        hit &= allowed
    return np.flatnonzero(hit)


def holding_most(words: Sequence[Placed], allowed: Mask | None) -> Rows:
    """Return the allowed rows that hold the most telling of the words; none where no word stands."""
    scores = np.zeros(len(words[0].slots), dtype=np.uint16)
    for word in words:
        scores += word.values()[word.slots]
    if allowed is not None:
        scores *= allowed
    best = scores.max(initial=0)
    return np.flatnonzero(scores == best) if best else np.zeros(0, dtype=np.int64)
