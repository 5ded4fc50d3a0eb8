"""Many timetables one after the other in long arrays: a row is added at the end, and dropped by name."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from halles.town.engine.hours.index.row import Minutes, Row
from halles.town.engine.hours.model import DAY

Array = NDArray[Any]
FIELDS = ("times", "states", "comments", "until", "opens")
FIRST_ROOM = 1024
STEP = 6 * 60
"""Minutes after which it is noted where each row is: few marks are then left to pass over."""


class Rows:
    """The marks of every row, end to end, and for each quarter of a day where each row's marks then stand."""

    def __init__(self, days: int) -> None:
        self._days = days
        self._marks: dict[str, Array] = {
            name: np.empty(FIRST_ROOM, kind)
            for name, kind in zip(FIELDS, (np.int32, np.uint8, np.uint16, np.int32, np.int32), strict=True)
        }
        self._at: Array = np.empty((days * DAY // STEP, FIRST_ROOM), np.int32)
        """For each step and row, the mark that holds when the step begins."""
        self._first: Array = np.empty(FIRST_ROOM + 1, np.int64)
        """Where each row's marks begin; after the last row, where they end."""
        self._first[0] = 0
        self.count = 0

    @property
    def size(self) -> int:
        """How many marks there are, those of dropped rows among them."""
        return int(self._first[self.count])

    @property
    def bytes(self) -> int:
        """What the arrays take."""
        return sum(array.nbytes for array in (*self._marks.values(), self._at, self._first))

    def length(self, row: int) -> int:
        """Return how many marks a row has."""
        return int(self._first[row + 1] - self._first[row])

    def add(self, row: Row) -> int:
        """Put a row at the end; return its number."""
        number, begin, size = self.count, self.size, len(row.times)
        self._make_room(begin + size, number + 1)
        for name in FIELDS:
            self._marks[name][begin : begin + size] = getattr(row, name)
        begun = np.arange(len(self._at), dtype=np.int32) * STEP
        self._at[:, number] = begin + np.searchsorted(row.times, begun, side="right") - 1
        self._first[number + 1] = begin + size
        self.count += 1
        return number

    def at(self, minute: int) -> Array:
        """Return the number of the mark of each row that holds at a minute of the window."""
        times = self._marks["times"]
        here = self._at[minute // STEP, : self.count].astype(np.intp)
        later = times.take(here + 1) <= minute
        while later.any():
            here += later
            later = times.take(here + 1) <= minute
        return here

    def told(self, name: str, marks: Array) -> Array:
        """Return one of FIELDS for each of these marks."""
        return self._marks[name].take(marks)

    def kept(self, numbers: Iterable[int]) -> "Rows":
        """Return these rows alone, numbered in this order."""
        fresh = Rows(self._days)
        wanted = np.fromiter(numbers, np.int64)
        begins, sizes = self._first[wanted], np.diff(self._first)[wanted]
        ends = np.append(0, np.cumsum(sizes))
        fresh._make_room(int(ends[-1]), len(wanted))
        moved = np.repeat(ends[:-1] - begins, sizes)
        taken = np.arange(int(ends[-1])) - moved
        for name in FIELDS:
            fresh._marks[name][: len(taken)] = self._marks[name][taken]
        fresh._at[:, : len(wanted)] = self._at[:, wanted] + (ends[:-1] - begins)
        fresh._first[: len(ends)] = ends
        fresh.count = len(wanted)
        return fresh

    def _make_room(self, marks: int, rows: int) -> None:
        """Let the arrays hold so many marks and rows; they double when they grow, so that adding is cheap."""
        for name, array in self._marks.items():
            self._marks[name] = _grown(array, marks)
        self._at = _grown(self._at, rows)
        self._first = _grown(self._first, rows + 1)


@dataclass(frozen=True)
class Answer:
    """What held at a moment for every shop when it was asked, whatever is replaced in the index since."""

    _rows: Rows
    _marks: Array
    """The mark of each row."""
    _slots: Array
    """The row of each shop."""

    @cached_property
    def states(self) -> NDArray[np.uint8]:
        """CLOSED, OPEN or UNKNOWN."""
        return self._of("states")

    @cached_property
    def until(self) -> Minutes:
        """When the state is first another one; NEVER if not within the window."""
        return self._of("until")

    @cached_property
    def opens(self) -> Minutes:
        """When it next opens; it only means something where it is not open."""
        return self._of("opens")

    @cached_property
    def comments(self) -> NDArray[np.uint16]:
        """The number of what is said with it, 0 for nothing."""
        return self._of("comments")

    def _of(self, name: str) -> Array:
        return self._rows.told(name, self._marks).take(self._slots, mode="clip")


def _grown(array: Array, wanted: int) -> Array:
    """Return the array, or a copy that is long enough along its last axis."""
    room = array.shape[-1]
    if wanted <= room:
        return array
    wider = np.empty((*array.shape[:-1], max(wanted, 2 * room)), array.dtype)
    wider[..., :room] = array
    return wider
