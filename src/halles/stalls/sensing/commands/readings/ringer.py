"""Who rings when latest values change: at once, then at most every two seconds for a town."""

from collections.abc import Iterable
from itertools import islice
from typing import Final

from django.db import transaction

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.event import Count
from halles.stalls.sensing import rights
from halles.stalls.sensing.engine.admission import Known
from halles.stalls.sensing.events import LevelsChanged
from halles.stalls.sensing.queries.register import REGISTER

PAUSE_MS: Final = 2_000
AGAIN_MS: Final = 300_000
"""A value that stays the same rings again after this, so that the time shown beside it stays near."""
MOST_DEVICES: Final = 200
"""In one journal entry."""
MORE: Final = 10
"""A town of which more waits rings so many times as often: an entry of thousands would hold up what comes."""

Change = tuple[Known, int, bool]
"""A device, a measure whose latest value is newer, and whether it is another value too."""
Due = dict[str, dict[str, tuple[str, ...]]]
"""Town -> device -> topics."""


class Ringer:
    """Keeps what changed until it is rung. It belongs to the one thread that stores.

    What waits here when the process is killed is rung by the next one's first `ring_if_due`.
    """

    def __init__(self, actor: Actor, *, pause_ms: int = PAUSE_MS) -> None:
        self._actor = actor
        self._pause_ms = pause_ms
        self._waiting: Due = {}
        self._rests_until: dict[str, int] = {}
        self._told: dict[int, int] = {}
        self._has_begun = False

    def pending(self) -> bool:
        """Say whether something waits to be rung."""
        return bool(self._waiting) or not self._has_begun

    def ring_if_due(self, now_ms: int) -> int:
        """Ring the towns whose pause is over, in a transaction of its own; return how many."""
        if not self._has_begun:
            for known in REGISTER.now().by_slug.values():
                self._wait(known)
            self._has_begun = True
        due = self.due(now_ms)
        if due:
            levels_ring(actor=self._actor, due=due)
            self.done(due, now_ms)
        return len(due)

    def note(self, changes: Iterable[Change], now_ms: int) -> None:
        """Take note of latest values that moved on."""
        for known, measure, is_other in changes:
            if is_other or now_ms - self._told.get(measure, 0) >= AGAIN_MS:
                self._told[measure] = now_ms
                self._wait(known)

    def due(self, now_ms: int) -> Due:
        """Return what is to be rung now: of each town whose pause is over, those that wait longest."""
        return {
            town: dict(islice(devices.items(), MOST_DEVICES))
            for town, devices in self._waiting.items()
            if now_ms >= self._rests_until.get(town, 0)
        }

    def done(self, due: Due, now_ms: int) -> None:
        """Forget what was rung, once that is committed; where more waits, its town rests less."""
        for town, devices in due.items():
            left = self._waiting[town]
            for device in devices:
                del left[device]
            self._rests_until[town] = now_ms + self._pause_ms // (MORE if left else 1)
            if not left:
                del self._waiting[town]

    def _wait(self, known: Known) -> None:
        if known.topics:
            self._waiting.setdefault(known.town, {})[known.id] = known.topics


def levels_ring(*, actor: Actor, due: Due) -> None:
    """Record that latest values of these devices changed: pages that show them are made anew."""
    require(actor, rights.STORE)
    with transaction.atomic():
        for town, devices in due.items():
            topics = {topic for each in devices.values() for topic in each}
            record(LevelsChanged(devices=Count(len(devices))), town=town, topics=sorted(topics))
