"""Where what was typed may stand: for each typed word, in which rows, and as which of its readings."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from halles.stalls.market.engine.search.readings import Arrays, Reading, Weights

Rows = NDArray[np.int64]
Mask = NDArray[np.bool_]

REST = 1
"""The slot of the rarer words that begin with what was typed."""
REST_WEIGHT = 0.01


@dataclass(frozen=True)
class Placed:
    """One typed word, found: a slot for each row, 0 where it does not stand."""

    reading: Reading
    slots: NDArray[np.uint8]
    weights: Weights
    """What each slot is worth."""
    families: NDArray[np.int64]
    """Which readings are one: singular and plural share a number."""

    @property
    def value(self) -> int:
        """Return how much the word tells: more where fewer rows hold it, nothing where none does."""
        held = int(np.count_nonzero(self.slots))
        return 1 + int(8 * np.log2(1 + len(self.slots) / held)) if held else 0


def placed(arrays: Arrays, count: int, reading: Reading, pairs: Sequence[Rows], weight: float) -> Placed:
    """Return where a word stands among `count` rows; `pairs` are rows that hold it as two words."""
    slots = np.zeros(count, dtype=np.uint8)
    starts, rows = arrays["starts"], arrays["rows"]
    first, last = reading.begins
    slots[rows[starts[first] : starts[last]]] = REST
    for number, pair in enumerate(pairs):
        slots[pair] = REST + 1 + number
    terms = reading.terms
    # The likeliest last, so that it stands where a row holds several.
    for number in range(len(terms) - 1, -1, -1):
        term = terms[number]
        slots[rows[starts[term] : starts[term + 1]]] = REST + 1 + len(pairs) + number
    weights = np.concatenate([[0.0, REST_WEIGHT], np.full(len(pairs), weight), reading.weights])
    stems = arrays["stem_of"][terms].astype(np.int64)
    own = -1 - np.arange(REST + 1 + len(pairs))
    return Placed(reading, slots, weights, np.concatenate([own, stems]))


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
        scores += (word.slots > 0) * np.uint16(word.value)
    if allowed is not None:
        scores *= allowed
    best = scores.max(initial=0)
    return np.flatnonzero(scores == best) if best else np.zeros(0, dtype=np.int64)
