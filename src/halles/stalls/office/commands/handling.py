"""What the commands about reports share: find the thing, hold the report, close it, keep its page true."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext

from halles.kit.actor import Actor
from halles.kit.errors import NotFound
from halles.kit.reportable import Reportable, ReportedThing, reportable_get
from halles.stalls.office.commands.telling import reporter_tell
from halles.stalls.office.engine import reports as engine
from halles.stalls.office.models import Report

HOUSE = Actor(system="reports")
"""Who writes that a page is being checked: the house, never the person who reported."""


def thing_get(*, stall: str, kind: str, thing: str) -> tuple[Reportable, ReportedThing | None]:
    """Return a kind of thing, and the thing if it is still there."""
    reportable = reportable_get(stall=stall, kind=kind)
    if reportable is None:
        raise NotFound(gettext("There is nothing to report under this address."))
    return reportable, reportable.find(thing)


def report_held(report: str) -> Report:
    """Return a report, locked until the end of the transaction."""
    row = reports_held().filter(pk=report).first()
    if row is None:
        raise NotFound(gettext("There is no such report."))
    return row


def reports_held() -> QuerySet[Report]:
    """Return reports, to be locked until the end of the transaction; not the hidings they lead to."""
    return Report.objects.select_for_update(of=("self",))


def report_close(row: Report, *, by: str, outcome: str, answer: str = "") -> None:
    """Close a report inside the caller's transaction, which records it; tell who asked to be told."""
    row.state, row.outcome, row.answer = engine.CLOSED, outcome, answer
    row.closed_at, row.closed_by = timezone.now(), by
    row.save(update_fields=["state", "outcome", "answer", "closed_at", "closed_by", "hiding"])
    reportable, found = thing_get(stall=row.stall, kind=row.kind, thing=row.thing)
    doubt_refresh(row, reportable, row.closed_at)
    reporter_tell(row, title=found.title if found else gettext(reportable.title))


def doubt_refresh(row: Report, reportable: Reportable | None, now: datetime) -> None:
    """Let the page of a thing say that it is being checked if, and only if, an open report makes it so."""
    if reportable and reportable.doubt:
        held = Report.objects.filter(**row.key, closed_at=None, doubt_until__gt=now).order_by("made_at")
        since = held.values_list("made_at", flat=True).first()
        reportable.doubt(actor=HOUSE, content=row.thing, since=since)
