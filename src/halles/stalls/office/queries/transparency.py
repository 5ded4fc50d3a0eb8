"""What the public is told of reports: small numbers hidden, save those of the town's own acts."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from halles.stalls.office.engine.disclosure import shown
from halles.stalls.office.engine.months import is_told, month_of
from halles.stalls.office.engine.reports import CAUSES, TO_ANSWER
from halles.stalls.office.models import Hiding, Report


@dataclass(frozen=True)
class MonthOfReports:
    """What a month tells. None stands for a number under 11; `hidden` and `restored` are always exact."""

    first: date
    is_over: bool
    """Of the month under way only the town's own acts are told."""
    causes: list[tuple[str, str, int | None]] = field(default_factory=list)
    """Stall and kind ("directory/sheet"), cause, how many."""
    in_time: int | None = 0
    """Answered within three days."""
    hidden: int = 0
    contested: int | None = 0
    restored: int = 0


def transparency(*, town: str, today: date) -> list[MonthOfReports]:
    """Return the months that the public is told, the latest first.

    No sum is told: from a sum and the causes that are shown one could work out the one that is not. Of the
    month under way only the town's own acts are told.
    """
    made, in_time = _reports(town)
    acts = _acts(town)
    months = {first for first, *_ in made} | {first for first, _ in acts}
    return [_month(first, made, in_time, acts, today) for first in sorted(months, reverse=True)]


def _reports(town: str) -> tuple[Counter[tuple[date, str, str]], Counter[date]]:
    """Count the reports by month, kind and cause; and those answered in time, by month."""
    rows = Report.objects.filter(town=town).values_list("made_at", "stall", "kind", "cause", "closed_at")
    made: Counter[tuple[date, str, str]] = Counter()
    in_time: Counter[date] = Counter()
    for made_at, stall, kind, cause, closed_at in rows.iterator():
        made[_first(made_at), f"{stall}/{kind}", cause] += 1
        in_time[_first(made_at)] += bool(closed_at and closed_at - made_at <= TO_ANSWER)
    return made, in_time


def _acts(town: str) -> Counter[tuple[date, str]]:
    """Count the hidings, those contested and those taken back, by the month of each act."""
    rows = Hiding.objects.filter(town=town, undone_at=None)
    found: Counter[tuple[date, str]] = Counter()
    for hidden_at, contested_at, judged_at, is_restored in rows.values_list(
        "hidden_at", "contested_at", "judged_at", "is_restored"
    ).iterator():
        found[_first(hidden_at), "hidden"] += 1
        if contested_at:
            found[_first(contested_at), "contested"] += 1
        if judged_at and is_restored:
            found[_first(judged_at), "restored"] += 1
    return found


def _month(first: date, made: Any, in_time: Any, acts: Any, today: date) -> MonthOfReports:
    acted = {name: acts[first, name] for name in ("hidden", "restored")}
    if not is_told(first, today=today):
        return MonthOfReports(first, is_over=False, **acted)
    order = list(CAUSES)
    causes = sorted((what, cause) for month, what, cause in made if month == first)
    causes.sort(key=lambda one: (one[0], order.index(one[1])))
    return MonthOfReports(
        first,
        is_over=True,
        causes=[(what, cause, shown(made[first, what, cause])) for what, cause in causes],
        in_time=shown(in_time[first]),
        contested=shown(acts[first, "contested"]),
        **acted,
    )


def _first(moment: datetime) -> date:
    return month_of(timezone.localtime(moment).date())
