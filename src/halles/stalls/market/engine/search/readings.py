"""What a typed word may stand for: itself, its plural, its beginning, a typo, a spelling by ear."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from halles.stalls.market.engine.search import edits, words
from halles.stalls.market.engine.search.making import is_spelt
from halles.stalls.market.engine.search.sound import heard

Arrays = dict[str, NDArray[Any]]
Terms = NDArray[np.int64]
Weights = NDArray[np.float64]

EXACT, NUMBER = 1.0, 0.8
"""How likely one types this for what one means, next to typing it right; a plural is nearly that."""
LONGER = np.array([0.0, 0.2, 0.15, 0.06, 0.04, 0.03])
"""The same for the beginning of a longer word, by the number of letters that lack."""
FAULTS = np.array(
    [[0.01, 0.01, 5e-4, 0.0, 0.0], [0.01, 0.01, 3e-3, 1e-4, 0.0], [0.04, 0.04, 0.04, 0.01, 5e-3]]
)
"""The same by the letters that differ: for any word, one that sounds nearly the same, just the same."""
FURTHEST = 3
"""Letters that may differ at most."""

FIRST_LETTER = 0.3
"""What is left of a likelihood when the first letter is another one: it is seldom wrong."""
FINISHED = 2
"""Letters from which a word may be the beginning of a longer one."""
COMMON = 100
"""Rows that hold a word from which it is likely meant."""
MOST_LONGER, MOST = 20, 60
"""Words that are weighed each for itself: longer ones (the rarer are weighed together), and all."""


@dataclass(frozen=True)
class Reading:
    """What one typed word may stand for."""

    typed: str
    terms: Terms
    """Numbers of words, the likeliest first."""
    weights: Weights
    begins: tuple[int, int] = (0, 0)
    """The words that begin with what was typed: first, and one after the last."""


class Vocabulary:
    """The words of an index, and how each is found from what was typed."""

    def __init__(self, arrays: Arrays) -> None:
        self._arrays = arrays
        self.terms: NDArray[np.bytes_] = arrays["terms"]
        self.counts = np.diff(arrays["starts"])

    def term(self, word: str) -> int:
        """Return the number of a word, or -1."""
        return _place(self.terms, words.packed(word))

    def terms_of(self, several: list[str]) -> list[int]:
        """Return the numbers of several words, -1 for those that are unknown."""
        keys = np.array([words.packed(word) for word in several], dtype=self.terms.dtype)
        places = np.minimum(np.searchsorted(self.terms, keys), len(self.terms) - 1)
        found: list[int] = np.where(self.terms[places] == keys, places, -1).tolist()
        return found

    def read(self, typed: str, *, trusted: bool = False) -> Reading:
        """Return what a word may stand for, one typo or one spelling by ear away.

        If it is `trusted` and stands in many rows, it is taken as it was typed.
        """
        begins = self._begun(typed)
        parts = [*self._numbers(typed), self._longer(typed, begins)]
        if is_spelt(typed) and not (trusted and self._is_common(typed)):
            parts.append(self._misspelt(typed))
        return self._ranked(Reading(typed, *_joined(parts), begins))

    def _is_common(self, typed: str) -> bool:
        term = self.term(typed)
        return term >= 0 and bool(self.counts[term] >= COMMON)

    def read_further(self, reading: Reading) -> Reading:
        """Return a reading with the words two typos away, of a known word with those one typo away."""
        if not is_spelt(reading.typed):
            return reading
        if self.term(reading.typed) >= 0:
            return self._with(reading, self._misspelt(reading.typed))
        key = words.packed(reading.typed)
        near = np.unique(self._near(key, "one", "two"))
        found = self._judged(key, near, np.zeros(len(near), dtype=np.int64))
        return self._with(reading, found)

    def with_terms(self, reading: Reading, terms: Terms, weight: float) -> Reading:
        """Return a reading that may also stand for other words."""
        return self._with(reading, _weighed(terms, weight))

    def _with(self, reading: Reading, found: tuple[Terms, Weights]) -> Reading:
        terms, weights = _joined([(reading.terms, reading.weights), found])
        return self._ranked(replace(reading, terms=terms, weights=weights))

    def _ranked(self, reading: Reading) -> Reading:
        order = np.argsort(-reading.weights * np.sqrt(self.counts[reading.terms]), kind="stable")[:MOST]
        order = order[np.argsort(-reading.weights[order], kind="stable")]
        return replace(reading, terms=reading.terms[order], weights=reading.weights[order])

    def _numbers(self, typed: str) -> list[tuple[Terms, Weights]]:
        """Return the word itself, and its other number."""
        own = self.term(typed)
        stem = int(self._arrays["stem_of"][own]) if own >= 0 else self._stem(typed)
        stems = [stem, *(self._stem(other) for other in words.other_numbers(typed))]
        known = np.array([each for each in stems if each >= 0], dtype=np.int64)
        parts = [_weighed(self._members("stem", known), NUMBER)]
        return [*parts, (np.array([own]), np.array([EXACT]))] if own >= 0 else parts

    def _stem(self, word: str) -> int:
        return _place(self._arrays["stems"], words.packed(words.stem(word)))

    def _begun(self, typed: str) -> tuple[int, int]:
        key = words.packed(typed)
        if len(typed) < FINISHED or len(key) == words.WIDTH:
            return 0, 0
        last = key + b"\xff" * (words.WIDTH - len(key))
        first, end = np.searchsorted(self.terms, np.array([key, last], dtype=self.terms.dtype))
        return int(first), int(end)

    def _longer(self, typed: str, begins: tuple[int, int]) -> tuple[Terms, Weights]:
        """Return the commonest words that begin with what was typed."""
        first, end = begins
        terms = np.arange(first, end)
        if len(terms) > MOST_LONGER:
            terms = first + np.argpartition(-self.counts[first:end], MOST_LONGER)[:MOST_LONGER]
        lacking = np.char.str_len(self.terms[terms]) - len(words.packed(typed))
        return terms, LONGER[np.minimum(lacking, len(LONGER) - 1)]

    def _misspelt(self, typed: str) -> tuple[Terms, Weights]:
        """Return the words one typo away, those that sound like this one, and those met on the way."""
        key, sound = words.packed(typed), heard(typed).encode()
        near = self._near(key, "one")
        starts, owners = self._arrays["sound_near_starts"], self._arrays["sound_near"]
        sounds = edits.owners_of(edits.around(sound, 1), starts, owners)
        same = self._arrays["sounds"][sounds] == sound
        parts = [near, self._members("sound", sounds[~same]), self._members("sound", sounds[same])]
        kinds = np.repeat((0, 1, 2), [len(part) for part in parts])
        return self._judged(key, np.concatenate(parts), kinds)

    def _near(self, key: bytes, *tables: str) -> Terms:
        """Return the words that one letter less makes the same, or two: as many as there are `tables`."""
        hashes = edits.around(key, len(tables))
        found = [
            edits.owners_of(hashes, self._arrays[f"{name}_starts"], self._arrays[f"{name}_terms"])
            for name in tables
        ]
        return np.concatenate(found)

    def _judged(self, key: bytes, terms: NDArray[Any], kinds: NDArray[np.int64]) -> tuple[Terms, Weights]:
        """Return those of `terms` that are near enough, and what each is worth by its kind (see `FAULTS`)."""
        letters = self.terms[terms]
        worth = FAULTS[kinds, _distances(key, letters)]
        first = letters.view(np.uint8)[:: words.WIDTH] == key[0]
        worth[~first] *= FIRST_LETTER
        kept = np.flatnonzero(worth)
        return terms[kept].astype(np.int64), worth[kept]

    def _members(self, name: str, groups: NDArray[Any]) -> Terms:
        starts, members = self._arrays[f"{name}_starts"], self._arrays[f"{name}_terms"]
        return edits.gathered(members, starts[groups], starts[groups + 1]).astype(np.int64)


def _place(known: NDArray[np.bytes_], key: bytes) -> int:
    place = int(np.searchsorted(known, np.array(key, dtype=known.dtype)))
    return place if place < len(known) and known[place] == key else -1


def _distances(key: bytes, others: NDArray[np.bytes_]) -> NDArray[np.uint8]:
    """Return how many letters differ; one more than `FURTHEST` stands for all that is further."""
    if not len(others):
        return np.zeros(0, dtype=np.uint8)
    found = process.cdist([key], others.tolist(), scorer=OSA.distance, score_cutoff=FURTHEST, dtype=np.uint8)
    return np.asarray(found[0])


def _weighed(terms: NDArray[Any], weight: float) -> tuple[Terms, Weights]:
    return terms.astype(np.int64), np.full(len(terms), weight)


def _joined(parts: list[tuple[Terms, Weights]]) -> tuple[Terms, Weights]:
    """Return each word once, with the best of its weights."""
    terms = np.concatenate([terms for terms, _ in parts])
    weights = np.concatenate([weights for _, weights in parts])
    order = np.lexsort((-weights, terms))
    terms, weights = terms[order], weights[order]
    first = np.ones(len(terms), dtype=bool)
    first[1:] = terms[1:] != terms[:-1]
    return terms[first], weights[first]
