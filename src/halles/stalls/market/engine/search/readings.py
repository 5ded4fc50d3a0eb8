"""What a typed word may stand for: itself, its plural, its beginning, a typo, a spelling by ear."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from halles.stalls.market.engine.search import edits, words
from halles.stalls.market.engine.search.making import TWO_EDITS, is_spelt
from halles.stalls.market.engine.search.sound import LONGEST, heard

Arrays = dict[str, NDArray[Any]]
Terms = NDArray[np.int64]
Weights = NDArray[np.float64]

EXACT, NUMBER, LONGER, BY_EAR, ONE_EDIT, NEAR_EAR, TWO_EDIT, FAR = 1.0, 0.8, 0.1, 0.04, 0.01, 0.003, 5e-4, 1e-4
"""How likely one types this for what one means, next to typing it right; a plural is typed right, or nearly."""

FIRST_LETTER = 0.3
"""What is left of a likelihood when the first letter is another one: it is seldom wrong."""
FINISHED = 2
"""Letters from which a word may be the beginning of a longer one."""
MOST = 120
"""Words that are weighed each for itself; the rarer endings of a beginning are weighed together."""


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

    def read(self, typed: str) -> Reading:
        """Return what a word may stand for, one typo or one spelling by ear away."""
        begins = self._begun(typed)
        parts = [self._numbers(typed), self._longer(typed, begins)]
        if is_spelt(typed):
            parts += [self._by_ear(typed), self._misspelt(typed, most=1)]
        return self._ranked(Reading(typed, *_joined(parts), begins))

    def read_further(self, reading: Reading) -> Reading:
        """Return a reading with the words two typos away."""
        if not is_spelt(reading.typed):
            return reading
        found = self._misspelt(reading.typed, most=2)
        terms, weights = _joined([(reading.terms, reading.weights), found])
        return self._ranked(replace(reading, terms=terms, weights=weights))

    def with_terms(self, reading: Reading, terms: Terms, weight: float) -> Reading:
        """Return a reading that may also stand for other words."""
        more = (terms, np.full(len(terms), weight))
        return self._ranked(replace(reading, **_named(_joined([(reading.terms, reading.weights), more]))))

    def _ranked(self, reading: Reading) -> Reading:
        order = np.argsort(-reading.weights * np.sqrt(self.counts[reading.terms]), kind="stable")[:MOST]
        order = order[np.argsort(-reading.weights[order], kind="stable")]
        return replace(reading, terms=reading.terms[order], weights=reading.weights[order])

    def _numbers(self, typed: str) -> tuple[Terms, Weights]:
        """Return the word itself, and its other number."""
        parts = [self._of_stem(words.stem(typed), NUMBER)]
        parts += [self._of_stem(words.stem(other), NUMBER) for other in words.other_numbers(typed)]
        if (own := self.term(typed)) >= 0:
            parts.append((np.array([own]), np.array([EXACT])))
        return _joined(parts)

    def _of_stem(self, stem: str, weight: float) -> tuple[Terms, Weights]:
        number = _place(self._arrays["stems"], words.packed(stem))
        if number < 0:
            return np.zeros(0, dtype=np.int64), np.zeros(0)
        return _weighed(self._members("stem", np.array([number])), weight)

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
        counts = self.counts[first:end]
        order = np.argpartition(-counts, MOST)[:MOST] if len(counts) > MOST else np.arange(len(counts))
        return _weighed(first + order, LONGER)

    def _by_ear(self, typed: str) -> tuple[Terms, Weights]:
        """Return the words that sound like this one, or nearly."""
        key = np.array([heard(typed)], dtype=f"S{LONGEST}")
        letters = edits.Letters(key)
        near = edits.all_of(iter([letters.whole(), *letters.without_one()]))[0]
        starts, owners = self._arrays["sound_near_starts"], self._arrays["sound_near"]
        sounds = edits.owners_of(near, starts, owners)
        sounds = sounds[_distances(key[0], self._arrays["sounds"][sounds], most=1) <= 1]
        same = self._arrays["sounds"][sounds] == key[0]
        return _joined([
            self._judged(typed, self._members("sound", sounds[same]), (BY_EAR, BY_EAR, BY_EAR, BY_EAR / 4), 3),
            self._judged(typed, self._members("sound", sounds[~same]), (ONE_EDIT, ONE_EDIT, NEAR_EAR, FAR), 3),
        ])  # fmt: skip

    def _misspelt(self, typed: str, *, most: int) -> tuple[Terms, Weights]:
        """Return the words up to `most` typos away, and those met on the way."""
        letters = edits.Letters(np.array([words.packed(typed)], dtype=self.terms.dtype))
        parts = [letters.whole(), *letters.without_one()]
        if most > 1:
            parts += letters.without_two(TWO_EDITS)
        hashes = edits.all_of(iter(parts))[0]
        found = [
            edits.owners_of(hashes, self._arrays[f"{name}_starts"], self._arrays[f"{name}_terms"])
            for name in ("one", "two")[:most]
        ]
        return self._judged(typed, np.unique(np.concatenate(found)), (EXACT, ONE_EDIT, TWO_EDIT), 2)

    def _judged(
        self, typed: str, terms: NDArray[Any], weights: tuple[float, ...], most: int
    ) -> tuple[Terms, Weights]:
        """Return those of `terms` up to `most` edits away: each weighs what its distance is worth."""
        key = words.packed(typed)
        distances = _distances(key, self.terms[terms], most=most)
        near = distances <= most
        terms, distances = terms[near], distances[near]
        first = np.frombuffer(self.terms[terms].tobytes(), dtype=np.uint8)[:: words.WIDTH] == key[0]
        worth = np.array(weights)[np.minimum(distances, len(weights) - 1)] * np.where(first, 1.0, FIRST_LETTER)
        return terms.astype(np.int64), worth

    def _members(self, name: str, groups: NDArray[Any]) -> Terms:
        starts, members = self._arrays[f"{name}_starts"], self._arrays[f"{name}_terms"]
        parts = [members[starts[group] : starts[group + 1]] for group in groups.tolist()]
        return np.concatenate(parts).astype(np.int64) if parts else np.zeros(0, dtype=np.int64)


def _place(known: NDArray[np.bytes_], key: bytes) -> int:
    place = int(np.searchsorted(known, np.array(key, dtype=known.dtype)))
    return place if place < len(known) and known[place] == key else -1


def _distances(key: bytes, others: NDArray[np.bytes_], *, most: int) -> NDArray[np.int64]:
    if not len(others):
        return np.zeros(0, dtype=np.int64)
    found = process.cdist([key], others.tolist(), scorer=OSA.distance, score_cutoff=most, dtype=np.uint8)
    return np.asarray(found[0], dtype=np.int64)


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


def _named(found: tuple[Terms, Weights]) -> dict[str, Any]:
    return {"terms": found[0], "weights": found[1]}
