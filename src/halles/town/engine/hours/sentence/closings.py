"""What a statement of closing closes, day by day or from one moment to another."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from halles.town.engine.hours.sentence import labels
from halles.town.engine.hours.sentence.calendar import Named
from halles.town.engine.hours.sentence.cutting import by_last_day
from halles.town.engine.hours.sentence.days import (
    Period,
    Specials,
    flat,
    in_turn,
    once_or_always,
    period,
    today_at,
    when,
)
from halles.town.engine.hours.sentence.doubt import Doubt, every, sure
from halles.town.engine.hours.sentence.habits import MOST_DAYS, dated, is_endless, until_as_range
from halles.town.engine.hours.sentence.lasting import back_after, lasting, to_hour, until_back, until_day
from halles.town.engine.hours.sentence.naming import Hours, Stretch
from halles.town.engine.hours.sentence.segments import Segment
from halles.town.engine.hours.sentence.shop import DAY, Shop, at
from halles.town.engine.hours.sentence.told import Special

NIGHT = 5 * 60
"""Minutes: before that "1h" is rather how long than when."""
FURTHEST = 400
"""Days looked at one by one, of those named."""


def closings(shop: Shop, segment: Segment, *, back: Doubt[datetime] | None) -> Doubt[Specials]:
    """Return what is closed; `back`: when one opens again, where another statement tells it."""
    stretches = [s for s in segment.stretches if not is_endless(s)]
    if not segment.stretches:
        return _without_days(shop, segment, back)
    if halves := by_last_day(segment):
        return _hours_or_all_day(shop, segment, *halves)
    if not stretches:
        return sure(())
    if segment.has("edge") and any(s.first.month and not s.first.day for s in stretches):
        return Doubt((), labels.FROM_WHEN)
    if back is not None and len(stretches) == 1:
        if stretches[0].how != "range":
            return until_back(shop, stretches[0], back)
        return back_after(shop, _closed(shop, stretches[0], segment), back)
    if segment.has("or") and len(stretches) > 1:
        return _one_of(shop, segment)
    shared = _parts_shared(_habits_shared(stretches)).then(lambda found: dated(shop, found))
    return shared.then(lambda found: _all_closed(shop, found, segment))


def _hours_or_all_day(shop: Shop, segment: Segment, before: Segment, after: Segment) -> Doubt[Specials]:
    """Ask whether "le 25" of "le 24 à 16h et le 25" is closed the whole day."""
    apart = every(closings(shop, each, back=None) for each in (before, after)).then(flat)
    if after.says("journee"):
        return apart
    turned = replace(
        segment, elements=[*segment.hours, *(e for e in segment.elements if not isinstance(e, Hours))]
    )
    alike = closings(shop, turned, back=None)
    first = period(shop, after.stretches[0]).options[:1]
    question = labels.closed_all_day(first[0][1][0], shop.today) if first else labels.WHICH_DAY
    whole = Doubt(((labels.ALL_DAY, True), (labels.AT_THIS_HOUR, False)), question)
    return whole.then(lambda is_whole: apart if is_whole else alike)


def _all_closed(shop: Shop, stretches: tuple[Stretch, ...], segment: Segment) -> Doubt[Specials]:
    if (segment.hours or segment.parts) and any(each.how in ("until", "since") for each in stretches):
        clock = segment.clock_last
        if clock is None:
            return _daily(shop, stretches, segment)
        return every(to_hour(shop, each, clock) for each in stretches).then(flat)
    if segment.duration or any(each.how in ("until", "since") for each in stretches):
        return every(_closed(shop, each, segment) for each in stretches).then(flat)
    days = in_turn(shop, stretches, since=today_at(shop, segment.hours))
    return days.then(
        lambda periods: every(
            once_or_always(shop, each, told, segment, _of_days(shop, each, told, segment))
            for each, told in zip(stretches, periods, strict=True)
        ).then(flat)
    )


def _daily(shop: Shop, stretches: tuple[Stretch, ...], segment: Segment) -> Doubt[Specials]:
    """Return "fermé le matin jusqu'au 15", day by day; "à partir de lundi" without an end is a habit."""
    if any(each.how == "since" for each in stretches):
        return sure(())
    return _all_closed(shop, tuple(until_as_range(each) for each in stretches), segment)


def _one_of(shop: Shop, segment: Segment) -> Doubt[Specials]:
    """Ask which of "jeudi ou vendredi"."""
    options = []
    for each in segment.stretches:
        for label, days in period(shop, each).options[:1]:
            label = labels.days_words(*days, shop.today)
            options.append((label, _of_days(shop, each, days, segment)))
    which: Doubt[Doubt[Specials]] = Doubt(tuple(options), labels.WHICH_DAY)
    return which.then(lambda specials: specials)


def _habits_shared(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Return "le lundi et mardi" with both named as a habit may be."""
    if not all(s.first.is_weekday_only for s in stretches) or not stretches[0].first.weekly:
        return list(stretches)
    return [replace(s, first=replace(s.first, weekly=True)) for s in stretches]


def _parts_shared(stretches: Sequence[Stretch]) -> Doubt[tuple[Stretch, ...]]:
    """Doubt whether "lundi et mardi matin" is two mornings or a day and a morning."""
    last = stretches[-1].first
    before = [s for s in stretches[:-1] if s.first.tied]
    if not last.parts or len(before) < len(stretches) - 1 or any(s.first.parts for s in before) or not before:
        return sure(tuple(stretches))
    alike = tuple(replace(s, first=replace(s.first, parts=last.parts)) for s in stretches)
    part = labels.PARTS[last.parts[0]]
    whole = [labels.WEEKDAYS[s.first.weekday] for s in before if s.first.weekday is not None]
    options = (
        (f"Oui, seulement {part}", alike),
        (f"Non, {' et '.join(whole) or 'avant'} toute la journée", tuple(stretches)),
    )
    return Doubt(options, f"Fermé seulement {part}{labels.THIN}?")


def _closed(shop: Shop, each: Stretch, segment: Segment) -> Doubt[Specials]:
    if each.how == "until":
        return until_day(shop, each)
    if segment.duration and each.last is None:
        return when(shop, each.first).then(lambda day: _for_days(shop, day, segment.duration))
    if each.how == "since":
        return when(shop, each.first).then(lambda day: lasting(shop, shop.bounds(day)[0], day))
    return period(shop, each).then(lambda told: _of_days(shop, each, told, segment))


def _for_days(shop: Shop, first: date, count: int) -> Doubt[Specials]:
    return sure(((shop.bounds(first)[0], shop.bounds(first + (count - 1) * DAY)[1], False),))


def _of_days(shop: Shop, each: Stretch, days: Period, segment: Segment) -> Doubt[Specials]:
    first, last = days
    if each.clocks:
        return sure(((at(first, 0, each.clocks[0]), at(last, 0, each.clocks[1]), False),))
    if segment.hours:
        return _of_hours(shop, days, segment.hours)
    parts = each.first.parts or (segment.parts if first == last else ())
    if parts and first == last and each.last is None:
        windows = every(shop.window(first, part) for part in parts)
        return windows.then(lambda found: sure(tuple((start, end, False) for start, end in found)))
    if segment.parts and each.last is not None and not (each.first.parts or each.last.parts):
        return _parts_of_days(shop, days, segment.parts)
    if segment.parts and first != last and each.last is None and not each.first.parts:
        return _parts_of_days(shop, days, segment.parts)
    start: Doubt[datetime] = sure(shop.bounds(first)[0])
    end: Doubt[datetime] = sure(shop.bounds(last)[1])
    if each.first.parts:
        start = shop.window(first, each.first.parts[0]).then(lambda window: sure(window[0]))
    if each.last and each.last.parts:
        end = shop.window(last, each.last.parts[-1]).then(lambda window: sure(window[1]))
    return start.then(lambda begin: end.then(lambda finish: sure(((begin, finish, False),))))


def _parts_of_days(shop: Shop, days: Period, parts: Sequence[str]) -> Doubt[Specials]:
    """Return "le matin" of "le matin du 7 au 12", on the days on which the shop is open."""
    windows = _open_days(shop, days).then(
        lambda opened: every(shop.window(day, part) for day in opened for part in parts)
    )
    return windows.then(lambda found: sure(tuple((start, end, False) for start, end in found)))


def _open_days(shop: Shop, days: Period) -> Doubt[list[date]]:
    """Return the days on which the shop is open; so many that it is rather a habit are asked again."""
    count = min((days[1] - days[0]).days + 1, FURTHEST)
    each_day = [days[0] + shift * DAY for shift in range(count)]
    if count == 1:
        return sure(each_day)
    opened = [day for day in each_day if day >= shop.today and (shop.day(day) or not shop.is_known)]
    return sure(opened) if len(opened) <= MOST_DAYS else Doubt((), labels.FROM_WHEN)


def _of_hours(shop: Shop, days: Period, hours: Sequence[Hours]) -> Doubt[Specials]:
    return _open_days(shop, days).then(
        lambda opened: every(_hours_of_day(shop, day, told) for day in opened for told in hours).then(flat)
    )


def _hours_of_day(shop: Shop, day: date, told: Hours) -> Doubt[Specials]:
    """Return what "de 14h à 16h", "jusqu'à 10h" or "à 17h" closes of a day."""
    start, end = shop.bounds(day)
    if told.spans:
        return sure(tuple((at(day, 0, a), at(day, 0, b), False) for a, b in told.spans if b <= 48 * 60))
    if told.at < 0:
        return Doubt((), labels.WHICH_DAY)
    moment = at(day, 0, told.at)
    if told.how == "until":
        return sure(((start, moment, False),))
    usual = shop.day(day)
    if told.at < NIGHT and not any(start <= moment <= end for start, end in usual):
        return Doubt((), labels.closed_when(day, shop.today))
    if usual and told.how in ("", "at") and moment > usual[-1][1]:
        return sure(((usual[-1][1], moment, True),))
    after: Special = (moment, max(end, moment + timedelta(hours=1)), False)
    if told.how != "noon":
        return sure((after,))
    noon = shop.window(day, "noon").options[0][1]
    options = (
        (f"Seulement {labels.spans_words([noon])}", ((*noon, False),)),
        (f"À partir de {labels.time_words(moment)}", (after,)),
    )
    return Doubt(options, labels.closed_when(day, shop.today))


def _without_days(shop: Shop, segment: Segment, back: Doubt[datetime] | None) -> Doubt[Specials]:
    if back is not None:
        return back.then(lambda end: sure(((shop.now, end, False),)))
    if segment.duration:
        return _from_when(shop, segment.duration)
    if segment.has("weekly"):
        return sure(())
    if segment.hours or segment.parts:
        return _today_or_always(shop, segment)
    return lasting(shop, shop.now, shop.today, or_none=not segment.has("endless"))


def _from_when(shop: Shop, count: int) -> Doubt[Specials]:
    """Ask from when on "fermé 15 jours" counts."""
    monday = shop.today + (7 - shop.today.weekday()) * DAY
    days = dict.fromkeys((shop.today, shop.today + DAY, monday))
    options = tuple((labels.days_words(d, d + (count - 1) * DAY, shop.today), d) for d in days)
    return Doubt(options, labels.FROM_WHEN).then(lambda day: _for_days(shop, day, count))


def _today_or_always(shop: Shop, segment: Segment) -> Doubt[Specials]:
    """Ask about "fermé à 17h": today, tomorrow, or a habit."""
    days = [shop.today, shop.today + DAY]
    moment = today_at(shop, segment.hours)
    if moment is not None and moment <= shop.now:
        days = days[1:]
    names = {shop.today: "Aujourd’hui seulement", shop.today + DAY: "Demain seulement"}
    options: list[tuple[str, date | None]] = [(names[day], day) for day in days]
    which: Doubt[date | None] = Doubt((*options, (labels.EVERY_DAY, None)), labels.WHICH_DAY)
    each = Stretch(Named(parts=segment.parts))
    return which.then(lambda day: _of_days(shop, each, (day, day), segment) if day else sure(()))
