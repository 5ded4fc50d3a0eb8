"""Write to the journal: one entry in the same transaction as the rows that changed."""

import json
import os
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.events import FailureDismissed, FailureRetried
from halles.journal.models import Failure, Heartbeat
from halles.journal.rights import OPERATE
from halles.kit.actor import Actor, require
from halles.kit.errors import NotFound
from halles.kit.event import Count, Event, Slug, payload_of
from halles.kit.ids import new_id

_COLUMNS = "id, town, kind, version, actor, subject, recorded_at, occurred_at, topics, payload"
_SLOTS = ", ".join(["%s"] * 10)
_INSERT = f"INSERT INTO journal_entry ({_COLUMNS}) VALUES ({_SLOTS})"  # noqa: S608
# On SQLite writes are serial, so the position is given at insert: the next one, gapless because a
# rolled back insert never existed. On PostgreSQL the sequencer gives it after commit.
_INSERT_SQLITE = (
    f"INSERT INTO journal_entry (position, {_COLUMNS}) "  # noqa: S608
    f"VALUES ((SELECT COALESCE(MAX(position), 0) + 1 FROM journal_entry), {_SLOTS})"
)

_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


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
    must be impossible. Record last: on PostgreSQL the marks it bumps stay locked until the commit.
    """
    database = connections[DEFAULT_DB_ALIAS]
    if not database.in_atomic_block:
        raise RuntimeError(f"{event.kind}: record() is called inside transaction.atomic()")
    entry, now = new_id(), timezone.now()
    recorded = database.ops.adapt_datetimefield_value(now)
    occurred = database.ops.adapt_datetimefield_value(occurred_at) if occurred_at else recorded
    rung = topics_of(event, town=town, subject=subject, more=topics)
    values: list[Any] = [entry, town, event.kind, event.version, actor, subject, recorded, occurred]
    with database.cursor() as cursor:
        sql = _INSERT_SQLITE if database.vendor == "sqlite" else _INSERT
        cursor.execute(sql, [*values, " ".join(rung), _json(payload_of(event))])
        cursor.execute(_bump_sql(len(rung)), rung)
    return entry


def topics_of(event: Event, *, town: str, subject: str, more: Sequence[str]) -> list[str]:
    """Return the sorted topics of an event: its stall, its subject and what the command adds."""
    stall = f"{town}/{event.kind.split('.')[0]}"
    return sorted({stall, *([f"{stall}/{subject}"] if subject else []), *more})


@cache
def _bump_sql(count: int) -> str:
    """Return what makes pages stale. Its topics come sorted, so that two commands never deadlock on marks."""
    rows = ", ".join(["(%s, 1)"] * count)
    return (
        f"INSERT INTO journal_mark (topic, version) VALUES {rows} "  # noqa: S608
        "ON CONFLICT (topic) DO UPDATE SET version = journal_mark.version + 1"
    )


def failure_retry(*, actor: Actor, failure: int) -> None:
    """Let the runner try again an entry that was set aside, with all its attempts before it."""
    require(actor, OPERATE)
    with transaction.atomic():
        row = _failure(failure)
        row.parked, row.attempts, row.retry_at = False, 0, timezone.now()
        row.save(update_fields=["parked", "attempts", "retry_at"])
        event = FailureRetried(reaction=Slug(row.reaction), position=Count(row.position))
        record(event, town="", actor=actor.person)


def failure_dismiss(*, actor: Actor, failure: int) -> None:
    """Decide that a reaction will never handle an entry; the entry itself stays in the journal."""
    require(actor, OPERATE)
    with transaction.atomic():
        row = _failure(failure)
        event = FailureDismissed(reaction=Slug(row.reaction), position=Count(row.position))
        row.delete()
        record(event, town="", actor=actor.person)


def _failure(failure: int) -> Failure:
    row = Failure.objects.select_for_update().filter(id=failure, parked=True).first()
    if row is None:
        raise NotFound(gettext("This entry is no longer set aside."), advice=gettext("Load the page again."))
    return row


def heartbeat(process: str, facts: Mapping[str, int | float | str | bool]) -> None:
    """Say that a process is alive; no journal entry, and no shelved page goes stale."""
    row = Heartbeat(process=process, pid=os.getpid(), seen_at=timezone.now(), facts=dict(facts))
    Heartbeat.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["process"], update_fields=["pid", "seen_at", "facts"]
    )
