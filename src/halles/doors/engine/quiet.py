"""When a text message that nobody asked for may leave: by day, on working days, as France's operators ask."""

from collections.abc import Container
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
FIRST, LAST = time(8), time(20)
"""From 8 o'clock until just before 20 o'clock, by the clock of Paris; never on a Sunday or public holiday."""
_SUNDAY = 6


def may_leave(at: datetime, *, holidays: Container[date]) -> bool:
    """Say whether a notice may leave at a moment (aware); `holidays` are the town's around that day."""
    local = at.astimezone(PARIS)
    return _is_working(local.date(), holidays) and FIRST <= local.time() < LAST


def next_allowed(at: datetime, *, holidays: Container[date]) -> datetime:
    """Return the first moment from `at` on (aware; UTC where it is later) at which a notice may leave."""
    if may_leave(at, holidays=holidays):
        return at
    local = at.astimezone(PARIS)
    day = local.date() if local.time() < FIRST else local.date() + timedelta(days=1)
    while not _is_working(day, holidays):
        day += timedelta(days=1)
    return datetime.combine(day, FIRST, PARIS).astimezone(UTC)


def _is_working(day: date, holidays: Container[date]) -> bool:
    return day.weekday() != _SUNDAY and day not in holidays
