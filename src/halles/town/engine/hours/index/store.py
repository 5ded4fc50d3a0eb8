"""The index itself: which shop has which timetable, and what all of them say of a minute."""

from collections.abc import Callable, Hashable, Sequence
from datetime import datetime, timedelta

import numpy as np

from halles.town.engine.hours.evaluate import Interval
from halles.town.engine.hours.index.row import row_of
from halles.town.engine.hours.index.rows import Answer, Array, Rows

Spans = Callable[[], Sequence[Interval]]
"""Work out a timetable over the window, when no other shop has it yet."""
MOST_WASTE = 0.5
"""The share of dropped marks from which the arrays are packed anew."""


class Index:
    """The timetables of shops from `start`, a midnight, for so many days."""

    def __init__(self, *, start: datetime, days: int) -> None:
        self.start, self.end = start, start + timedelta(days=days)
        self._days = days
        self._rows = Rows(days)
        self._row_of: dict[Hashable, int] = {}
        """The row of each timetable in use."""
        self._users: dict[Hashable, int] = {}
        """How many shops share it."""
        self._key_of: dict[str, Hashable] = {}
        self._slot_of: dict[str, int] = {}
        self.shops: list[str] = []
        """The shops in the order of the answers."""
        self._slots: Array = np.empty(1024, np.intp)
        """The row of each of `shops`."""
        self._comments: dict[str, int] = {"": 0}
        self._wasted = 0

    @property
    def bytes(self) -> int:
        """What the arrays take."""
        return self._rows.bytes + self._slots.nbytes

    @property
    def distinct(self) -> int:
        """How many timetables there are."""
        return len(self._row_of)

    def replace(self, shop: str, key: Hashable, spans: Spans) -> None:
        """Give a shop, new or known, the timetable `key`; `spans` is asked once for all who share it."""
        if key not in self._row_of:
            row = row_of(spans(), start=self.start, days=self._days, number_of=self._comment)
            self._row_of[key] = self._rows.add(row)
        self._users[key] = self._users.get(key, 0) + 1
        if shop in self._slot_of:
            self._leave(self._key_of[shop])
        else:
            self._slot_of[shop] = len(self.shops)
            self.shops.append(shop)
            self._make_room()
        self._key_of[shop] = key
        self._slots[self._slot_of[shop]] = self._row_of[key]
        if self._wasted > MOST_WASTE * self._rows.size:
            self._pack()

    def remove(self, shop: str) -> None:
        """Forget a shop; one that is not known is forgotten already."""
        if shop not in self._slot_of:
            return
        slot, last = self._slot_of.pop(shop), self.shops.pop()
        self._leave(self._key_of.pop(shop))
        if last != shop:
            self.shops[slot], self._slot_of[last] = last, slot
            self._slots[slot] = self._slots[len(self.shops)]

    def holds(self, moment: datetime) -> bool:
        """Say whether a moment is within the window."""
        return self.start <= moment < self.end

    def query(self, minute: int) -> Answer:
        """Return what every shop's timetable says of a minute since `start`, in the order of `shops`."""
        return Answer(self._rows, self._rows.at(minute), self._slots[: len(self.shops)].copy())

    def minute(self, moment: datetime) -> int:
        """Return the number of a moment's minute in the window; raise ValueError outside of it."""
        if not self.holds(moment):
            raise ValueError(f"{moment} is not between {self.start} and {self.end}")
        return (moment - self.start) // timedelta(minutes=1)

    def comment_list(self) -> list[str]:
        """Return the comments by their number."""
        return list(self._comments)

    def _comment(self, text: str) -> int:
        return self._comments.setdefault(text, len(self._comments))

    def _leave(self, key: Hashable) -> None:
        """Count one user less of a timetable; one without users is dropped."""
        self._users[key] -= 1
        if not self._users[key]:
            del self._users[key]
            self._wasted += self._rows.length(self._row_of.pop(key))

    def _make_room(self) -> None:
        if len(self.shops) > len(self._slots):
            self._slots = np.resize(self._slots, 2 * len(self._slots))

    def _pack(self) -> None:
        """Leave behind the rows that nobody uses."""
        keys, old = list(self._row_of), list(self._row_of.values())
        self._rows = self._rows.kept(old)
        moved = np.zeros(max(old, default=0) + 1, np.intp)
        moved[old] = np.arange(len(old))
        self._row_of = {key: number for number, key in enumerate(keys)}
        slots = self._slots[: len(self.shops)]
        slots[:] = moved[slots]
        self._wasted = 0
