"""What a statement of closing closes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from halles.town.engine.hours.sentence import labels
from halles.town.engine.hours.sentence.calendar import Named
from halles.town.engine.hours.sentence.doubt import Doubt, every, sure
from halles.town.engine.hours.sentence.effects import Period, Specials, period, when
from halles.town.engine.hours.sentence.naming import Hours, Stretch
from halles.town.engine.hours.sentence.segments import Segment
from halles.town.engine.hours.sentence.shop import DAY, Shop, at
from halles.town.engine.hours.sentence.told import Special


def closings(shop: Shop, segment: Segment, *, back: Doubt[datetime] | None) -> Doubt[Specials]:
    """Return what is closed; `back`: when one opens again, where another statement tells it."""
    stretches = [s for s in segment.stretches if not (s.first.always or (s.last and s.last.always))]
    if len(stretches) < len(segment.stretches):
        return sure(())
    if not stretches:
        return _without_days(shop, segment, back)
    if back is not None and len(stretches) == 1 and stretches[0].how in ("day", "until", "since"):
        return _until_back(shop, stretches[0], back)
    shared = _parts_shared(stretches)
    return shared.then(lambda found: every(_closed(shop, s, segment) for s in found)).then(_flat)


def _flat(found: tuple[Specials, ...]) -> Doubt[Specials]:
    return sure(tuple(special for specials in found for special in specials))


def _parts_shared(stretches: Sequence[Stretch]) -> Doubt[tuple[Stretch, ...]]:
    """Doubt whether "lundi et mardi matin" is two mornings or a day and a morning."""
    last = stretches[-1].first
    before = [s for s in stretches[:-1] if s.first.tied]
    if not last.parts or len(before) < len(stretches) - 1 or any(s.first.parts for s in before) or not before:
        return sure(tuple(stretches))
    alike = tuple(replace(s, first=replace(s.first, parts=last.parts)) for s in stretches)
    part = {"morning": "le matin", "noon": "le midi", "afternoon": "l’après-midi", "evening": "le soir"}[
        last.parts[0]
    ]
    question = f"Fermé seulement {part}{labels.THIN}?"
    return Doubt(
        ((f"Oui, seulement {part}", alike), ("Non, toute la journée d’abord", tuple(stretches))), question
    )


def _closed(shop: Shop, each: Stretch, segment: Segment) -> Doubt[Specials]:
    if each.how == "until":
        return _until(shop, each)
    if each.how == "since":
        return when(shop, each.first).then(lambda day: _how_long(shop, shop.bounds(day)[0], day))
    hours = segment.hours
    since = _moment_of(shop, hours)
    return period(shop, each, since=since).then(lambda days: _habit(shop, each, days, segment, hours))


def _moment_of(shop: Shop, hours: Sequence[Hours]) -> datetime | None:
    """Return today at the hour told, to know whether it is still to come."""
    minutes = [h.spans[0][0] if h.spans else h.at for h in hours if h.spans or h.at >= 0]
    return at(shop.today, 0, minutes[0]) if minutes else None


def _habit(
    shop: Shop, each: Stretch, days: Period, segment: Segment, hours: Sequence[Hours]
) -> Doubt[Specials]:
    specials = _of_days(shop, each, days, segment, hours)
    if not each.first.weekly or segment.has("once"):
        return specials
    once = f"{labels.capital(labels.days_words(*days, shop.today))} seulement"
    always = "Toutes les semaines" if each.last else f"Tous les {labels.weekday_words(days[0])}s"
    choice: Doubt[bool] = Doubt(((once, True), (always, False)), labels.ONLY_ONCE)
    return choice.then(lambda is_once: specials if is_once else sure(()))


def _of_days(
    shop: Shop, each: Stretch, days: Period, segment: Segment, hours: Sequence[Hours]
) -> Doubt[Specials]:
    first, last = days
    if hours:
        return _of_hours(shop, days, hours)
    parts = each.first.parts or (segment.parts if first == last else ())
    if first == last and parts and each.last is None:
        return every(shop.window(first, part) for part in parts).then(
            lambda windows: sure(tuple((start, end, False) for start, end in windows))
        )
    start: Doubt[datetime] = sure(shop.bounds(first)[0])
    end: Doubt[datetime] = sure(shop.bounds(last)[1])
    if each.first.parts:
        start = shop.window(first, each.first.parts[0]).then(lambda window: sure(window[0]))
    if each.last and each.last.parts:
        end = shop.window(last, each.last.parts[-1]).then(lambda window: sure(window[1]))
    return start.then(lambda a: end.then(lambda b: sure(((a, b, False),))))


def _of_hours(shop: Shop, days: Period, hours: Sequence[Hours]) -> Doubt[Specials]:
    found: list[Special] = []
    for shift in range((days[1] - days[0]).days + 1):
        day = days[0] + shift * DAY
        start, end = shop.bounds(day)
        for told in hours:
            moment = at(day, 0, max(told.at, 0))
            if told.spans:
                found += [(at(day, 0, a), at(day, 0, b), False) for a, b in told.spans if b <= 48 * 60]
            elif told.how == "until":
                found.append((start, moment, False))
            else:
                found.append((moment, max(end, moment + timedelta(hours=1)), False))
    return sure(tuple(found))


def _until(shop: Shop, each: Stretch) -> Doubt[Specials]:
    """Return a closing until a day; doubt whether that day is closed too, if it is usually open."""
    if each.last is None:
        start: Doubt[datetime] = sure(shop.now)
        named = each.first
    else:
        start = when(shop, each.first).then(lambda day: sure(shop.bounds(day)[0]))
        named = each.last
    return start.then(
        lambda begin: _end_day(shop, named, begin).then(
            lambda day: _end_of(shop, day, named, each.included).then(
                lambda end: sure(((begin, end, False),))
            )
        )
    )


def _end_day(shop: Shop, named: Named, begin: datetime) -> Doubt[date]:
    from halles.town.engine.hours.sentence.calendar import resolve, stretch

    if named.stretch:
        return sure(stretch(named.stretch, shop.today)[1])
    if named.month and not named.day:
        return period(shop, Stretch(named)).then(lambda days: sure(days[1]))
    days = resolve(named, begin.date())
    if named.is_weekday_only and days[0] == begin.date():
        days = [days[0] + 7 * DAY]
    if len(days) < 2:
        return sure(days[0]) if days else Doubt(())
    return Doubt(tuple((labels.day_words(day, shop.today), day) for day in days), labels.WHICH_DAY)


def _end_of(shop: Shop, day: date, named: Named, included: bool | None) -> Doubt[datetime]:
    start, end = shop.bounds(day)
    if named.parts:
        if named.parts[-1] == "evening":
            return sure(end)
        return shop.window(day, named.parts[-1]).then(
            lambda window: sure(window[0 if included is False else 1])
        )
    if included is not None or named.stretch or (named.month and not named.day):
        return sure(start if included is False else end)
    words = labels.day_words(day, shop.today)
    options = ((f"Oui, ouvert {words}", start), (f"Non, fermé aussi {words}", end))
    return Doubt(options, labels.open_on(day, shop.today))


def _until_back(shop: Shop, each: Stretch, back: Doubt[datetime]) -> Doubt[Specials]:
    if each.how == "until" and each.last is None:
        return back.then(lambda end: sure(((shop.now, end, False),)))
    begin = when(shop, each.first).then(lambda day: sure(shop.bounds(day)[0]))
    return begin.then(
        lambda start: back.then(lambda end: sure(((start, end, False),) if start < end else ()))
    )


def _without_days(shop: Shop, segment: Segment, back: Doubt[datetime] | None) -> Doubt[Specials]:
    if back is not None:
        return back.then(lambda end: sure(((shop.now, end, False),)))
    if segment.hours or segment.parts:
        return _today_or_always(shop, segment)
    return _how_long(shop, shop.now, shop.today, or_none=not segment.has("endless"))


def _today_or_always(shop: Shop, segment: Segment) -> Doubt[Specials]:
    """Ask about "fermé à 17h": today, tomorrow, or a habit."""
    days = [shop.today, shop.today + DAY]
    moment = _moment_of(shop, segment.hours)
    if moment is not None and moment <= shop.now:
        days = days[1:]
    names = {shop.today: "Aujourd’hui seulement", shop.today + DAY: "Demain seulement"}
    options: tuple[tuple[str, date | None], ...] = (
        *((names[day], day) for day in days),
        ("Tous les jours", None),
    )
    which: Doubt[date | None] = Doubt(options, labels.WHICH_DAY)
    stretch = Stretch(Named(parts=segment.parts))
    return which.then(
        lambda day: _of_days(shop, stretch, (day, day), segment, segment.hours) if day else sure(())
    )


def _how_long(shop: Shop, begin: datetime, first: date, *, or_none: bool = False) -> Doubt[Specials]:
    sunday = first + (6 - first.weekday()) * DAY
    ends = sorted({first, sunday, sunday + 7 * DAY})
    options: list[tuple[str, Specials]] = [
        (
            "Aujourd’hui seulement"
            if last == first == shop.today
            else f"Jusqu’au {labels.day_words(last, shop.today)} inclus",
            ((begin, shop.bounds(last)[1], False),),
        )
        for last in ends
    ]
    if or_none:
        options.append((labels.NOT_CLOSED, ()))
    return Doubt(tuple(options), labels.UNTIL_WHEN)
