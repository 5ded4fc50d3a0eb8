"""Events that the journal's tests record."""

from dataclasses import dataclass

from django.db import transaction

from halles.journal.commands import record
from halles.journal.models import Entry
from halles.journal.sequencer import sequence
from halles.kit.event import Count, Event, Slug


@dataclass(frozen=True)
class BellRang(Event):
    """A bell rang."""

    kind = "belfry.bell-rang"
    bell: Slug
    times: Count


@dataclass(frozen=True)
class BellCracked(Event):
    """A bell cracked."""

    kind = "belfry.bell-cracked"
    bell: Slug


def ring(times: int = 1, *, subject: str = "") -> str:
    """Record that a bell rang, in a transaction of its own; return the entry's id."""
    with transaction.atomic():
        return record(BellRang(bell=Slug("marie"), times=Count(times)), town="redon", subject=subject)


def rung(*times: int) -> list[Entry]:
    """Record that a bell rang, once for each number; return the entries with their positions."""
    ids = [ring(number) for number in times]
    sequence()
    return [Entry.objects.get(id=entry) for entry in ids]
