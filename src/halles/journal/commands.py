"""Write to the journal: one entry in the same transaction as the rows that changed."""

import json
from collections.abc import Sequence
from datetime import datetime

from django.db import connection
from django.utils import timezone

from halles.kit.event import Event, payload_of
from halles.kit.ids import new_id

_COLUMNS = "id, town, kind, version, actor, subject, recorded_at, occurred_at, topics, payload"
_INSERT = f"INSERT INTO journal_entry ({_COLUMNS}) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"  # noqa: S608
# On SQLite writes are serial, so the position is given at insert: the next one, gapless because a
# rolled back insert never existed. On PostgreSQL the sequencer gives it after commit.
_INSERT_SQLITE = (
    f"INSERT INTO journal_entry (position, {_COLUMNS}) "  # noqa: S608
    "VALUES ((SELECT COALESCE(MAX(position), 0) + 1 FROM journal_entry), %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
)


def record(
    event: Event,
    *,
    town: str,
    actor: str = "",
    subject: str = "",
    topics: Sequence[str] = (),
    occurred_at: datetime | None = None,
) -> str:
    """Record `event` inside the current transaction and return the entry's public id.

    `actor` and `subject` are public ids. `topics` are what open pages listen to and shelved pages
    depend on; "<town>/<stall>" and "<town>/<stall>/<subject>" are always among them.
    Raises RuntimeError outside a transaction: an entry without its rows, or rows without their entry,
    must be impossible.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(f"{event.kind}: record() is called inside transaction.atomic(), with the rows it tells of")
    entry = new_id()
    now = timezone.now()
    rung = topics_of(event, town=town, subject=subject, more=topics)
    sql = _INSERT_SQLITE if connection.vendor == "sqlite" else _INSERT
    adapt = connection.ops.adapt_datetimefield_value
    payload = json.dumps(payload_of(event), ensure_ascii=False, separators=(",", ":"))
    values = [entry, town, event.kind, event.version, actor, subject]
    with connection.cursor() as cursor:
        cursor.execute(sql, [*values, adapt(now), adapt(occurred_at or now), " ".join(rung), payload])
    bump(rung)
    return entry


def topics_of(event: Event, *, town: str, subject: str, more: Sequence[str]) -> list[str]:
    """Return the sorted topics of an event: its stall, its subject and what the command adds."""
    stall = f"{town}/{event.kind.split('.')[0]}"
    return sorted({stall, *([f"{stall}/{subject}"] if subject else []), *more})


def bump(topics: Sequence[str]) -> None:
    """Make the shelved pages that depend on `topics` stale; sorted, so that two commands never deadlock."""
    rows = ", ".join(["(%s, 1)"] * len(topics))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO journal_mark (topic, version) VALUES {rows} "  # noqa: S608
            "ON CONFLICT (topic) DO UPDATE SET version = journal_mark.version + 1",
            sorted(topics),
        )
