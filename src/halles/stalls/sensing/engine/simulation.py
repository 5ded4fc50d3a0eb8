"""What invented sensors of the demonstration say: like a town, the same each time, measured nowhere."""

import hashlib
import math
from datetime import datetime, timedelta

Shape = tuple[tuple[float, float, float], ...]
"""Peaks of a day: (hour, width in hours, share of the places that it takes)."""

WORK: Shape = ((10.5, 2.0, 0.55), (15.0, 2.2, 0.55))
SHOPS: Shape = ((11.2, 1.2, 0.6), (17.2, 1.5, 0.65))
HOMES: Shape = ((2.0, 5.0, 0.4), (23.0, 3.0, 0.35))
STREET: Shape = ((10.8, 1.3, 0.5), (12.4, 0.7, 0.35), (17.5, 1.4, 0.6))
MARKET_DAY = 3
"""Thursday, as `weekday()` counts."""
MARKET: Shape = ((10.3, 1.6, 0.4),)
SUNDAY = 6
MOST_PEOPLE = 9.0
"""Passers-by per minute at the busiest time of the busiest street."""


def free_places(capacity: int, seed: int, at: datetime) -> int:
    """Return how many of `capacity` places are free at `at` (local time): 0 to `capacity`."""
    shape = (SHOPS, WORK, HOMES)[seed % 3]
    taken = 0.12 + _shape_at(shape, at) + 0.10 * _noise(seed, at, 150) + 0.04 * _noise(seed, at, 20)
    return round(capacity * (1 - min(1.0, max(0.02, taken))))


def passages(seed: int, at: datetime, minutes: int) -> int:
    """Return how many people passed in the `minutes` before `at` (local time), to the nearest whole one."""
    middle = at - timedelta(minutes=minutes / 2)
    rate = max(0.01, _shape_at(STREET, middle) + 0.15 * _noise(seed, middle, 30))
    return round(rate * minutes * MOST_PEOPLE * (0.4 + 0.6 * _chance(seed, 0)))


def _shape_at(shape: Shape, at: datetime) -> float:
    """Return the share that the day's peaks take at `at`: a Sunday is calm, a market day is not."""
    hour = at.hour + at.minute / 60
    peaks = shape + (MARKET if at.weekday() == MARKET_DAY else ())
    total = sum(share * math.exp(-((_apart(hour, top) / width) ** 2)) for top, width, share in peaks)
    return total * (0.45 if at.weekday() == SUNDAY and shape != HOMES else 1.0)


def _apart(hour: float, other: float) -> float:
    distance = abs(hour - other)
    return min(distance, 24 - distance)


def _noise(seed: int, at: datetime, minutes: int) -> float:
    """Return a smooth noise in -1..1 whose hills are `minutes` apart."""
    place = at.toordinal() * 1440 / minutes + (at.hour * 60 + at.minute + at.second / 60) / minutes
    left = math.floor(place)
    part = (1 - math.cos(math.pi * (place - left))) / 2
    return (
        2 * ((1 - part) * _chance(seed, left * 7 + minutes) + part * _chance(seed, (left + 1) * 7 + minutes))
        - 1
    )


def _chance(seed: int, step: int) -> float:
    """Return a number in 0..1 that depends on its arguments alone, on every machine."""
    digest = hashlib.blake2b(f"{seed} {step}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") / 2**64
