"""Reads of reports: the manager's desk, what waits for a shop, what one may follow."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import get_language, gettext

from halles.kit import french
from halles.kit.notices import Notice
from halles.kit.reportable import Address, ReportedThing, reportable_get
from halles.kit.versions import UNDO
from halles.stalls.office.engine import reports as engine
from halles.stalls.office.models import Hiding, Report

MOST_SHOWN = 50

Row = TypeVar("Row", Report, Hiding)


@dataclass(frozen=True)
class Case(Generic[Row]):
    """A report or a hiding, with what it is about; `thing` is None once that is gone."""

    row: Row
    thing: ReportedThing | None
    kind_title: str
    """The kind of thing, to be translated when shown."""

    @property
    def title(self) -> str:
        """What it is about, in a few words."""
        return self.thing.title if self.thing else gettext(self.kind_title)


@dataclass(frozen=True)
class Desk:
    """What waits for a manager."""

    waiting: list[Case[Report]]
    contested: list[Case[Hiding]]
    closed: list[Case[Report]]
    """What she closed herself a moment ago, and can take back."""
    at_shops: int


def desk(*, town: str, person: str, now: datetime) -> Desk:
    """Return what waits for the managers of a town: grave reports first, then the oldest."""
    reports = Report.objects.filter(town=town)
    waiting = list(reports.filter(state=engine.MANAGER).order_by("told_manager_at", "id")[:MOST_SHOWN])
    waiting.sort(key=lambda report: not engine.CAUSES[report.cause].is_grave)
    closed = reports.filter(closed_by=person, closed_at__gt=now - UNDO).order_by("-closed_at", "id")
    contested = Hiding.objects.filter(town=town, contested_at__isnull=False, judged_at=None, undone_at=None)
    return Desk(
        waiting=_cases(waiting),
        contested=_cases(list(contested.order_by("contested_at", "id")[:MOST_SHOWN])),
        closed=_cases(list(closed[:MOST_SHOWN])),
        at_shops=reports.filter(state=engine.SHOP).count(),
    )


def report_case(*, town: str, report: str) -> Case[Report] | None:
    """Return one report of a town."""
    row = Report.objects.filter(town=town, pk=report).first()
    return case_of(row) if row else None


def hiding_case(*, town: str, hiding: str) -> Case[Hiding] | None:
    """Return one hiding of a town."""
    row = Hiding.objects.filter(town=town, pk=hiding).first()
    return case_of(row) if row else None


def hiding_latest(*, stall: str, kind: str, thing: str) -> Hiding | None:
    """Return the last hiding of a thing, whatever became of it."""
    rows = Hiding.objects.filter(stall=stall, kind=kind, thing=thing, undone_at=None)
    return rows.order_by("-hidden_at", "-id").first()


def reports_about(*, row: Report) -> list[Report]:
    """Return the other open reports about the same thing."""
    return list(_same(row).filter(closed_at=None).exclude(pk=row.pk).order_by("made_at", "id")[:MOST_SHOWN])


def holder_notices(*, organisation: str) -> list[Notice]:
    """Return what waits for the answer of an organisation, and what it answered a moment ago."""
    if not organisation:
        return []
    since = timezone.now() - UNDO
    asked = Q(state=engine.SHOP) | Q(state=engine.CLOSED, closed_at__gt=since, told_manager_at=None)
    rows = Report.objects.filter(asked, holder=organisation).exclude(outcome="hidden")
    return [_notice(row) for row in rows.order_by("made_at", "id")[:MOST_SHOWN]]


def case_of(row: Row) -> Case[Row]:
    """Return a row with what it is about."""
    reportable = reportable_get(stall=row.stall, kind=row.kind)
    title = reportable.title if reportable else ""
    return Case(row, reportable.find(row.thing) if reportable else None, title)


def _cases(rows: Sequence[Row]) -> list[Case[Row]]:
    return [case_of(row) for row in rows]


def _same(row: Report) -> QuerySet[Report]:
    return Report.objects.filter(**row.key)


def _notice(row: Report) -> Notice:
    """Return a report in the words of whoever must answer it; nothing tells who reported."""
    case = case_of(row)
    day = _day(row.made_at)
    facts = {"title": case.title, "cause": gettext(row.cause_label), "day": day}
    answer_to = Address("office:report-answer", {"report": row.pk})
    if row.state == engine.CLOSED:
        text = gettext("You answered the report about “%(title)s”: %(outcome)s.")
        facts["outcome"] = gettext(row.outcome_label)
        return Notice(text % facts, answer_to, (("undo", gettext("Go back")),))
    text = gettext("Reported on %(day)s about “%(title)s”: %(cause)s.") % facts
    right = gettext("It is right") if engine.CAUSES[row.cause].is_error else gettext("I leave it as it is")
    answers = (("corrected", gettext("It is corrected")), ("right", right))
    return Notice(text, answer_to, answers, detail=row.words)


def _day(moment: datetime) -> str:
    language = "en" if (get_language() or "fr").startswith("en") else "fr"
    return french.date_words(timezone.localtime(moment).date(), today=timezone.localdate(), language=language)
