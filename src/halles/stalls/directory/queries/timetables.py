"""What the hours engine is asked about sheets: their hours, and what was said of single days."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from halles.stalls.directory.models import SpecialHours
from halles.town.engine.hours import CLOSED, OPEN, UNKNOWN, Hours, Interval, Special, Where, timeline
from halles.town.engine.hours.painting import HOLIDAY

Specials = tuple[Special, ...]


def wall(moment: datetime) -> datetime:
    """Return a moment as the clock on the town hall shows it."""
    return timezone.localtime(moment).replace(tzinfo=None)


def aware(moment: datetime) -> datetime:
    """Return the moment at which the clock on the town hall shows this."""
    return timezone.make_aware(moment)


def midnight(day: date) -> datetime:
    """Return a day's first moment on the clock on the town hall."""
    return datetime.combine(day, time())


def specials_of(
    *, town: str, since: datetime, until: datetime, sheets: Collection[str] | None = None
) -> dict[str, Specials]:
    """Return by sheet what was said of single days between two moments of the wall clock, the latest last.

    What is said of one pitch only is not of the whole shop. `sheets`: of these alone; None: of all.
    """
    told = Q(news=None) | Q(news__withdrawn_at=None, news__hidden_at=None)
    rows = SpecialHours.objects.filter(
        told, pitch=None, withdrawn_at=None, ends_at__gt=aware(since), starts_at__lt=aware(until)
    )
    rows = rows.filter(sheet__town=town) if sheets is None else rows.filter(sheet__in=sheets)
    found: dict[str, list[Special]] = defaultdict(list)
    columns = ("sheet", "starts_at", "ends_at", "is_open")
    for sheet, starts, ends, is_open in rows.order_by("created_at", "id").values_list(*columns):
        found[sheet].append(Special(wall(starts), wall(ends), OPEN if is_open else CLOSED))
    return {sheet: tuple(each) for sheet, each in found.items()}


def spans_of(
    hours: Hours | None, day: date, *, where: Where, special: Specials = (), doubt: bool = True
) -> list[Interval]:
    """Return what begins on a day, open or not known; of a longer time the part within the day.

    An evening that goes on past midnight is of the day on which it began. `doubt`: usual hours are not known
    on a public holiday of which nothing was said.
    """
    start, end = midnight(day), midnight(day + timedelta(days=1))
    around = (start - timedelta(days=1), end + timedelta(days=1))
    spans = []
    for each in timeline(hours, *around, where=where, special=special, doubt_holidays=doubt):
        if start <= each.start < end:
            spans.append(each)
        elif each.start < start and end <= each.end:
            spans.append(Interval(start, end, each.state, each.comment))
    return spans


def is_undecided(spans: Collection[Interval]) -> bool:
    """Say whether something of a day is not known because it is a public holiday, or for lack of hours."""
    return any(each.state == UNKNOWN and each.comment in ("", HOLIDAY) for each in spans)
