"""One timetable as arrays: the moments at which something changes, and what is so from each of them on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from halles.town.engine.hours.evaluate import Interval
from halles.town.engine.hours.model import DAY

NEVER = int(np.iinfo(np.int32).max)
"""The minute of what does not happen within the window; also what ends each row."""
CLOSED, OPEN, UNKNOWN = 0, 1, 2
STATES = ("closed", "open", "unknown")
"""The words of the three states, by their number."""
_NUMBERS = {word: number for number, word in enumerate(STATES)}

Minutes = NDArray[np.int32]


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


def row_of(spans: Sequence[Interval], *, start: datetime, days: int, number_of: Callable[[str], int]) -> Row:
    """Return the row of sorted, disjoint spans; `number_of` gives the number of a comment.

    Times that are not whole minutes are rounded down: nothing in the directory is finer.
    """
    marks = _marks(spans, start, days * DAY, number_of)
    times, states, comments = (list(each) for each in zip(*marks, strict=True))
    until, opens = [NEVER] * len(marks), [NEVER] * len(marks)
    for n in range(len(marks) - 2, -1, -1):
        until[n] = until[n + 1] if states[n + 1] == states[n] else times[n + 1]
        opens[n] = times[n + 1] if states[n + 1] == OPEN else opens[n + 1]
    return Row(
        np.array([*times, NEVER], np.int32),
        np.array([*states, CLOSED], np.uint8),
        np.array([*comments, 0], np.uint16),
        np.array([*until, NEVER], np.int32),
        np.array([*opens, NEVER], np.int32),
    )


def _marks(
    spans: Sequence[Interval], start: datetime, end: int, number_of: Callable[[str], int]
) -> list[tuple[int, int, int]]:
    """Return what begins when; closed time is told like the rest, the first mark stands at the start."""
    marks: list[tuple[int, int, int]] = []
    told = 0
    for span in spans:
        opens, closes = span.start - start, span.end - start
        first = max(0, opens.days * DAY + opens.seconds // 60)
        last = min(closes.days * DAY + closes.seconds // 60, end)
        if first >= last:
            continue
        if first > told:
            marks.append((told, CLOSED, 0))
        state, comment = _NUMBERS[span.state], number_of(span.comment) if span.comment else 0
        if not marks or marks[-1][1:] != (state, comment):
            marks.append((first, state, comment))
        told = last
    return marks + ([(told, CLOSED, 0)] if told < end else [])
