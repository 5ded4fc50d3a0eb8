"""Sum readings up by the quarter of an hour and by the hour, again wherever one came late."""

from typing import Final

from django.db import connection, transaction

from halles.kit.actor import Actor, require
from halles.stalls.sensing import rights
from halles.stalls.sensing.models import Touched

QUARTER_S: Final = 900
HOUR_S: Final = 3_600

# Rows come ranked, always in the same order: sums of the same readings are the same to the last bit.
_SUM_UP: Final = (
    "INSERT INTO {sums} (measure_id, start, number, total, low, high, last) "
    "SELECT measure_id, %(start)s, SUM(number), SUM(total), MIN(low), MAX(high), "
    "MAX(CASE WHEN rank = 1 THEN last END) FROM ({ranked}) AS ranked WHERE true GROUP BY measure_id "
    "ON CONFLICT (measure_id, start) DO UPDATE SET number = excluded.number, total = excluded.total, "
    "low = excluded.low, high = excluded.high, last = excluded.last"
)
_QUARTERS: Final = _SUM_UP.format(
    sums="sensing_quarter",
    ranked="SELECT measure_id, 1 AS number, value AS total, value AS low, value AS high, value AS last, "
    "ROW_NUMBER() OVER (PARTITION BY measure_id ORDER BY at DESC, key DESC) AS rank "
    "FROM sensing_reading WHERE at >= %(start_ms)s AND at < %(end_ms)s",
)
_HOURS: Final = _SUM_UP.format(
    sums="sensing_hour",
    ranked="SELECT measure_id, number, total, low, high, last, "
    "ROW_NUMBER() OVER (PARTITION BY measure_id ORDER BY start DESC) AS rank "
    "FROM sensing_quarter WHERE measure_id IN (SELECT id FROM sensing_measure) "
    "AND start >= %(start)s AND start < %(end)s",
)
"""The list of measures leads to their few quarters: the table itself holds thirteen months."""


def readings_rollup(*, actor: Actor) -> int:
    """Sum up each quarter of an hour in which readings were stored since the last time; return how many.

    Each is summed up whole, from its readings, and with it its hour, in a transaction of its own: killed at
    any moment, or done twice, it comes to the same.
    """
    require(actor, rights.KEEP)
    touched = list(Touched.objects.order_by("start").values_list("start", "times"))
    for start, times in touched:
        with transaction.atomic():
            _sum_up(_QUARTERS, start, QUARTER_S)
            _sum_up(_HOURS, start - start % HOUR_S, HOUR_S)
            # What is stored meanwhile touches it again, so that it stays.
            Touched.objects.filter(start=start, times=times).delete()
    return len(touched)


def _sum_up(sql: str, start: int, seconds: int) -> None:
    with connection.cursor() as cursor:
        end = start + seconds
        cursor.execute(sql, {"start": start, "end": end, "start_ms": start * 1000, "end_ms": end * 1000})
