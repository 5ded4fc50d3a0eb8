"""What a statement closes or opens, worked out on the shop's usual days; what is doubtful is kept open."""

from dataclasses import replace
from datetime import date, datetime

from halles.town.engine.hours.sentence import labels
from halles.town.engine.hours.sentence.calendar import Named, resolve, stretch
from halles.town.engine.hours.sentence.doubt import Doubt, sure
from halles.town.engine.hours.sentence.naming import Stretch
from halles.town.engine.hours.sentence.shop import DAY, Shop, at
from halles.town.engine.hours.sentence.told import Special

Specials = tuple[Special, ...]
Period = tuple[date, date]
MOST_DAYS = 62
"""Days opened one by one at most."""


def when(shop: Shop, named: Named, *, since: datetime | None = None) -> Doubt[date]:
    """Return the day that is meant; doubt where it is today's name late in the day, or has gone by.

    `since`: the moment of that day that matters, to know whether it is still to come.
    """
    days = resolve(named, shop.today)
    if named.is_weekday_only and not named.is_next and not named.in_eight and days[0] == shop.today:
        return _today_or_next(shop, named, since)
    if len(days) < 2:
        return sure(days[0]) if days else Doubt(())
    return Doubt(tuple((labels.day_words(day, shop.today), day) for day in days), labels.WHICH_DAY)


def _today_or_next(shop: Shop, named: Named, since: datetime | None) -> Doubt[date]:
    today, later = shop.today, shop.today + 7 * DAY
    spans = shop.day(today)
    start = spans[0][0] if spans else at(today, 9)
    end = spans[-1][1] if spans else at(today, 19)
    if named.parts and (windows := shop.window(today, named.parts[0]).options):
        inside = [s for s in spans if s[0] < windows[0][1][1] and s[1] > windows[0][1][0]]
        start, end = (inside[0][0] if inside else windows[0][1][0]), windows[0][1][1]
        start = max(start, windows[0][1][0])
    if since is not None:
        start = end = since
    if shop.now < start:
        return sure(today)
    options = ((labels.day_words(later, today), later),)
    if shop.now < end:
        options = ((f"aujourd’hui, {labels.day_words(today, today)}", today), *options)
    return Doubt(options, labels.WHICH_DAY)


def period(shop: Shop, each: Stretch, *, since: datetime | None = None) -> Doubt[Period]:
    """Return the first and last day of a stretch that is no "until" nor "since"."""
    if each.first.stretch:
        first, last = stretch(each.first.stretch, shop.today)
        if each.last is None:
            return sure((first, last))
    if each.first.month and not each.first.day:
        return sure(_months(shop.today, each.first, each.last or each.first))
    start = when(shop, each.first, since=since)
    if each.last is None:
        return start.then(lambda day: sure((day, day)))
    last_named = each.last
    if each.first.month and last_named.month:
        return sure(_dated_range(shop.today, each.first, last_named))
    return start.then(lambda day: _from(day, last_named))


def _from(first: date, named: Named) -> Doubt[Period]:
    days = resolve(named, first)
    return sure((first, days[0])) if days else Doubt(())


def _months(today: date, first: Named, last: Named) -> Period:
    year = first.year or today.year
    start, end = date(year, first.month, 1), _month_end(year + (last.month < first.month), last.month)
    if end < today and not first.year:
        start, end = date(year + 1, first.month, 1), _month_end(end.year + 1, last.month)
    return start, end


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - DAY


def _dated_range(today: date, first: Named, last: Named) -> Period:
    """Return the next such days, or those under way: the end is not past."""
    end = resolve(replace(last, weekday=None), today)[0]
    years = (first.year,) if first.year else (end.year, end.year - 1)
    starts = [
        d for year in years for d in resolve(replace(first, weekday=None, year=year), today) if d <= end
    ]
    return (max(starts), end) if starts else (end, end)
