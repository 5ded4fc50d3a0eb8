"""Days of a shop: when it is open, what kind of day each is, which one the list is for."""

from datetime import date, datetime, time, timedelta

import numpy as np
from django.utils import timezone
from numpy.typing import NDArray

from halles.stalls.directory.public import ShopCard, market_calendar, shop_open
from halles.stalls.stock.engine.perishable import Around, kinds_of
from halles.town.engine.holidays import public_holidays
from halles.town.engine.hours import OPEN, Interval
from halles.town.engine.hours.school import is_school_holiday
from halles.town.models import Town
from halles.town.queries import where_of

AHEAD = 7
"""Days within which the next open one is looked for."""
EVENING = time(19, 0)
"""When a day is over for a shop that is closed all day, or whose hours nobody knows."""
MOST_A_WEEK = 3
"""A market held on more days of the week than this makes no day unlike the others."""
ONE_DAY = timedelta(1)


def next_open(*, town: Town, card: ShopCard, after: date) -> date:
    """Return the first day after `after` on which a shop opens, or may; none in a week: the day after."""
    found = open_days(town=town, card=card, first=after + ONE_DAY, last=after + AHEAD * ONE_DAY)
    return next((day for day, is_open in found.items() if is_open is not False), after + ONE_DAY)


def is_over(*, town: Town, card: ShopCard, now: datetime) -> bool:
    """Say whether a shop's day is over: it opens no more today."""
    wall = timezone.localtime(now).replace(tzinfo=None)
    end = datetime.combine(wall.date() + ONE_DAY, time())
    today = shop_open(town=town, shop=card, start=datetime.combine(wall.date(), time()), end=end)
    if not any(each.state == OPEN for each in today):
        return wall.time() >= EVENING
    return not any(each.end > wall for each in today)


def open_days(*, town: Town, card: ShopCard, first: date, last: date) -> dict[date, bool | None]:
    """Return for each day, both included, whether a shop opens; None where nobody knows."""
    start, end = datetime.combine(first, time()), datetime.combine(last + ONE_DAY, time())
    found: dict[date, bool | None] = dict.fromkeys(_days(first, last), False)
    for each in shop_open(town=town, shop=card, start=start, end=end):
        for day in _touched(each, first, last):
            found[day] = True if each.state == OPEN or found[day] else None
    return found


def kinds_between(*, town: Town, first: date, last: date) -> NDArray[np.float64]:
    """Return the kinds of each day, both included: public and school holidays, markets (days × kinds)."""
    where = where_of(town)
    years = range(first.year - 1, last.year + 2)
    holidays = {day for year in years for day in public_holidays(year, department=where.department)}
    markets = _market_days(town, first, last)
    rows = []
    for day in _days(first, last):
        is_off = is_school_holiday(day, where.department)
        rows.append(kinds_of(day, holidays, Around(school=float(bool(is_off)), market=float(day in markets))))
    return np.array(rows)


def _market_days(town: Town, first: date, last: date) -> frozenset[date]:
    """Return the days of the markets that are held seldom enough to make a day another."""
    most = MOST_A_WEEK * ((last - first).days + 1) / 7
    found = market_calendar(town=town, since=first, until=last).values()
    return frozenset(day for days in found if len(days) <= max(1, most) for day in days)


def _days(first: date, last: date) -> list[date]:
    return [first + step * ONE_DAY for step in range((last - first).days + 1)]


def _touched(each: Interval, first: date, last: date) -> list[date]:
    """Return the days of an interval; what ends after midnight is of the day before."""
    if each.end - each.start < ONE_DAY:
        return [each.start.date()] if first <= each.start.date() <= last else []
    end = (each.end - timedelta(seconds=1)).date()
    return _days(max(first, each.start.date()), min(last, end))
