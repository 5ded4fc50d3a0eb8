"""Reports: made by anybody, without an account, and without keeping who made them."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from halles.journal.commands import record
from halles.kit.actor import Actor, require
from halles.kit.errors import BadInput, Gone, NotFound
from halles.kit.event import PublicId, Slug
from halles.kit.ratelimit import Limit, hit
from halles.kit.reportable import Reportable, ReportedThing
from halles.people.public import read_address
from halles.stalls.office import rights
from halles.stalls.office.commands.handling import doubt_refresh, thing_get
from halles.stalls.office.commands.telling import managers_tell_report, shop_tell
from halles.stalls.office.engine import reports as engine
from halles.stalls.office.events import ReportMade
from halles.stalls.office.models import Report
from halles.stalls.office.models.reports import MOST_WORDS

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
    reportable, found = _shown(town, stall, kind, thing)
    clean = _clean(reportable, cause, words, contact)
    hit(_PER_CALLER, caller)
    hit(_PER_THING, f"{stall}/{kind}/{thing}/{cause}")
    row = Report(town=town, stall=stall, kind=kind, thing=thing, cause=cause, holder=found.holder, **clean)
    row.state = engine.first_state(cause, is_held=bool(found.holder))
    row.made_at = timezone.now()
    with transaction.atomic():
        row.doubt_until = _doubt_until(row)
        if row.state == engine.SHOP:
            row.told_shop_at = row.made_at
            shop_tell(row, found)
        else:
            row.told_manager_at = row.made_at
            managers_tell_report(row, title=found.title)
        row.save(force_insert=True)
        doubt_refresh(row, reportable, row.made_at)
        record(_made(row), town=town)
    return row


def _shown(town: str, stall: str, kind: str, thing: str) -> tuple[Reportable, ReportedThing]:
    """Return what is reported, if the public can see it."""
    reportable, found = thing_get(stall=stall, kind=kind, thing=thing)
    if found is None or found.town != town:
        raise NotFound(gettext("This content is no longer here."))
    if found.is_hidden:
        raise Gone(gettext("This content is no longer shown."))
    return reportable, found


def _clean(reportable: Reportable, cause: str, words: str, contact: str) -> dict[str, str]:
    """Return the words and the way to answer, checked."""
    known = engine.CAUSES.get(cause)
    if known is None or (known.is_error and not reportable.doubt):
        raise BadInput(gettext("Choose what you report."), field="cause")
    words = words.replace("\r\n", "\n").strip()
    if known.needs_words and not words:
        raise BadInput(gettext("Say in a few words what you report."), field="words")
    if len(words) > MOST_WORDS:
        raise BadInput(gettext("This text is too long: 500 characters at most."), field="words")
    return {"words": words, "contact": _contact(contact.strip())}


def _contact(typed: str) -> str:
    try:
        return read_address(typed)[1] if typed else ""
    except BadInput as problem:
        raise BadInput(problem.message, field="contact", advice=problem.advice) from problem


def _doubt_until(row: Report) -> datetime | None:
    shown = Report.objects.filter(**row.key, doubt_until__isnull=False).order_by("-made_at")
    last = shown.values_list("made_at", flat=True).first()
    return engine.doubt_until(row.cause, made_at=row.made_at, last_doubt_at=last)


def _made(row: Report) -> ReportMade:
    return ReportMade(
        report=PublicId(row.pk),
        stall=Slug(row.stall),
        what=Slug(row.kind),
        thing=PublicId(row.thing),
        cause=Slug(row.cause),
    )
