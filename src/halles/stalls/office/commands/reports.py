"""Reports: made by anybody, answered by the shop, passed on to the manager when it does not answer."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, Gone, NotFound
from halles.kit.event import PublicId, Slug
from halles.kit.ratelimit import Limit, hit
from halles.kit.reportable import Address, Reportable, ReportedThing, reportable_get
from halles.people.public import persons_with_role, read_address
from halles.stalls.office import rights
from halles.stalls.office.commands.telling import owners_of, persons_tell, reporter_tell
from halles.stalls.office.engine import reports as engine
from halles.stalls.office.events import ReportClosed, ReportForwarded, ReportMade
from halles.stalls.office.models import Report
from halles.stalls.office.models.reports import MOST_WORDS

HOUSE = Actor(system="reports")
"""Who writes that a page is being checked: the house, never the person who reported."""
_PER_CALLER = Limit("report-caller", 5, 3600)
_PER_THING = Limit("report-thing", 5, 86_400)
"""For each cause: many reports of wrong hours never keep out one about a child."""


def report_make(
    *,
    actor: Actor,
    town: str,
    stall: str,
    kind: str,
    thing: str,
    cause: str,
    caller: str,
    words: str = "",
    contact: str = "",
) -> Report:
    """Report something; `caller` (a network address) is counted and not kept, nor is who the actor is."""
    require(actor, rights.REPORT)
    reportable, found = thing_get(stall=stall, kind=kind, thing=thing)
    if found is None or found.town != town:
        raise NotFound(gettext("This content is no longer here."))
    if found.is_hidden:
        raise Gone(gettext("This content is no longer shown."))
    words, contact = _clean(reportable, cause, words, contact)
    hit(_PER_CALLER, caller)
    hit(_PER_THING, f"{stall}/{kind}/{thing}/{cause}")
    now = timezone.now()
    state = engine.first_state(cause, is_held=bool(found.holder))
    told = "told_shop_at" if state == engine.SHOP else "told_manager_at"
    about = {"town": town, "stall": stall, "kind": kind, "thing": thing}
    with transaction.atomic():
        report = Report.objects.create(
            **about, cause=cause, words=words, contact=contact, holder=found.holder, state=state,
            made_at=now, doubt_until=_doubt_until(about, cause, now), **{told: now},
        )  # fmt: skip
        doubt_refresh(report, reportable, now)
        _tell_first(report, found)
        event = ReportMade(
            report=PublicId(report.pk),
            stall=Slug(stall),
            what=Slug(kind),
            thing=PublicId(thing),
            cause=Slug(cause),
        )
        record(event, town=town)
    return report


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


def thing_get(*, stall: str, kind: str, thing: str) -> tuple[Reportable, ReportedThing | None]:
    """Return a kind of thing, and the thing if it is still there."""
    reportable = reportable_get(stall=stall, kind=kind)
    if reportable is None:
        raise NotFound(gettext("There is nothing to report under this address."))
    return reportable, reportable.find(thing)


def report_held(report: str) -> Report:
    """Return a report, locked until the end of the transaction."""
    row = Report.objects.select_for_update(of=("self",)).filter(pk=report).first()
    if row is None:
        raise NotFound(gettext("There is no such report."))
    return row


def report_close(row: Report, *, by: str, outcome: str, answer: str = "") -> None:
    """Close a report inside the caller's transaction, which records it; tell who asked to be told."""
    now = timezone.now()
    row.state, row.outcome, row.answer = engine.CLOSED, outcome, answer
    row.closed_at, row.closed_by = now, by
    row.save(update_fields=["state", "outcome", "answer", "closed_at", "closed_by", "hiding"])
    reportable, found = thing_get(stall=row.stall, kind=row.kind, thing=row.thing)
    doubt_refresh(row, reportable, now)
    reporter_tell(row, title=found.title if found else gettext(reportable.title))


def doubt_refresh(row: Report, reportable: Reportable | None, now: datetime) -> None:
    """Let the page of a thing say that it is being checked if, and only if, an open report makes it so."""
    if reportable and reportable.doubt:
        held = Report.objects.filter(**row.key, closed_at=None, doubt_until__gt=now).order_by("made_at")
        since = held.values_list("made_at", flat=True).first()
        reportable.doubt(actor=HOUSE, content=row.thing, since=since)


def _clean(reportable: Reportable, cause: str, words: str, contact: str) -> tuple[str, str]:
    """Return the words and the way to answer, checked."""
    known = engine.CAUSES.get(cause)
    if known is None or (known.is_error and not reportable.doubt):
        raise BadInput(gettext("Choose what you report."), field="cause")
    words = words.replace("\r\n", "\n").strip()
    if known.needs_words and not words:
        raise BadInput(gettext("Say in a few words what you report."), field="words")
    if len(words) > MOST_WORDS:
        raise BadInput(gettext("This text is too long: 500 characters at most."), field="words")
    if not contact.strip():
        return words, ""
    try:
        return words, read_address(contact.strip())[1]
    except BadInput as problem:
        raise BadInput(problem.message, field="contact", advice=problem.advice) from problem


def _doubt_until(about: dict[str, str], cause: str, now: datetime) -> datetime | None:
    shown = Report.objects.filter(**about, doubt_until__isnull=False).order_by("-made_at")
    last = shown.values_list("made_at", flat=True).first()
    return engine.doubt_until(cause, made_at=now, last_doubt_at=last)


def _forward(row: Report, actor: Actor, now: datetime) -> None:
    row.state, row.told_manager_at = engine.MANAGER, now
    row.save(update_fields=["state", "told_manager_at"])
    record(ReportForwarded(report=PublicId(row.pk)), town=row.town, actor=actor.person)


def _tell_first(report: Report, thing: ReportedThing) -> None:
    """Tell the shop, once for all that waits there for its answer; the manager only of what is grave."""
    cause = engine.CAUSES[report.cause]
    facts = {"title": thing.title}

    def to_shop() -> tuple[str, str]:
        said = facts | {"cause": gettext(cause.label)}
        text = gettext("Somebody reports about “%(title)s”: %(cause)s. Answer within 3 days on “My shop”; "
                       "then the town hall looks at it.")  # fmt: skip
        return gettext("A report about “%(title)s”") % said, text % said

    def to_manager() -> tuple[str, str]:
        said = facts | {"cause": gettext(cause.label)}
        text = gettext(
            "A serious report about “%(title)s”: %(cause)s. It waits for your decision, without delay."
        )
        return gettext("A serious report: look at it today"), text % said

    waiting = Report.objects.filter(**report.key, state=engine.SHOP).exclude(pk=report.pk)
    if report.state == engine.SHOP and not waiting.exists():
        persons_tell(owners_of(report.holder), town=report.town, words=to_shop, page=thing.desk)
    if cause.is_grave:
        managers = [person.pk for person in persons_with_role(town=report.town, roles=("manager",))]
        persons_tell(managers, town=report.town, words=to_manager, page=Address("office:reports"))
