"""Closings that last: until a day, until one is back, or nobody said until when."""

from datetime import date, datetime

from halles.town.engine.hours.sentence import labels
from halles.town.engine.hours.sentence.calendar import Named, resolve, stretch
from halles.town.engine.hours.sentence.days import Specials, period, when
from halles.town.engine.hours.sentence.doubt import Doubt, sure
from halles.town.engine.hours.sentence.naming import Stretch
from halles.town.engine.hours.sentence.shop import DAY, Shop, at


def until_day(shop: Shop, each: Stretch) -> Doubt[Specials]:
    """Return a closing until a day; doubt whether that day is closed too, if it is usually open."""
    if each.last is None:
        return _until(shop, shop.now, each.first, each.included)
    last = each.last
    begin = when(shop, each.first).then(lambda day: sure(shop.bounds(day)[0]))
    return begin.then(lambda start: _until(shop, start, last, each.included))


def _until(shop: Shop, start: datetime, named: Named, included: bool | None) -> Doubt[Specials]:
    day = _end_day(shop, named, start)
    end = day.then(lambda last: _end_of(shop, last, named, included))
    return end.then(lambda moment: sure(((start, moment, False),)))


def to_hour(shop: Shop, each: Stretch, clock: int) -> Doubt[Specials]:
    """Return a closing until a day at an hour, or from a day at an hour on (`clock`: minutes)."""
    if each.how == "since":
        return when(shop, each.first).then(lambda day: lasting(shop, at(day, 0, clock), day))
    begin = sure(shop.now)
    if each.last is not None:
        begin = when(shop, each.first).then(lambda day: sure(shop.bounds(day)[0]))
    named = each.last or each.first
    return begin.then(
        lambda start: _end_day(shop, named, start).then(lambda day: sure(_from_to(start, at(day, 0, clock))))
    )


def _end_day(shop: Shop, named: Named, start: datetime) -> Doubt[date]:
    if named.stretch:
        return sure(stretch(named.stretch, shop.today)[1])
    if named.month and not named.day:
        return period(shop, Stretch(named)).then(lambda days: sure(days[1]))
    days = resolve(named, start.date())
    if named.is_weekday_only and days[0] == start.date():
        days = [days[0] + 7 * DAY]
    if len(days) < 2:
        return sure(days[0]) if days else Doubt((), labels.WHICH_DAY)
    return Doubt(tuple((labels.day_words(day, shop.today), day) for day in days), labels.WHICH_DAY)


def _end_of(shop: Shop, day: date, named: Named, included: bool | None) -> Doubt[datetime]:
    start, end = shop.bounds(day)
    if named.parts:
        if named.parts[-1] == "evening":
            return sure(end)
        place = 0 if included is False else 1
        return shop.window(day, named.parts[-1]).then(lambda window: sure(window[place]))
    if included is not None or named.stretch or (named.month and not named.day):
        return sure(start if included is False else end)
    words = labels.day_words(day, shop.today)
    options = ((f"Oui, ouvert {words}", start), (f"Non, fermé aussi {words}", end))
    return Doubt(options, labels.open_on(day, shop.today))


def until_back(shop: Shop, each: Stretch, back: Doubt[datetime]) -> Doubt[Specials]:
    """Return a closing until one is back: from now on, or from the day that is named."""
    if each.how == "until" and each.last is None:
        return back.then(lambda end: sure(((shop.now, end, False),)))
    begin = when(shop, each.first).then(lambda day: sure(shop.bounds(day)[0]))
    return begin.then(lambda start: back.then(lambda end: sure(_from_to(start, end))))


def _from_to(start: datetime, end: datetime) -> Specials:
    return ((start, end, False),) if start < end else ()


def back_after(shop: Shop, closed: Doubt[Specials], back: Doubt[datetime]) -> Doubt[Specials]:
    """Return the days closed, until one is back where that is said too; doubt if the two do not agree."""
    return closed.then(lambda specials: back.then(lambda end: _agreed(shop, specials, end)))


def _agreed(shop: Shop, specials: Specials, back: datetime) -> Doubt[Specials]:
    if not specials:
        return sure(specials)
    start, end, _ = specials[0]
    if not start < back <= end:
        words = labels.day_words(labels.last_moment(end), shop.today)
        longer = ((start, back, False),) if start < back else specials
        options = ((f"Fermé jusqu’au {words} inclus", specials), ("Fermé jusque-là", longer))
        return Doubt(options, labels.CLOSED_SO_FAR)
    return sure(((start, back, False),))


def lasting(shop: Shop, begin: datetime, first: date, *, or_none: bool = False) -> Doubt[Specials]:
    """Ask until when a closing lasts, or (`or_none`) whether it is one at all."""
    sunday = first + (6 - first.weekday()) * DAY
    options: list[tuple[str, Specials]] = []
    for last in sorted({first, sunday, sunday + 7 * DAY}):
        is_today = last == first == shop.today
        label = f"Jusqu’au {labels.day_words(last, shop.today)} inclus"
        options.append(
            ("Aujourd’hui seulement" if is_today else label, ((begin, shop.bounds(last)[1], False),))
        )
    if or_none:
        options.append((labels.NOT_CLOSED, ()))
    return Doubt(tuple(options), labels.UNTIL_WHEN)
