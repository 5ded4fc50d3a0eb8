"""Writes of the statistics: add what was counted, put old days together. None has an entry in the journal:
it records what people did, and nobody is known here."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import connection, transaction
from django.db.models import Sum
from django.db.models.functions import TruncMonth
from django.utils import timezone

from halles.doors.queries import texts_sent_by_day
from halles.kit.actor import Actor, require
from halles.kit.tally import Visit
from halles.stalls.office import rights
from halles.stalls.office.engine.months import first_daily, is_told
from halles.stalls.office.models import DailyCount

ROWS_AT_ONCE = 1_000
"""What one statement adds: more than a territory of twenty towns has in a minute."""
KEY = ("town", "day", "page", "door", "missed")
_ADD = """
    INSERT INTO office_dailycount (town, day, page, door, missed, count) VALUES {rows}
    ON CONFLICT (town, day, page, door, missed) DO UPDATE SET count = office_dailycount.count + excluded.count
"""


def counts_add(counts: Mapping[tuple[date, Visit], int]) -> None:
    """Add a process's numbers to the tables (settings.TALLY_STORE), in one statement.

    A month that the public was told is not touched: who reads it twice would learn the difference.
    """
    today = timezone.localdate()
    # In one order everywhere, so that two processes never wait for each other's rows.
    rows = sorted(
        (visit.town, day, visit.page, visit.door, visit.missed, count)
        for (day, visit), count in counts.items()
        if not is_told(day, today=today)
    )
    with transaction.atomic(), connection.cursor() as cursor:
        for start in range(0, len(rows), ROWS_AT_ONCE):
            part = rows[start : start + ROWS_AT_ONCE]
            marks = ", ".join(["(%s, %s, %s, %s, %s, %s)"] * len(part))
            cursor.execute(_ADD.format(rows=marks), [value for row in part for value in row])


def texts_count(*, actor: Actor, today: date) -> int:
    """Set how many text messages left on each of the last days; return how many rows that made."""
    require(actor, rights.COUNT)
    rows = [
        DailyCount(town=town, day=day, page="doors:texts", door="sms", count=count)
        for town, day, count in texts_sent_by_day(before=today)
        if town and not is_told(day, today=today)
    ]
    # Set, not added: the job may run as often as it likes.
    DailyCount.objects.bulk_create(rows, update_conflicts=True, unique_fields=KEY, update_fields=["count"])
    return len(rows)


def days_fold(*, actor: Actor, today: date) -> int:
    """Make one row of each month's days that are older than 13 months; return how many rows that made."""
    require(actor, rights.COUNT)
    with transaction.atomic():
        days = DailyCount.objects.filter(day__lt=first_daily(today)).exclude(day__day=1)
        months = (
            days.annotate(month=TruncMonth("day"))
            .values_list("town", "month", "page", "door", "missed")
            .annotate(Sum("count"))
        )
        whole = _with_the_first(months)
        days.delete()
        DailyCount.objects.bulk_create(
            whole, update_conflicts=True, unique_fields=KEY, update_fields=["count"], batch_size=ROWS_AT_ONCE
        )
    return len(whole)


def _with_the_first(months: Iterable[tuple[str, date, str, str, str, int]]) -> list[DailyCount]:
    """Return the months' rows, to which each first day's own count is added."""
    rows = [DailyCount(**dict(zip((*KEY, "count"), month, strict=True))) for month in months]
    dates = {row.day for row in rows}
    firsts = {
        tuple(getattr(first, name) for name in KEY): first.count
        for first in DailyCount.objects.filter(day__in=dates)
    }
    for row in rows:
        row.count += firsts.get(tuple(getattr(row, name) for name in KEY), 0)
    return rows
