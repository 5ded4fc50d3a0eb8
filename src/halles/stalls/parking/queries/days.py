"""What kinds of days those around are: public holidays, school holidays, days on which a market is held."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from halles.stalls.directory.public import market_calendar
from halles.stalls.parking.engine.closings import Span
from halles.stalls.parking.engine.forecast import Calendar
from halles.stalls.parking.models import ClosureReason
from halles.stalls.parking.queries.closings import closure_rows, spans_of
from halles.town.engine.holidays import public_holidays
from halles.town.engine.hours.school import is_school_holiday
from halles.town.models import Town
from halles.town.queries import where_of

MOST_A_WEEK = 3
"""A market held on more days of the week than this makes no day unlike the others."""
ONE_DAY = timedelta(days=1)


def calendar_around(*, town: Town, since: date, until: date) -> Calendar:
    """Return a town's days from `since` to `until`, both included, in three statements."""
    where = where_of(town)
    years = range(since.year, until.year + 1)
    holidays = (public_holidays(year, department=where.department) for year in years)
    days = [since + step * ONE_DAY for step in range((until - since).days + 1)]
    return Calendar(
        zone=where.clock,
        holidays=frozenset(day for found in holidays for day in found),
        school_holidays=frozenset(day for day in days if is_school_holiday(day, where.department)),
        markets=_held(town, since, until) | _closed_for(town, since, until),
    )


def _held(town: Town, since: date, until: date) -> frozenset[date]:
    """Return the days of the markets that are held seldom enough to be events."""
    most = MOST_A_WEEK * ((until - since).days + 1) / 7
    found = market_calendar(town=town, since=since, until=until).values()
    return frozenset(day for days in found if len(days) <= max(1, most) for day in days)


def _closed_for(town: Town, since: date, until: date) -> frozenset[date]:
    """Return the days on which a car park gives way to a market."""
    where, zone = where_of(town), ZoneInfo(where_of(town).clock)
    low, high = (datetime.combine(day, time(), zone).astimezone(UTC) for day in (since, until + ONE_DAY))
    rows = (
        row for row in closure_rows(town=town, since=low, until=high) if row.reason == ClosureReason.MARKET
    )
    spans = (span for row in rows for span in spans_of(row, where=where, since=low, until=high))
    return frozenset(day for span in spans for day in _days_of(span, zone))


def _days_of(span: Span, zone: ZoneInfo) -> list[date]:
    """Return the local days on which a closing holds; without an end known, the first."""
    first = span.start.astimezone(zone).date()
    last = (span.end - timedelta(seconds=1)).astimezone(zone).date() if span.end else first
    return [first + step * ONE_DAY for step in range((last - first).days + 1)]
