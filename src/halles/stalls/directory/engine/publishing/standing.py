"""Which of a shop's exceptions still stand: the latest word on a moment is the one that holds."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

A_DAY = timedelta(hours=36)
"""A closing of one day at most, the night before it included."""


@dataclass(frozen=True, slots=True)
class Said:
    """An exception as it was said, by its public id; moments of the clock on the wall."""

    id: str
    start: datetime
    end: datetime
    is_open: bool
    text: str = ""
    """The sentence in which it was read, if it was."""
    source: str = ""


def standing(said: Sequence[Said]) -> list[Said]:
    """Return what still holds of exceptions given in the order they were said, in order of time.

    A later one takes its part away from earlier ones, which may leave two pieces of the same id. What an
    opening leaves of a closing of the same day goes without saying: "open on 11 November from 9 to 12".
    """
    kept: list[Said] = []
    for each in said:
        kept = [piece for old in kept for piece in _without(old, each)] + [each]
    return sorted(kept, key=lambda piece: (piece.start, piece.end, piece.id))


def _without(old: Said, new: Said) -> list[Said]:
    """Return what a later word leaves of an earlier one."""
    if new.end <= old.start or old.end <= new.start:
        return [old]
    if new.is_open and not old.is_open and old.end - old.start <= A_DAY and _within(new, old):
        return []
    pieces = ((old.start, min(old.end, new.start)), (max(old.start, new.end), old.end))
    return [replace(old, start=start, end=end) for start, end in pieces if start < end]


def _within(inner: Said, outer: Said) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
