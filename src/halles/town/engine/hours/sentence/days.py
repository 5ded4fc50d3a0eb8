"""Which days are meant, seen from the shop and the moment; what is doubtful is kept open."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from halles.town.engine.hours.sentence import labels
from halles.town.engine.hours.sentence.calendar import Named, resolve, stretch
from halles.town.engine.hours.sentence.doubt import Doubt, every, sure
from halles.town.engine.hours.sentence.naming import Hours, Stretch
from halles.town.engine.hours.sentence.segments import Segment
from halles.town.engine.hours.sentence.shop import DAY, Shop, at
from halles.town.engine.hours.sentence.told import Special

Specials = tuple[Special, ...]
Period = tuple[date, date]


def flat(found: tuple[Specials, ...]) -> Doubt[Specials]:
    """Return the exceptions of several days as one."""
    return sure(tuple(special for specials in found for special in specials))


def today_at(shop: Shop, hours: Sequence[Hours]) -> datetime | None:
    """Return today at the hour told, to know whether it is still to come."""
    minutes = [told.spans[0][0] if told.spans else told.at for told in hours if told.spans or told.at >= 0]
    return at(shop.today, 0, minutes[0]) if minutes else None


def once_or_always(
    shop: Shop, each: Stretch, days: Period, segment: Segment, specials: Doubt[Specials]
) -> Doubt[Specials]:
    """Return `specials`, after asking whether "fermé le lundi" is for once: a habit is no exception."""
    if not each.first.weekly or segment.has("once", "after-all"):
        return specials
    once = f"{labels.days_words(*days, shop.today)} seulement"
    always = labels.EVERY_WEEK if each.last else f"Tous les {labels.WEEKDAYS[days[0].weekday()]}s"
    if len(segment.stretches) > 1 or days[0].weekday() == shop.today.weekday():
        once, always = labels.THIS_TIME, labels.EVERY_WEEK
    choice: Doubt[bool] = Doubt(((once, True), (always, False)), labels.ONLY_ONCE)
    return choice.then(lambda is_once: specials if is_once else sure(()))


def when(shop: Shop, named: Named, *, since: datetime | None = None) -> Doubt[date]:
    """Return the day that is meant; doubt where it is today's name late in the day, or has gone by.

    `since`: the moment of that day that matters, to know whether it is still to come.
    """
    days = resolve(named, shop.today)
    if named.is_weekday_only and not named.is_next and not named.in_eight and days[0] == shop.today:
        return _today_or_next(shop, named, since)
    if len(days) < 2:
        return sure(days[0]) if days else Doubt((), labels.WHICH_DAY)
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
    is_over = shop.now >= end
    ours = (labels.NO if is_over else f"aujourd’hui, {labels.day_words(today, today)}", today)
    options = ((labels.day_words(later, today), later), ours)
    return Doubt(
        options if is_over else options[::-1], labels.is_it(later, today) if is_over else labels.WHICH_DAY
    )


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
        return _dated_range(shop.today, each.first, last_named)
    return start.then(lambda day: _from(day, last_named))


def in_turn(
    shop: Shop, stretches: Sequence[Stretch], *, since: datetime | None = None
) -> Doubt[tuple[Period, ...]]:
    """Return the days of each; "samedi et dimanche" of next week are of the same week."""
    found = every(period(shop, each, since=since) for each in stretches)
    moved = found.then(lambda periods: sure(_after_each_other(shop, stretches, periods)))
    return moved.then(lambda periods: _next_month(stretches, periods, shop.today))


def _after_each_other(
    shop: Shop, stretches: Sequence[Stretch], periods: tuple[Period, ...]
) -> tuple[Period, ...]:
    moved: list[Period] = []
    for each, (first, last) in zip(stretches, periods, strict=True):
        is_behind = bool(moved) and first < moved[-1][0] and moved[-1][0] >= shop.today + 7 * DAY
        shift = 7 * DAY if is_behind and each.first.is_weekday_only else 0 * DAY
        moved.append((first + shift, last + shift))
    return tuple(moved)


def _next_month(
    stretches: Sequence[Stretch], periods: tuple[Period, ...], today: date
) -> Doubt[tuple[Period, ...]]:
    """Ask whether "le 1er" of "le 25 et le 1er" is the one after the 25th."""
    for place, each in enumerate(stretches):
        day = periods[place][0]
        is_bare = each.how == "day" and bool(each.first.day) and not each.first.month
        if not (place and is_bare and each.first.weekday is None and day < periods[place - 1][0]):
            continue
        later = next((d for d in resolve(each.first, periods[place - 1][0])), day)
        both = [(*periods[:place], (d, d), *periods[place + 1 :]) for d in (later, day)]
        options = tuple((labels.day_words(p[place][0], today), p) for p in both)
        return Doubt(options, labels.WHICH_DAY)
    return sure(periods)


def _from(first: date, named: Named) -> Doubt[Period]:
    if named.stretch:
        return sure((first, stretch(named.stretch, first)[1]))
    if named.month and not named.day:
        return sure((first, _months(first, named, named)[1]))
    days = resolve(named, first)
    return sure((first, days[0])) if days else Doubt((), labels.WHICH_DAY)


def _months(today: date, first: Named, last: Named) -> Period:
    year = first.year or today.year
    start, end = date(year, first.month, 1), _month_end(year + (last.month < first.month), last.month)
    if end < today and not first.year:
        start, end = date(year + 1, first.month, 1), _month_end(end.year + 1, last.month)
    return start, end


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - DAY


def _dated_range(today: date, first: Named, last: Named) -> Doubt[Period]:
    """Return the next such days, or those under way: the end is not past. Doubt if a week-day disagrees."""
    ends = resolve(replace(last, weekday=None), today)
    years = (
        (first.year,) if first.year else tuple(year for end in ends[:1] for year in (end.year, end.year - 1))
    )
    begins = [day for year in years for day in resolve(replace(first, weekday=None, year=year), today)]
    before = [day for day in begins if ends and day <= ends[0]]
    if not before:
        return Doubt((), labels.WHICH_DAY)
    days = (max(before), ends[0])
    named = zip(days, (first.weekday, last.weekday), strict=True)
    agrees = all(weekday in (None, day.weekday()) for day, weekday in named)
    return sure(days) if agrees else Doubt((), labels.WHICH_DAY)
