"""What a statement of opening opens, and when one is back."""

from collections.abc import Sequence
from datetime import date, datetime

from halles.town.engine.hours.sentence import labels
from halles.town.engine.hours.sentence.days import (
    Period,
    Specials,
    flat,
    once_or_always,
    period,
    today_at,
    when,
)
from halles.town.engine.hours.sentence.doubt import Doubt, every, sure
from halles.town.engine.hours.sentence.habits import dated, is_endless
from halles.town.engine.hours.sentence.naming import Hours, Stretch
from halles.town.engine.hours.sentence.segments import Segment
from halles.town.engine.hours.sentence.shop import DAY, Interval, Shop, at

MOST_DAYS = 62
"""Days opened one by one at most."""
AS_USUAL_DAYS = 7
"""Beyond a week, "pas de fermeture en août" says nothing of each day: of its holiday least of all."""


def openings(shop: Shop, segment: Segment, *, as_usual: bool = False) -> Doubt[Specials]:
    """Return what is open; `as_usual`: nothing but the usual hours ("on ne ferme pas jeudi")."""
    stretches = [s for s in segment.stretches if not is_endless(s)]
    if any(s.how in ("until", "since") for s in stretches):
        return sure(())
    return dated(shop, stretches).then(
        lambda found: every(_opened(shop, each, segment, as_usual=as_usual) for each in found).then(flat)
    )


def _opened(shop: Shop, each: Stretch, segment: Segment, *, as_usual: bool) -> Doubt[Specials]:
    hours = [] if as_usual else segment.hours
    days = period(shop, each, since=today_at(shop, hours))
    return days.then(
        lambda told: once_or_always(
            shop, each, told, segment, _of_days(shop, each, told, segment, as_usual=as_usual)
        )
    )


def _of_days(shop: Shop, each: Stretch, days: Period, segment: Segment, *, as_usual: bool) -> Doubt[Specials]:
    count = min((days[1] - days[0]).days + 1, MOST_DAYS)
    each_day = [days[0] + shift * DAY for shift in range(count)]
    parts = each.first.parts or segment.parts
    if as_usual and count > AS_USUAL_DAYS:
        return sure(())
    if as_usual:
        return sure(tuple((a, b, True) for day in each_day for a, b in _usual(shop, day, parts)))
    return every(_of_day(shop, day, parts, segment, ask=count == 1) for day in each_day).then(flat)


def _of_day(shop: Shop, day: date, parts: tuple[str, ...], segment: Segment, *, ask: bool) -> Doubt[Specials]:
    usual, hours = shop.day(day), segment.hours
    if told := tuple((at(day, 0, a), at(day, 0, min(b, 48 * 60))) for h in hours for a, b in h.spans):
        return _instead(shop, day, told, is_only=segment.has("just", "only", "reduced"))
    if hours and hours[0].at >= 0:
        return _until_or_since(shop, day, hours[0])
    if segment.says("nocturne"):
        ends = [at(day, hour) for hour in (20, 21, 22)]
        until = tuple((labels.time_words(end), end) for end in ends)
        return Doubt(until, labels.closes_when(day, shop.today)).then(lambda end: _until(shop, day, end))
    if segment.has("continuous") and usual:
        return sure(((usual[0][0], usual[-1][1], True),))
    kept = _usual(shop, day, parts)
    if kept and parts and kept != usual and not segment.is_rest:
        return _instead(shop, day, kept, is_only=segment.has("just", "only", "reduced"))
    if kept or not ask:
        return sure(tuple((start, end, True) for start, end in kept))
    is_one = len(segment.stretches) == 1 and segment.stretches[0].within is None
    return _which_hours(shop, day, parts, labels.open_when(day, shop.today) if is_one else labels.OPEN_THEN)


def _usual(shop: Shop, day: date, parts: tuple[str, ...]) -> tuple[Interval, ...]:
    """Return the usual spans of a day, or of parts of it."""
    spans = shop.day(day)
    if not parts:
        return spans
    windows = [shop.window(day, part).options[0][1] for part in parts]
    found = ((max(a, low), min(b, high)) for low, high in windows for a, b in spans)
    return tuple((start, end) for start, end in found if start < end)


def _which_hours(shop: Shop, day: date, parts: tuple[str, ...], question: str) -> Doubt[Specials]:
    """Ask the hours of a day on which the shop is not open as a rule, like those of its other days."""
    options: list[tuple[str, Specials]] = []
    for clocks in shop.typical(parts[0] if parts else ""):
        spans = [(datetime.combine(day, a), datetime.combine(day, b)) for a, b in clocks if a < b]
        options.append((labels.spans_words(spans), tuple((a, b, True) for a, b in spans)))
    return Doubt(tuple(options), question)


def _instead(shop: Shop, day: date, told: tuple[Interval, ...], *, is_only: bool) -> Doubt[Specials]:
    """Return told hours; doubt whether they take the place of the usual ones, where these go beyond."""
    usual = shop.day(day)
    opened: Specials = tuple((start, end, True) for start, end in told)
    if all(any(a <= start and end <= b for a, b in told) for start, end in usual):
        return sure(opened)
    low, high = shop.bounds(day)
    instead: Specials = ((low, high, False), *opened)
    if is_only:
        return sure(instead)
    as_well = labels.AS_WELL if any(not any(_in(t, s) for s in usual) for t in told) else labels.AS_USUAL
    options = ((f"Seulement {labels.spans_words(told)}", instead), (as_well, opened))
    return Doubt(options, labels.only_these(day, shop.today))


def _in(one: Interval, other: Interval) -> bool:
    return other[0] <= one[0] and one[1] <= other[1]


def _until_or_since(shop: Shop, day: date, told: Hours) -> Doubt[Specials]:
    """Return what "jusqu'à 20 h" or "à partir de 10 h" changes of a usual day."""
    usual, moment = shop.day(day), at(day, 0, told.at)
    if told.how == "until" or not usual:
        return _until(shop, day, moment) if told.how == "until" else _since(shop, day, moment)
    if moment < usual[0][0]:
        return sure(((moment, usual[0][0], True),))
    return sure(((shop.bounds(day)[0], moment, False),))


def _until(shop: Shop, day: date, moment: datetime) -> Doubt[Specials]:
    usual = shop.day(day)
    if not usual:
        starts = [start for hour in (9, 10, 14, 18) if (start := at(day, hour)) < moment]
        return _one_span(shop, day, [(start, moment) for start in starts])
    last = usual[-1][1]
    return sure(((last, moment, True),) if moment > last else ((moment, shop.bounds(day)[1], False),))


def _since(shop: Shop, day: date, moment: datetime) -> Doubt[Specials]:
    ends = [end for hour in (12, 18, 19, 22) if (end := at(day, hour)) > moment]
    return _one_span(shop, day, [(moment, end) for end in ends])


def _one_span(shop: Shop, day: date, spans: Sequence[Interval]) -> Doubt[Specials]:
    options = tuple((labels.spans_words([span]), ((*span, True),)) for span in spans)
    return Doubt(options, labels.open_when(day, shop.today))


def back_on(shop: Shop, segment: Segment) -> Doubt[datetime] | None:
    """Return when one opens again, None where the statement names neither day nor hour."""
    stretches = segment.stretches
    clock = today_at(shop, segment.hours)
    if not stretches:
        return sure(clock) if clock is not None and clock > shop.now else None
    named = stretches[0].first
    if named.stretch or (named.month and not named.day) or named.always:
        return None
    day = when(shop, named)
    if clock is not None:
        return day.then(lambda told: sure(datetime.combine(told, clock.time())))
    if named.parts:
        return day.then(lambda told: shop.window(told, named.parts[0]).then(lambda window: sure(window[0])))
    return day.then(lambda told: sure(shop.bounds(told)[0]))
