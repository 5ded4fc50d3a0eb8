"""What a statement of opening opens, and when one is back."""

from collections.abc import Sequence
from datetime import date, datetime

from halles.town.engine.hours.sentence import labels
from halles.town.engine.hours.sentence.doubt import Doubt, every, sure
from halles.town.engine.hours.sentence.effects import MOST_DAYS, Period, Specials, period, when
from halles.town.engine.hours.sentence.naming import Hours, Stretch
from halles.town.engine.hours.sentence.segments import Segment
from halles.town.engine.hours.sentence.shop import DAY, Interval, Shop, at


def openings(shop: Shop, segment: Segment, *, as_usual: bool = False) -> Doubt[Specials]:
    """Return what is open; `as_usual`: nothing but the usual hours ("on ne ferme pas jeudi")."""
    stretches = segment.stretches
    if any(s.first.always or s.how in ("until", "since") for s in stretches) or not stretches:
        return sure(())
    return every(_opened(shop, s, segment, as_usual=as_usual) for s in stretches).then(
        lambda found: sure(tuple(special for specials in found for special in specials))
    )


def _opened(shop: Shop, each: Stretch, segment: Segment, *, as_usual: bool) -> Doubt[Specials]:
    hours = [] if as_usual else segment.hours
    minutes = [h.spans[0][0] if h.spans else h.at for h in hours if h.spans or h.at >= 0]
    since = at(shop.today, 0, minutes[0]) if minutes else None
    days = period(shop, each, since=since)
    found = days.then(lambda told: _of_days(shop, each, told, segment, hours, as_usual=as_usual))
    if not each.first.weekly or segment.has("once", "after-all"):
        return found
    return days.then(lambda told: _habit(shop, each, told, found))


def _habit(shop: Shop, each: Stretch, days: Period, found: Doubt[Specials]) -> Doubt[Specials]:
    once = f"{labels.capital(labels.days_words(*days, shop.today))} seulement"
    always = "Toutes les semaines" if each.last else f"Tous les {labels.weekday_words(days[0])}s"
    choice: Doubt[bool] = Doubt(((once, True), (always, False)), labels.ONLY_ONCE)
    return choice.then(lambda is_once: found if is_once else sure(()))


def _of_days(
    shop: Shop, each: Stretch, days: Period, segment: Segment, hours: Sequence[Hours], *, as_usual: bool
) -> Doubt[Specials]:
    count = min((days[1] - days[0]).days + 1, MOST_DAYS)
    each_day = [days[0] + shift * DAY for shift in range(count)]
    parts = each.first.parts or segment.parts
    found = [_of_day(shop, day, parts, segment, hours, ask=count == 1 and not as_usual) for day in each_day]
    return every(found).then(
        lambda all_of: sure(tuple(special for specials in all_of for special in specials))
    )


def _of_day(
    shop: Shop, day: date, parts: tuple[str, ...], segment: Segment, hours: Sequence[Hours], *, ask: bool
) -> Doubt[Specials]:
    usual = shop.day(day)
    if any(h.spans for h in hours):
        told = tuple((at(day, 0, a), at(day, 0, min(b, 48 * 60))) for h in hours for a, b in h.spans)
        return _told_hours(shop, day, told)
    if hours:
        return _told_time(shop, day, hours[0], is_late=segment.has("later"))
    if segment.has("continuous") and usual:
        return sure(((usual[0][0], usual[-1][1], True),))
    kept = usual if not parts else tuple(s for part in parts for s in _in_part(shop, day, part))
    if kept or not ask:
        return sure(tuple((start, end, True) for start, end in kept))
    clocks = shop.typical(parts[0] if parts else "")
    spans = [tuple((datetime.combine(day, a), datetime.combine(day, b)) for a, b in each) for each in clocks]
    options = [(labels.spans_words(s), tuple((a, b, True) for a, b in s if a < b)) for s in spans]
    return Doubt(tuple(options), labels.open_when(day, shop.today))


def _in_part(shop: Shop, day: date, part: str) -> tuple[Interval, ...]:
    window = shop.window(day, part).options[0][1]
    found = ((max(start, window[0]), min(end, window[1])) for start, end in shop.day(day))
    return tuple((start, end) for start, end in found if start < end)


def _told_hours(shop: Shop, day: date, told: tuple[Interval, ...]) -> Doubt[Specials]:
    usual = shop.day(day)
    opened: Specials = tuple((start, end, True) for start, end in told)
    if all(any(a <= start and end <= b for a, b in told) for start, end in usual):
        return sure(opened)
    low, high = shop.bounds(day)
    instead: Specials = ((low, high, False), *opened)
    options = ((f"Seulement {labels.spans_words(told)}", instead), (labels.AS_WELL, opened))
    return Doubt(options, labels.only_these(day, shop.today))


def _told_time(shop: Shop, day: date, told: Hours, *, is_late: bool) -> Doubt[Specials]:
    """Return what "jusqu'à 20 h" or "à partir de 10 h" changes of a usual day."""
    usual, moment = shop.day(day), at(day, 0, told.at)
    low, high = shop.bounds(day)
    if not usual:
        starts = (at(day, 9), at(day, 10), at(day, 14))
        spans = [(s, moment) if told.how == "until" else (moment, e) for s in starts for e in (at(day, 19),)]
        kept = [(a, b) for a, b in dict.fromkeys(spans) if a < b]
        options = tuple((labels.spans_words([s]), ((*s, True),)) for s in kept)
        return Doubt(options, labels.open_when(day, shop.today))
    if told.how == "until":
        last = usual[-1][1]
        return sure(((last, moment, True),) if moment > last else ((moment, high, False),))
    first = usual[0][0]
    if moment < first:
        return sure(((moment, first, True),))
    return sure(((low, moment, False),)) if moment > first else sure(())


def back_on(shop: Shop, segment: Segment) -> Doubt[datetime] | None:
    """Return when one opens again, None where the statement names neither day nor hour."""
    stretches, hours = segment.stretches, segment.hours
    minutes = next((h.spans[0][0] if h.spans else h.at for h in hours if h.spans or h.at >= 0), None)
    if not stretches:
        return (
            sure(at(shop.today, 0, minutes))
            if minutes is not None and at(shop.today, 0, minutes) > shop.now
            else None
        )
    named = stretches[0].first
    if named.stretch or (named.month and not named.day) or named.always:
        return None
    day = when(shop, named)
    if minutes is not None:
        return day.then(lambda told: sure(at(told, 0, minutes)))
    if named.parts:
        return day.then(lambda told: shop.window(told, named.parts[0]).then(lambda window: sure(window[0])))
    return day.then(lambda told: sure(shop.bounds(told)[0]))
