"""Retention, executed and shown: readings live for a day, quarters of an hour for thirteen months."""

from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from django.db import transaction
from django.db.models import Min, OuterRef, QuerySet, Subquery
from django.utils import timezone

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.event import Count
from halles.stalls.sensing import rights
from halles.stalls.sensing.engine.admission import window_at
from halles.stalls.sensing.events import RetentionExecuted
from halles.stalls.sensing.models import Measure, Quarter, Reading, Swept, Touched

WAIT: Final = timedelta(minutes=5)
"""What was accepted may wait so long for its turn to be written: what it may repeat is still there."""
QUARTERS_KEPT: Final = timedelta(days=395)
"""Thirteen months, were they the shortest there are."""
STEP_MS: Final = 3_600_000
"""Readings of so long go in one transaction, so that nobody waits for a deletion."""


class _Over(NamedTuple):
    """Rows whose time is over."""

    table: str
    rows: QuerySet[Any]


def readings_sweep(*, actor: Actor, now: datetime) -> bool:
    """Delete what has had its time, an hour of readings at most; return whether there was some.

    What is not summed up yet stays until it is.
    """
    require(actor, rights.KEEP)
    overs = [over for over in (_readings_over(now), _quarters_over(now)) if over.rows.exists()]
    if not overs:
        return False
    counted = {over.table: over.rows.model._default_manager.count() for over in overs}
    deleted = {"reading": 0, "quarter": 0}
    with transaction.atomic():
        for table, rows in overs:
            deleted[table] = rows.delete()[0]
            _tell(table, deleted[table], left=counted[table] - deleted[table], now=now)
        event = RetentionExecuted(readings=Count(deleted["reading"]), quarters=Count(deleted["quarter"]))
        record(event, town="", actor=actor.person)
    return True


def _readings_over(now: datetime) -> _Over:
    ends = [window_at(int((now - WAIT).timestamp() * 1000)).oldest]
    oldest = Reading.objects.aggregate(at=Min("at"))["at"]
    if oldest is not None:
        ends.append(oldest - oldest % STEP_MS + STEP_MS)
    waiting = Touched.objects.aggregate(start=Min("start"))["start"]
    if waiting is not None:
        ends.append(waiting * 1000)
    return _Over("reading", Reading.objects.filter(at__lt=min(ends)))


def _quarters_over(now: datetime) -> _Over:
    end = int((now - QUARTERS_KEPT).timestamp())
    return _Over(
        "quarter", Quarter.objects.filter(measure_id__in=Measure.objects.values("id"), start__lt=end)
    )


def _tell(table: str, deleted: int, *, left: int, now: datetime) -> None:
    day = timezone.localdate(now)
    row, _ = Swept.objects.get_or_create(day=day, table=table, defaults={"at": now})
    row.deleted, row.left, row.at = row.deleted + deleted, left, now
    row.oldest = _oldest_quarter() if table == "quarter" else Reading.objects.aggregate(at=Min("at"))["at"]
    row.save()


def _oldest_quarter() -> int | None:
    """Return the time of the oldest quarter, in milliseconds: each measure's first is found at once."""
    first = Quarter.objects.filter(measure_id=OuterRef("id")).order_by("start").values("start")[:1]
    start = Measure.objects.annotate(first=Subquery(first)).aggregate(start=Min("first"))["start"]
    return None if start is None else start * 1000
