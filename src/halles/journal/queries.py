"""Read the journal: entries by position, marks that pages depend on, and its health for operators."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Count, F, Max, OuterRef, Subquery
from django.db.models.functions import Coalesce

from halles.journal.models import Cursor, Entry, Failure, Heartbeat, Mark

T = TypeVar("T")


def entries_after(position: int, limit: int) -> list[Entry]:
    """Return at most `limit` entries whose position is after `position`, in order, without a gap."""
    return list(Entry.objects.filter(position__gt=position).order_by("position")[:limit])


def head_position() -> int:
    """Return the last position given; 0 in an empty journal."""
    head: int | None = Entry.objects.aggregate(head=Max("position"))["head"]
    return head or 0


def marks_read(topics: Sequence[str]) -> dict[str, int]:
    """Return how many times each topic has gone stale, 0 for one never recorded, in one statement."""
    marks = dict.fromkeys(topics, 0)
    if marks:
        table, slots = Mark._meta.db_table, ", ".join(["%s"] * len(marks))
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT topic, version FROM {table} WHERE topic IN ({slots})", list(marks))  # noqa: S608
            marks.update(cursor.fetchall())
    return marks


def touched_after(*, town: str, position: int) -> list[tuple[int | None, str, str]]:
    """Return position, kind and subject of a town's entries after a position, in one quick statement.

    Those that are committed and have no position yet (PostgreSQL) are among them: they come again once they
    have one.
    """
    table = Entry._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT position, kind, subject FROM {table} "  # noqa: S608
            "WHERE (position > %s OR position IS NULL) AND town = %s",
            [position, town],
        )
        return cursor.fetchall()


@dataclass(frozen=True)
class ReactionHealth:
    """How far behind a reaction is: entries of its kind that it has not handled."""

    name: str
    position: int
    lag: int


@dataclass(frozen=True)
class FailureSeen:
    """An entry that a reaction could not handle."""

    id: int
    reaction: str
    position: int
    attempts: int
    retry_at: datetime
    parked: bool
    error: str


@dataclass(frozen=True)
class ProcessSeen:
    """The last sign of life of a process."""

    process: str
    pid: int
    seen_at: datetime
    facts: dict[str, Any]


@dataclass(frozen=True)
class Health:
    """What an operator watches; `unsequenced` entries are committed and have no position yet (PostgreSQL)."""

    head: int
    unsequenced: int
    reactions: list[ReactionHealth]
    failures: list[FailureSeen]
    """Parked ones: they wait for a decision."""
    retrying: int
    heartbeats: list[ProcessSeen]


def journal_health() -> Health:
    """Return the state of the journal, its reactions and the processes of the house."""
    return Health(
        head=head_position(),
        unsequenced=Entry.objects.filter(position__isnull=True).count(),
        reactions=_reactions(),
        failures=_rows(FailureSeen, Failure.objects.filter(parked=True).order_by("reaction", "position")),
        retrying=Failure.objects.filter(parked=False).count(),
        heartbeats=_rows(ProcessSeen, Heartbeat.objects.order_by("process")),
    )


def _reactions() -> list[ReactionHealth]:
    behind = Entry.objects.filter(kind=OuterRef("kind"), position__gt=OuterRef("position")).order_by()
    lag = Coalesce(Subquery(behind.values("kind").annotate(n=Count("seq")).values("n")), 0)
    rows = Cursor.objects.annotate(name=F("reaction"), lag=lag).order_by("reaction")
    return _rows(ReactionHealth, rows)


def _rows(kind: type[T], queryset: Any) -> list[T]:
    """Return the rows as dataclasses: a template may show them, it cannot query through them."""
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
    return [kind(**row) for row in queryset.values(*names)]
