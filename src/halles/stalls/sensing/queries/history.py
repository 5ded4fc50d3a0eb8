"""What is kept of the past, by the quarter of an hour, for curves and forecasts."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from django.db import connection

_QUARTERS = (
    "SELECT d.feeds, d.id, m.id, m.role, q.start, q.number, q.total, q.low, q.high, q.last "
    "FROM sensing_device d JOIN sensing_measure m ON m.device_id = d.id AND m.role <> '' "
    "JOIN sensing_quarter q ON q.measure_id = m.id AND q.start >= %s AND q.start < %s "
    "WHERE d.removed_at IS NULL AND d.feeds IN ({slots}) ORDER BY q.start, m.id"
)


class QuarterRow(NamedTuple):
    """The readings of one measure in one quarter of an hour."""

    feeds: str
    device: str
    measure: int
    """Which of the device's measures."""
    role: str
    start: int
    """Seconds since 1970, UTC."""
    number: int
    """How many readings."""
    total: float
    low: float
    high: float
    last: float


def recent_quarters(*, feeds: Collection[str], since: datetime, until: datetime) -> list[QuarterRow]:
    """Return the quarters that begin from `since` on and before `until`, of all that feeds one of `feeds`.

    In the order of time, the quarter that runs among them; of devices that were not taken out. One statement.
    """
    if not feeds:
        return []
    sql = _QUARTERS.format(slots=", ".join(["%s"] * len(feeds)))
    with connection.cursor() as cursor:
        cursor.execute(sql, [int(since.timestamp()), int(until.timestamp()), *feeds])
        return [QuarterRow(*row) for row in cursor.fetchall()]


def quarters(*, feeds: str, role: str | None, since: datetime, until: datetime) -> list[QuarterRow]:
    """Return the quarters of what feeds one thing, of one role or (None) of any."""
    rows = recent_quarters(feeds=[feeds], since=since, until=until)
    return rows if role is None else [row for row in rows if row.role == role]
