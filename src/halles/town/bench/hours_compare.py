"""Two answers about the same hours: are they the same, and where are they not?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from halles.town.engine.hours import UNKNOWN, Hours, Where, intervals

RIGHT, WRONG, REFUSED, ASIDE = "right", "wrong", "refused", "aside"
SUN = timedelta(minutes=3)
"""How far two calculations of the sun may be apart: the reference's cases are of an older one, a day late."""

Told = tuple[datetime, datetime, bool, str]
"""From, until, whether it is unknown rather than open, comment."""


@dataclass(frozen=True)
class Verdict:
    """What became of one text."""

    text: str
    kind: str
    why: str = ""


def told_by_us(hours: Hours, start: datetime, end: datetime, where: Where) -> list[Told]:
    """Return our answer between two moments."""
    found = intervals(hours, start, end, where=where)
    return [(each.start, each.end, each.state == UNKNOWN, each.comment) for each in found]


def joined(told: Iterable[Told], *, comments: bool) -> list[Told]:
    """Return an answer with what touches joined; the reference parts the night where its rules do."""
    found: list[Told] = []
    for start, end, unknown, comment in told:
        comment = comment if comments else ""
        if found and found[-1][1:] == (start, unknown, comment):
            found[-1] = (found[-1][0], end, unknown, comment)
        else:
            found.append((start, end, unknown, comment))
    return found


def are_alike(ours: Sequence[Told], theirs: Sequence[Told], *, slack: timedelta = timedelta(0)) -> bool:
    """Return whether two answers never differ for longer than `slack`."""
    if list(ours) == list(theirs):
        return True
    edges = sorted({edge for told in (*ours, *theirs) for edge in told[:2]})
    differs_from = None
    for edge in edges:
        if _at(ours, edge) == _at(theirs, edge):
            if differs_from is not None and edge - differs_from > slack:
                return False
            differs_from = None
        elif differs_from is None:
            differs_from = edge
    return slack > timedelta(0)


def _at(told: Sequence[Told], moment: datetime) -> tuple[bool, str] | None:
    return next((each[2:] for each in told if each[0] <= moment < each[1]), None)


def first_difference(ours: Sequence[Told], theirs: Sequence[Told]) -> str:
    """Return the first interval that only one of two answers has, in words."""
    for name, some, others in (("reference", theirs, ours), ("here", ours, theirs)):
        for start, end, unknown, comment in some:
            if (start, end, unknown, comment) not in others:
                state = "unknown" if unknown else "open"
                return f"{name} says {state} {start:%Y-%m-%d %H:%M} to {end:%Y-%m-%d %H:%M} {comment}".strip()
    return "the same"
