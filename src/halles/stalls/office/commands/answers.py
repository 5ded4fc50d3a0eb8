"""Reports that were made: answered by the shop, passed on to the manager when it does not answer."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput
from halles.kit.event import PublicId, Slug
from halles.kit.reportable import reportable_get
from halles.stalls.office import rights
from halles.stalls.office.commands.handling import doubt_refresh, report_close, report_held, thing_get
from halles.stalls.office.commands.telling import managers_tell_report
from halles.stalls.office.engine import reports as engine
from halles.stalls.office.events import ReportClosed, ReportForwarded
from halles.stalls.office.models import Report


def report_answer(*, actor: Actor, report: str, answer: str) -> Report:
    """Answer for the shop: "corrected" or "right"; that content is right is for the manager to decide."""
    if answer not in engine.SHOP_ACTS:
        raise BadInput(gettext("Choose one of the answers."), field="answer")
    with transaction.atomic():
        row = report_held(report)
        require(actor, rights.ANSWER, row)
        if row.state != engine.SHOP:
            raise BadInput(gettext("This report was already answered."))
        if engine.after_shop(row.cause, answer) == engine.CLOSED:
            report_close(row, by=actor.person, outcome=answer)
            event = ReportClosed(report=PublicId(row.pk), outcome=Slug(answer))
            record(event, town=row.town, actor=actor.person)
        else:
            _forward(row, actor, timezone.now())
    return row


def reports_forward(*, actor: Actor, now: datetime) -> int:
    """Pass on to the manager what shops have not answered in three days; return how many."""
    require(actor, rights.FORWARD)
    late = Report.objects.filter(state=engine.SHOP, told_shop_at__lte=now - engine.TO_ANSWER)
    count = 0
    for pk in late.values_list("pk", flat=True):
        with transaction.atomic():
            row = report_held(pk)
            if row.state == engine.SHOP:  # the shop may have answered in between
                _forward(row, actor, now)
                count += 1
    return count


def doubts_end(*, actor: Actor, now: datetime) -> None:
    """Stop saying that a page is being checked once that was said for seven days."""
    require(actor, rights.FORWARD)
    for row in Report.objects.filter(closed_at=None, doubt_until__lte=now):
        doubt_refresh(row, reportable_get(stall=row.stall, kind=row.kind), now)


def _forward(row: Report, actor: Actor, now: datetime) -> None:
    row.state, row.told_manager_at = engine.MANAGER, now
    row.save(update_fields=["state", "told_manager_at"])
    reportable, found = thing_get(stall=row.stall, kind=row.kind, thing=row.thing)
    managers_tell_report(row, title=found.title if found else gettext(reportable.title))
    record(ReportForwarded(report=PublicId(row.pk)), town=row.town, actor=actor.person)
