"""Numbers that look drawn and are always the same: an engine has no randomness of its own."""

import numpy as np
from numpy.typing import NDArray

from halles.stalls.parking.engine.forecast.calendar import Floats

MASK = np.uint64(0xFFFFFFFFFFFFFFFF)


def uniform(seed: int, count: int) -> Floats:
    """Return `count` numbers in (0, 1) of a seed: the SplitMix64 sequence (Steele, Lea, Flood 2014)."""
    index = np.arange(1, count + 1, dtype=np.uint64) + (np.uint64(seed) << np.uint64(32))
    state = index * np.uint64(0x9E3779B97F4A7C15)
    state = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    state = (state ^ (state >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    state = (state ^ (state >> np.uint64(31))) & MASK
    return ((state >> np.uint64(11)).astype(np.float64) + 0.5) / float(1 << 53)


def normal(seed: int, count: int) -> NDArray[np.float32]:
    """Return `count` numbers of the standard normal law, by Box and Muller."""
    half = -(-count // 2)
    first, second = uniform(seed, half), uniform(seed + 1, half)
    radius, angle = np.sqrt(-2 * np.log(first)), 2 * np.pi * second
    both = np.concatenate([radius * np.cos(angle), radius * np.sin(angle)])
    return both[:count].astype(np.float32)


def shuffled(seed: int, count: int) -> NDArray[np.int64]:
    """Return 0..count-1 in a mixed order."""
    return np.argsort(uniform(seed, count), kind="stable")
