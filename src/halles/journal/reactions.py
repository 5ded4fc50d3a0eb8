"""Reactions: what a stall does when something happened elsewhere, exactly once in the database.

A handler's rows and its cursor change in one transaction, so a crash at any instant leaves both or neither.
An entry whose handler fails is noted in the same way and tried again after 1, 4, 16 and 64 seconds, then
parked for an operator; later entries do not wait for it, so **a retried entry is handled out of order**. A
handler that needs the order reads the present state of its rows rather than trust the event to be the last.
A reaction that is new starts at the beginning of the journal: one that speaks to people looks at
`entry.occurred_at` first.
"""

import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from django.db import transaction
from django.utils import timezone

from halles.journal.models import Cursor, Entry, Failure
from halles.journal.queries import entries_after
from halles.kit.event import Event, event_of

ATTEMPTS = 5
_BATCH = 200

Handler = Callable[[Entry, Any], None]


@dataclass(frozen=True)
class Reaction:
    """A handler, the class of events it handles, and the name that its cursor bears."""

    name: str
    event: type[Event]
    handler: Handler

    def run(self, entry: Entry) -> None:
        """Handle one entry, inside the caller's transaction."""
        self.handler(entry, event_of(self.event, entry.payload))


REGISTRY: dict[str, Reaction] = {}
"""Every reaction by name; filled when the house imports each stall's reactions.py."""


def react(event: type[Event]) -> Callable[[Handler], Handler]:
    """Register the decorated `handler(entry, event)` for each entry of this class of events."""

    def register(handler: Handler) -> Handler:
        name = f"{handler.__module__}.{handler.__qualname__}"
        if name in REGISTRY and REGISTRY[name].handler is not handler:
            raise ValueError(f"{name}: two reactions bear this name, and would share one cursor")
        REGISTRY[name] = Reaction(name, event, handler)
        return handler

    return register


class Follower:
    """Takes every reaction through the journal, from where its cursor is."""

    def __init__(self, reactions: Iterable[Reaction]) -> None:
        self.reactions = list(reactions)
        rows = [Cursor(reaction=reaction.name, kind=reaction.event.kind) for reaction in self.reactions]
        Cursor.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["reaction"], update_fields=["kind"]
        )
        self._saved = dict(Cursor.objects.values_list("reaction", "position"))
        self.positions = {reaction.name: self._saved[reaction.name] for reaction in self.reactions}

    def step(self, is_over: Callable[[], bool] = lambda: False) -> int:
        """Take each reaction one batch further, unless `is_over`; return how many entries were read."""
        read = 0
        # The most advanced first: a new reaction that reads years of entries does not hold up the others.
        ordered = sorted(self.reactions, key=lambda reaction: -self.positions[reaction.name])
        for position, group in groupby(ordered, key=lambda reaction: self.positions[reaction.name]):
            read += self._batch(position, list(group), is_over)
        return read

    def _batch(self, position: int, group: list[Reaction], is_over: Callable[[], bool]) -> int:
        entries = entries_after(position, _BATCH)
        for entry in entries:
            if is_over():
                break
            for reaction in group:
                if reaction.event.kind == entry.kind:
                    handle(reaction, entry)
                self.positions[reaction.name] = int(entry.position or 0)
        return len(entries)

    def save(self) -> None:
        """Note how far reactions have passed over entries of other kinds.

        Done now and then: a restart reads fewer entries again, nothing else depends on it.
        """
        moved = [name for name, position in self.positions.items() if position != self._saved[name]]
        for position, names in groupby(sorted(moved, key=self._position), key=self._position):
            Cursor.objects.filter(reaction__in=list(names), position__lt=position).update(position=position)
        self._saved |= self.positions

    def _position(self, name: str) -> int:
        return self.positions[name]


def handle(reaction: Reaction, entry: Entry) -> None:
    """Handle one entry once: if the cursor is already there, nothing; if the handler fails, note it."""
    try:
        with transaction.atomic():
            if _advance(reaction, entry):
                reaction.run(entry)
    except Exception as error:
        with transaction.atomic():
            if _advance(reaction, entry):
                failure = Failure(reaction=reaction.name, position=entry.position or 0)
                _note(failure, error, timezone.now())
                failure.save()


def _advance(reaction: Reaction, entry: Entry) -> bool:
    """Move the cursor to this entry and lock it there; False when it was already there, or further."""
    here = Cursor.objects.filter(reaction=reaction.name, position__lt=entry.position)
    return here.update(position=entry.position) == 1


def retry_due(now: datetime) -> int:
    """Try again the entries whose time has come; return how many were tried."""
    due = Failure.objects.filter(parked=False, retry_at__lte=now, reaction__in=list(REGISTRY))
    failures = list(due.order_by("retry_at", "id")[:_BATCH])
    for failure in failures:
        _retry(failure, now)
    return len(failures)


def _retry(failure: Failure, now: datetime) -> None:
    """Try one entry again: handled and forgotten in one transaction, or noted once more."""
    mine = Failure.objects.filter(id=failure.id, attempts=failure.attempts, parked=False)
    try:
        with transaction.atomic():
            if mine.delete()[0]:  # first, so that two runners never handle it twice
                REGISTRY[failure.reaction].run(Entry.objects.get(position=failure.position))
    except Exception as error:
        attempts = failure.attempts
        _note(failure, error, now)
        Failure.objects.filter(id=failure.id, attempts=attempts, parked=False).update(
            attempts=failure.attempts, retry_at=failure.retry_at, parked=failure.parked, error=failure.error
        )


def _note(failure: Failure, error: Exception, now: datetime) -> None:
    """Count one more failed attempt and say when the next one is, if any."""
    failure.attempts += 1
    failure.parked = failure.attempts >= ATTEMPTS
    failure.retry_at = now + timedelta(seconds=4 ** (failure.attempts - 1))
    failure.error = where(error)


def where(error: Exception) -> str:
    """Say what failed and where in our code, without the message: it could hold a personal value."""
    frames = [(frame.f_code, line) for frame, line in traceback.walk_tb(error.__traceback__)]
    ours = [one for one in frames if "/halles/" in one[0].co_filename] or frames
    code, line = ours[-1]
    path = code.co_filename.rpartition("/src/")[2]
    return f"{type(error).__name__} at {path}:{line} in {code.co_name}"
