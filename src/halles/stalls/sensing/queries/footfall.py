"""How many people pass by: what was counted in a week, which weeks are due, and what was published of one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Max, Min, QuerySet
from django.utils import timezone

from halles.stalls.sensing.engine.footfall import NIGHT, Area, Figure, Period, monday
from halles.stalls.sensing.models import Device, FootfallWeek, Hour, Measure
from halles.stalls.sensing.models import Role as MeasureRole

WEEK = timedelta(days=7)
CLOSED_AFTER = timedelta(days=2)
"""After a week so long nothing of it can come in: what is older than a day is refused at the edge."""


@dataclass(frozen=True)
class Counted:
    """What was counted in a week, as the engine takes it: never shown."""

    counts: dict[tuple[str, date, int], int]
    group_of: dict[str, str]
    is_simulated: bool


@dataclass(frozen=True)
class DayLine:
    """The people of one day from 7:00 to 21:00, or (day None) of the nights; None where it is not told."""

    day: date | None
    count: int


@dataclass(frozen=True)
class FootfallPage:
    """One published week; `figures` are of the day or the nights that was asked for."""

    week: date
    last: date
    lines: list[DayLine]
    figures: list[Figure]
    total: int
    before: date | None
    after: date | None
    is_simulated: bool
    titles: dict[str, str]
    """Of sensors, by public id."""


def footfall_due(*, now: datetime) -> list[tuple[str, date]]:
    """Return (town, Monday) of every week that is over, closed, and not yet published; the oldest first."""
    ended = monday(timezone.localdate(now - CLOSED_AFTER)) - WEEK
    due: set[tuple[str, date]] = set()
    for town, measure in _passages().values_list("device__town", "pk"):
        span = Hour.objects.filter(measure_id=measure).aggregate(first=Min("start"), last=Max("start"))
        if span["first"] is not None:
            first, last = _local(span["first"]).date(), _local(span["last"]).date()
            due |= {(town, week) for week in _weeks(first, min(ended, last))}
    due -= set(FootfallWeek.objects.values_list("town", "week"))
    return sorted(due, key=lambda each: each[::-1])


def footfall_counted(*, town: str, week: date) -> Counted:
    """Return what the sensors of a town counted in the week of a Monday; two SQL statements."""
    devices = {m.pk: m.device for m in _passages().filter(device__town=town).select_related("device")}
    since, until = _midnight(week), _midnight(week + WEEK)
    rows = Hour.objects.filter(measure_id__in=devices, start__gte=since, start__lt=until, number__gt=0)
    counts: dict[tuple[str, date, int], int] = defaultdict(int)
    for measure, start, total in rows.values_list("measure_id", "start", "total"):
        local = _local(start)
        counts[devices[measure].pk, local.date(), local.hour] += round(total)
    heard = [each for each in devices.values() if each.pk in {unit[0] for unit in counts}]
    return Counted(
        counts=dict(counts),
        group_of={each.pk: each.group for each in heard},
        is_simulated=any(each.is_simulated for each in heard),
    )


def footfall_page(*, town: str, week: date | None, day: date | None, is_night: bool) -> FootfallPage | None:
    """Return a published week, the latest without `week`, with the figures of a day or of its nights.

    None where that week was not published. Four SQL statements.
    """
    rows = FootfallWeek.objects.filter(town=town)
    row = rows.filter(week=week).first() if week else rows.order_by("-week").first()
    if row is None:
        return None
    figures = [figure_read(row.week, each) for each in row.figures]
    shown = [one for one in figures if _is_shown(one, day, is_night)]
    named = {one.area.sensor for one in shown if one.area.sensor}
    return FootfallPage(
        week=row.week,
        last=row.week + WEEK - timedelta(days=1),
        lines=_lines(figures),
        figures=shown,
        total=sum(one.count for one in figures),
        before=rows.filter(week__lt=row.week).order_by("-week").values_list("week", flat=True).first(),
        after=rows.filter(week__gt=row.week).order_by("week").values_list("week", flat=True).first(),
        is_simulated=row.is_simulated,
        titles=dict(Device.objects.filter(pk__in=named).values_list("pk", "title")) if named else {},
    )


def footfall_figures(*, town: str, week: date) -> tuple[list[Figure], dict[str, str]]:
    """Return every figure of a published week, and the titles of sensors; both empty where there is none."""
    row = FootfallWeek.objects.filter(town=town, week=week).first()
    figures = [figure_read(row.week, each) for each in row.figures] if row else []
    named = {one.area.sensor for one in figures if one.area.sensor}
    return figures, dict(Device.objects.filter(pk__in=named).values_list("pk", "title")) if named else {}


def figure_read(week: date, row: Iterable[Any]) -> Figure:
    """Return a figure from what is kept of it."""
    group, sensor, day, part, hour, count = row
    period = Period(week, date.fromisoformat(day) if day else None, part, hour)
    return Figure(Area(group, sensor), period, count)


def figure_kept(one: Figure) -> list[Any]:
    """Return what is kept of a figure."""
    area, period = one.area, one.period
    day = period.day.isoformat() if period.day else None
    return [area.group, area.sensor, day, period.part, period.hour, one.count]


def _lines(figures: Iterable[Figure]) -> list[DayLine]:
    """Return the sums of the days, then of the nights; none where the week is told as one."""
    sums: dict[date | None, int] = defaultdict(int)
    for one in figures:
        if one.period.day or one.period.part:
            sums[None if one.period.part == NIGHT else one.period.day] += one.count
    days = sorted(each for each in sums if each)
    return [DayLine(each, sums[each]) for each in (*days, *([None] if None in sums else []))]


def _is_shown(one: Figure, day: date | None, is_night: bool) -> bool:
    if one.period.day is None and one.period.part is None:
        return True
    if is_night:
        return one.period.part == NIGHT
    return day is not None and one.period.day == day and one.period.part != NIGHT


def _passages() -> QuerySet[Measure]:
    return Measure.objects.filter(role=MeasureRole.PASSAGES)


def _weeks(first: date, last: date) -> list[date]:
    """Return the Mondays of the weeks from that of `first` to that of `last`."""
    begin = monday(first)
    return [begin + n * WEEK for n in range(max(0, (last - begin).days // 7 + 1))]


def _midnight(day: date) -> int:
    return int(timezone.make_aware(datetime.combine(day, time())).timestamp())


def _local(start: int) -> datetime:
    return datetime.fromtimestamp(start, timezone.get_current_timezone())
