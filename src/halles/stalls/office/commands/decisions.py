"""The manager's decisions about reports, and taking them back for ten minutes."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, NotFound
from halles.kit.event import PublicId, Slug
from halles.kit.reportable import REASON_LENGTH, Address, ReportedThing
from halles.kit.versions import is_undoable
from halles.stalls.office import rights
from halles.stalls.office.commands.handling import (
    doubt_refresh,
    report_close,
    report_held,
    reports_held,
    thing_get,
)
from halles.stalls.office.commands.telling import authors_of, persons_tell
from halles.stalls.office.engine import reports as engine
from halles.stalls.office.events import ReportClosed, ReportReopened
from halles.stalls.office.models import Hiding, Report
from halles.town.rights import MANAGE


def report_decide(*, actor: Actor, report: str, decision: str, reason: str = "") -> Report:
    """Decide as manager: "corrected", "kept" (nothing to change) or "hidden"; the last two say why."""
    reason = sentence(reason, is_needed=decision != "corrected")
    if decision not in engine.MANAGER_ACTS:
        raise BadInput(gettext("Choose a decision."), field="decision")
    with transaction.atomic():
        row = report_held(report)
        require(actor, MANAGE, row.town)
        if row.state != engine.MANAGER:
            raise BadInput(gettext("This report does not wait for you: it was answered, or the shop has it."))
        if decision == "hidden":
            _hide(row, actor, reason)
        else:
            _close(row, actor, decision, reason)
    return row


def report_undo(*, actor: Actor, report: str) -> Report:
    """Take back one's own decision, for ten minutes; what was hidden is shown again."""
    with transaction.atomic():
        row = report_held(report)
        if row.state != engine.CLOSED:
            return row
        require(actor, rights.UNDO, row)
        hiding = row.hiding
        if not is_undoable(row.closed_at, now=timezone.now()) or (hiding and hiding.judged_at):
            raise BadInput(gettext("The ten minutes have passed."))
        if hiding:
            _take_back(hiding, actor)
        for each in list(reports_held().filter(hiding=hiding)) if hiding else [row]:
            _reopen(each, actor)
    row.refresh_from_db()
    return row


def sentence(text: str, *, is_needed: bool) -> str:
    """Return a reason as it is kept, on one line, or raise BadInput."""
    text = " ".join(text.split())
    if is_needed and not text:
        raise BadInput(gettext("Say why in one sentence: the author reads it."), field="reason")
    if len(text) > REASON_LENGTH:
        raise BadInput(gettext("This sentence is too long: 300 characters at most."), field="reason")
    return text


def _hide(row: Report, actor: Actor, reason: str) -> None:
    """Hide the thing, close all that was reported about it, tell its author why."""
    reportable, found = thing_get(stall=row.stall, kind=row.kind, thing=row.thing)
    if found is None:
        advice = gettext("Choose another decision.")
        raise NotFound(gettext("This content is no longer here."), advice=advice)
    reportable.hide(actor=actor, content=row.thing, reason=reason)
    hiding = Hiding.objects.create(town=row.town, **row.key, reason=reason, hidden_by=actor.person)
    for each in reports_held().filter(**row.key, closed_at=None):
        each.hiding = hiding
        _close(each, actor, "hidden", reason)
    row.refresh_from_db()
    _tell_hidden(hiding, found)


def _close(row: Report, actor: Actor, outcome: str, answer: str) -> None:
    report_close(row, by=actor.person, outcome=outcome, answer=answer)
    event = ReportClosed(report=PublicId(row.pk), outcome=Slug(outcome))
    record(event, town=row.town, actor=actor.person)


def _take_back(hiding: Hiding, actor: Actor) -> None:
    reportable, found = thing_get(stall=hiding.stall, kind=hiding.kind, thing=hiding.thing)
    reportable.show(actor=actor, content=hiding.thing)
    hiding.undone_at = timezone.now()
    hiding.save(update_fields=["undone_at"])

    def words() -> tuple[str, str]:
        facts = {"title": found.title if found else ""}
        text = gettext("“%(title)s” is shown again: the town hall has taken its decision back.")
        return gettext("“%(title)s” is shown again") % facts, text % facts

    if found:
        persons_tell(authors_of(found), town=hiding.town, words=words)


def _reopen(row: Report, actor: Actor) -> None:
    row.state, row.outcome, row.answer = row.open_state, "", ""
    row.closed_at, row.closed_by, row.hiding = None, "", None
    row.save(update_fields=["state", "outcome", "answer", "closed_at", "closed_by", "hiding"])
    reportable, _ = thing_get(stall=row.stall, kind=row.kind, thing=row.thing)
    doubt_refresh(row, reportable, timezone.now())
    record(ReportReopened(report=PublicId(row.pk)), town=row.town, actor=actor.person)


def _tell_hidden(hiding: Hiding, thing: ReportedThing) -> None:
    def words() -> tuple[str, str]:
        facts = {"title": thing.title, "reason": hiding.reason}
        text = gettext(
            "“%(title)s” is no longer shown to the public. Reason given by the town hall: %(reason)s "
            "You can contest it on “My shop”: another person looks at it."
        )
        return gettext("“%(title)s” is no longer shown") % facts, text % facts

    page = Address("office:contest", hiding.key)
    persons_tell(authors_of(thing), town=hiding.town, words=words, page=page)
