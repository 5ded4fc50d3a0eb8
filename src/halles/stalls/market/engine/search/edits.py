"""Words near each other: two words one edit apart share what is left when a letter of each is taken away.

Hashes of what is left are made for many words at once. A word is a polynomial in `BASE`, modulo 2^64; taking
a letter away leaves the part before it, and the part after it divided by `BASE`.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Owners = NDArray[np.int64]

BASE = 0x9E3779B97F4A7C15
"""Odd, so that it has an inverse modulo 2^64."""
TWO_OF = 16
"""Letters of a word, from its beginning, of which two may be lost."""
_SPREAD = np.uint64(0xD6E8FEB86659FD93)
_INVERSE = np.uint64(pow(BASE, -1, 1 << 64))
_INVERSE_2 = np.uint64(pow(BASE, -2, 1 << 64))


class Letters:
    """The letters of words, as the numbers from which hashes are made."""

    def __init__(self, words: NDArray[np.bytes_]) -> None:
        width = words.dtype.itemsize
        codes = np.ascontiguousarray(words).view(np.uint8).reshape(len(words), width).astype(np.uint64)
        self.lengths = np.count_nonzero(codes, axis=1)
        self.sums = np.zeros((len(words), width + 1), dtype=np.uint64)
        np.cumsum(codes * _powers(width), axis=1, out=self.sums[:, 1:])

    def whole(self) -> tuple[Hashes, Owners]:
        """Return the hash of each word as it is."""
        return self.sums[:, -1] * _SPREAD, np.arange(len(self.sums))

    def without_one(self) -> Iterator[tuple[Hashes, Owners]]:
        """Yield hashes of the words without one letter, and the numbers of the words."""
        for place in range(int(self.lengths.max(initial=0))):
            own = np.flatnonzero(self.lengths > place)
            sums = self.sums[own]
            left = sums[:, place] + (sums[:, -1] - sums[:, place + 1]) * _INVERSE
            yield left * _SPREAD, own

    def without_two(self) -> Iterator[tuple[Hashes, Owners]]:
        """Yield hashes of the words without two of their first letters."""
        for second in range(1, min(TWO_OF, int(self.lengths.max(initial=0)))):
            own = np.flatnonzero(self.lengths > second)
            sums = self.sums[own]
            after = (sums[:, -1] - sums[:, second + 1]) * _INVERSE_2
            for first in range(second):
                between = (sums[:, second] - sums[:, first + 1]) * _INVERSE
                yield (sums[:, first] + between + after) * _SPREAD, own


def all_of(parts: Iterator[tuple[Hashes, Owners]]) -> tuple[Hashes, Owners]:
    """Return the parts end to end."""
    found = list(parts)
    if not found:
        return np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int64)
    return np.concatenate([one for one, _ in found]), np.concatenate([own for _, own in found])


def bucket_bits(count: int) -> int:
    """Return the number of bits of a bucket's number for `count` entries: about one entry in each."""
    return max(4, int(count).bit_length())


def bucketed(hashes: Hashes, owners: Owners) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return where each bucket of hashes begins, and the owners in them, each once per bucket."""
    bits = bucket_bits(len(hashes))
    buckets = (hashes >> np.uint64(64 - bits)).astype(np.int64)
    kept = distinct((buckets << 32) | owners)
    starts = np.searchsorted(kept >> 32, np.arange((1 << bits) + 1))
    return starts.astype(np.int32), (kept & 0xFFFFFFFF).astype(np.int32)


def distinct(numbers: NDArray[Any]) -> NDArray[Any]:
    """Return numbers in order, each once: for millions of them quicker than numpy's own way."""
    numbers = np.sort(numbers)
    first = np.ones(len(numbers), dtype=bool)
    first[1:] = numbers[1:] != numbers[:-1]
    return numbers[first]


def around(word: bytes, most: int) -> Hashes:
    """Return the hashes of one word as it is, and without up to `most` (1 or 2) of its letters."""
    codes = np.frombuffer(word, dtype=np.uint8).astype(np.uint64)
    return (_losses(len(word), most) @ codes) * _SPREAD


@lru_cache(maxsize=64)
def _powers(width: int) -> Hashes:
    return np.array([pow(BASE, place + 1, 1 << 64) for place in range(width)], dtype=np.uint64)


@lru_cache(maxsize=128)
def _losses(width: int, most: int) -> Hashes:
    """Return, for each way to lose letters of a word, what each letter of it is multiplied by."""
    ways: list[tuple[int, ...]] = [(), *combinations(range(width), 1)]
    if most > 1:
        ways += combinations(range(min(width, TWO_OF)), 2)
    factors = np.zeros((len(ways), width), dtype=np.uint64)
    for way, gone in enumerate(ways):
        left = [place for place in range(width) if place not in gone]
        factors[way, left] = _powers(len(left))
    return factors


def owners_of(hashes: Hashes, starts: NDArray[np.int32], owners: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return the owners in the buckets of `hashes`, some of them several times; some have other hashes."""
    bits = (len(starts) - 1).bit_length() - 1
    buckets = (hashes >> np.uint64(64 - bits)).astype(np.int64)
    return gathered(owners, starts[buckets], starts[buckets + 1])


def gathered(values: NDArray[Any], first: NDArray[np.integer], last: NDArray[np.integer]) -> NDArray[Any]:
    """Return the values from each `first` up to before its `last`, end to end: quickest for a few spans."""
    parts = [values[one:end] for one, end in zip(first.tolist(), last.tolist(), strict=True) if one < end]
    return np.concatenate(parts) if parts else values[:0]


def spans(first: NDArray[np.integer], last: NDArray[np.integer]) -> NDArray[np.int64]:
    """Return the numbers from each `first` up to before its `last`, span after span."""
    counts = (last - first).astype(np.int64)
    ends = np.cumsum(counts)
    return np.arange(ends[-1] if len(ends) else 0) + np.repeat(first - ends + counts, counts)
