"""Which closing of a car park holds at a moment, how many places it takes, and which one comes next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

AHEAD = timedelta(days=7)
"""How far ahead the next closing is told."""


@dataclass(frozen=True)
class Span:
    """From a moment until another, both aware, during which a closing holds; it has begun at `start`."""

    closure: str
    """Public id of the closing it belongs to."""
    start: datetime
    end: datetime | None
    """None: no end known."""
    places: int | None
    """Places taken away; None: all of them."""

    def holds(self, moment: datetime) -> bool:
        """Say whether it holds at a moment; the moment it ends is outside."""
        return self.start <= moment and (self.end is None or moment < self.end)


def moments_of(start: datetime, end: datetime, *, zone: str) -> tuple[datetime, datetime]:
    """Return two moments of the clock on the wall as moments in UTC.

    Where a clock shows an hour twice, or leaves it out, the longer of the two spans is meant: a place that is
    to be empty is told to be closed a little too long rather than too short.
    """
    clock = ZoneInfo(zone)
    starts = (start.replace(tzinfo=clock, fold=fold).astimezone(UTC) for fold in (0, 1))
    ends = (end.replace(tzinfo=clock, fold=fold).astimezone(UTC) for fold in (0, 1))
    return min(starts), max(ends)


def clipped(
    pieces: Iterable[tuple[datetime, datetime]], *, low: datetime, high: datetime | None
) -> list[tuple[datetime, datetime]]:
    """Return pieces of time as they lie between `low` and `high`, those that touch joined, in order."""
    found: list[tuple[datetime, datetime]] = []
    for first, last in sorted(pieces):
        start, end = max(first, low), last if high is None else min(last, high)
        if start >= end:
            continue
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def holding(spans: Sequence[Span], moment: datetime) -> Span | None:
    """Return the closing that holds at a moment: a whole one before those that take some places.

    Of several whole ones the one that ends last. Partial ones add up: the one that ends last, with all their
    places, for each takes others away.
    """
    held = [span for span in spans if span.holds(moment)]
    whole = [span for span in held if span.places is None]
    if whole:
        return max(whole, key=_end)
    if not held:
        return None
    last = max(held, key=_end)
    return Span(last.closure, last.start, last.end, sum(span.places or 0 for span in held))


def coming(spans: Iterable[Span], moment: datetime) -> Span | None:
    """Return the next closing that begins within seven days; of two that begin together, a whole one."""
    near = [span for span in spans if moment < span.start <= moment + AHEAD]
    return min(near, key=lambda span: (span.start, span.places is not None), default=None)


def turns(spans: Iterable[Span], moment: datetime) -> datetime | None:
    """Return the first moment after this one at which a closing begins or ends; None: none is known."""
    edges = (edge for span in spans for edge in (span.start, span.end) if edge is not None and edge > moment)
    return min(edges, default=None)


def _end(span: Span) -> tuple[bool, datetime]:
    return span.end is None, span.end or span.start
