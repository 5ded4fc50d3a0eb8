"""One timetable as arrays: the moments at which something changes, and what is so from each of them on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

DAY = 24 * 60
NEVER = int(np.iinfo(np.int32).max)
"""The minute of what does not happen within the window; also what ends each row."""
CLOSED, OPEN, UNKNOWN = 0, 1, 2
STATES = ("closed", "open", "unknown")
"""The words of the three states, by their number."""

Minutes = NDArray[np.int32]


class Span(Protocol):
    """What is read of an `Interval`: open or unknown from a moment until another."""

    @property
    def start(self) -> datetime:
        """First moment."""

    @property
    def end(self) -> datetime:
        """First moment after it."""

    @property
    def state(self) -> str:
        """One of STATES."""

    @property
    def comment(self) -> str:
        """Why, or with what condition."""


@dataclass(frozen=True, slots=True)
class Row:
    """What holds from each of `times` on, in minutes since the window's start; the last one is NEVER."""

    times: Minutes
    states: NDArray[np.uint8]
    comments: NDArray[np.uint16]
    until: Minutes
    """When the state is first another one."""
    opens: Minutes
    """When it is next open, after a moment at which it is not."""


def row_of(spans: Sequence[Span], *, start: datetime, days: int, number_of: Callable[[str], int]) -> Row:
    """Return the row of sorted, disjoint spans; `number_of` gives the number of a comment.

    Times that are not whole minutes are rounded down: nothing in the directory is finer.
    """
    marks = _marks(spans, start, days * DAY)
    times = np.array([minute for minute, _, _ in marks] + [NEVER], np.int32)
    states = np.array([STATES.index(state) for _, state, _ in marks] + [CLOSED], np.uint8)
    comments = np.array([number_of(comment) for _, _, comment in marks] + [0], np.uint16)
    changes = np.append(states[1:-1] != states[:-2], [False, False])
    until, opens = _next(times, changes), _next(times, np.append(states[1:] == OPEN, [False]))
    return Row(times, states, comments, until, opens)


def _marks(spans: Sequence[Span], start: datetime, end: int) -> list[tuple[int, str, str]]:
    """Return what begins when; closed time is told like the rest, the first mark stands at the start."""
    marks: list[tuple[int, str, str]] = []
    told = 0
    for span in spans:
        first, last = (min(max(0, _minute(moment, start)), end) for moment in (span.start, span.end))
        if first >= last:
            continue
        if first > told:
            marks.append((told, STATES[CLOSED], ""))
        if not marks or marks[-1][1:] != (span.state, span.comment):
            marks.append((first, span.state, span.comment))
        told = last
    return marks + ([(told, STATES[CLOSED], "")] if told < end else [])


def _next(times: Minutes, happens: NDArray[np.bool_]) -> Minutes:
    """Return for each mark the first later one at which something happens; `happens[i]` is of mark i + 1."""
    when = np.where(happens, np.append(times[1:], NEVER), NEVER)
    return np.minimum.accumulate(when[::-1])[::-1].astype(np.int32)


def _minute(moment: datetime, start: datetime) -> int:
    return (moment - start) // timedelta(minutes=1)
