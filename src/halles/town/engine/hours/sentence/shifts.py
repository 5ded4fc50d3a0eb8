"""Opening or closing earlier or later than usual, or reduced hours: the hour is asked, from the shop's."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from halles.town.engine.hours.french.words import Token
from halles.town.engine.hours.sentence import labels
from halles.town.engine.hours.sentence.days import Period, Specials, in_turn, once_or_always
from halles.town.engine.hours.sentence.doubt import Doubt, sure
from halles.town.engine.hours.sentence.habits import MOST_DAYS, dated, until_as_range
from halles.town.engine.hours.sentence.naming import Stretch
from halles.town.engine.hours.sentence.segments import Segment
from halles.town.engine.hours.sentence.shop import DAY, Interval, Shop, at
from halles.town.engine.hours.sentence.told import Special

FURTHEST = 62
"""Days looked at, of those named."""
MOST_HOURS = 3
"""Hours offered, so that two days can be asked at once."""
HOUR = timedelta(hours=1)
CLOSES_EARLIER, CLOSES_LATER = "closes-earlier", "closes-later"
OPENS_EARLIER, OPENS_LATER = "opens-earlier", "opens-later"
EITHER, REDUCED = "either", "reduced"
Offer = tuple[str, Specials]


def shift_of(segment: Segment) -> str:
    """Return what a statement moves without saying to when; empty where it moves nothing."""
    if segment.hours or segment.verb not in ("closing", "opening"):
        return ""
    if segment.has("reduced"):
        return REDUCED
    words = segment.beside_verb("earlier", "later")
    if not words or not segment.has(segment.verb):
        return ""
    if segment.verb == "closing":
        return CLOSES_EARLIER if words[0].kind == "earlier" else CLOSES_LATER
    if words[0].kind == "earlier":
        return OPENS_EARLIER
    return _opening_later(segment, words[0])


def _opening_later(segment: Segment, word: Token) -> str:
    """Tell "on ouvre plus tard" from "ouvert plus tard ce soir"; "ouvert plus tard lundi" may be either."""
    verb = next(e for e in segment.elements if isinstance(e, Token) and e.kind == "opening").text.lower()
    if not verb.startswith("ouvert") or verb.startswith("ouverture"):
        return OPENS_LATER
    parts = {*segment.parts, *(part for s in segment.stretches for part in s.first.parts)}
    return CLOSES_LATER if "evening" in parts or segment.has("until") or word.text[:1] == "t" else EITHER


def shifted(shop: Shop, segment: Segment, shift: str) -> Doubt[Specials]:
    """Return the question of the hour, for every day that is named; nothing where the shop is closed then."""
    stretches = [until_as_range(each) for each in segment.stretches]
    if any(each.how == "since" for each in stretches):
        return sure(())
    if not stretches:
        return _next_time(shop, segment, shift)
    since = _deadline(shop, shift)

    def follow(found: tuple[Stretch, ...]) -> Doubt[Specials]:
        return in_turn(shop, found, since=since).then(lambda told: _asked(shop, segment, shift, found, told))

    return dated(shop, stretches).then(lambda found: follow(found) if found else sure(()))


def _deadline(shop: Shop, shift: str) -> datetime | None:
    """Return until when today can still be meant."""
    spans = shop.day(shop.today)
    if not spans:
        return None
    return spans[-1][1] if shift in (CLOSES_EARLIER, CLOSES_LATER) else spans[0][0]


def _next_time(shop: Shop, segment: Segment, shift: str) -> Doubt[Specials]:
    """Ask about the next day on which it can be, where no day is named; it may be a habit too."""
    for ahead in range(7):
        days = [shop.today + ahead * DAY]
        if offers := _offers(shop, shift, days, segment.parts):
            return Doubt((*offers, (labels.NO, ())), _question(shop, shift, days))
    return sure(())


def _asked(
    shop: Shop, segment: Segment, shift: str, stretches: Sequence[Stretch], told: Sequence[Period]
) -> Doubt[Specials]:
    days = [a + n * DAY for a, b in told for n in range(min((b - a).days + 1, FURTHEST))]
    days = [day for day in days if day >= shop.today and _spans(shop, day)]
    offers = _offers(shop, shift, days, stretches[0].first.parts or segment.parts)
    if len(days) > MOST_DAYS:
        return Doubt((), labels.FROM_WHEN)
    if not offers:
        return sure(())
    if segment.says("forward") and any(a != b for a, b in told):
        whole = tuple((shop.bounds(a)[0], shop.bounds(b)[1], False) for a, b in told)
        offers.append((labels.WHOLE_DAYS, whole))
    specials = Doubt(tuple(offers), _question(shop, shift, days))
    return once_or_always(shop, stretches[0], told[0], segment, specials)


def _question(shop: Shop, shift: str, days: Sequence[date]) -> str:
    if shift == EITHER:
        return labels.WHICH
    if len(days) > 1:
        return {
            REDUCED: labels.OPEN_THEN,
            CLOSES_EARLIER: labels.CLOSES_THEN,
            CLOSES_LATER: labels.CLOSES_THEN,
        }.get(shift, labels.OPENS_THEN)
    ask = {
        REDUCED: labels.open_when,
        CLOSES_EARLIER: labels.closes_when,
        CLOSES_LATER: labels.closes_when,
    }.get(shift, labels.opens_when)
    return ask(days[0], shop.today)


def _spans(shop: Shop, day: date, parts: Sequence[str] = ()) -> tuple[Interval, ...]:
    """Return the usual spans of a day, everybody's if the shop has told none; only those of a part of it."""
    spans = shop.day(day)
    if not shop.is_known:
        spans = ((at(day, 9), at(day, 12)), (at(day, 14), at(day, 19)))
    if not parts or parts[0] == "evening":
        return spans
    low, high = shop.window(day, parts[0]).options[0][1]
    return tuple((max(a, low), min(b, high)) for a, b in spans if a < high and b > low)


def _offers(shop: Shop, shift: str, days: Sequence[date], parts: Sequence[str]) -> list[Offer]:
    """Return the hours to choose from, those of the first day, with what each changes of all the days."""
    whens = [(day, spans) for day in days if (spans := _spans(shop, day, parts))]
    if not whens:
        return []
    if shift == REDUCED:
        return [_reduced(shop, whens, kept) for kept in _shorter(whens[0][1])]
    if shift == EITHER:
        several = ((labels.OPENS_AT, OPENS_LATER), (labels.CLOSES_AT, CLOSES_LATER))
        return [
            (start.format(label), specials)
            for start, each in several
            for label, specials in _offers(shop, each, days, parts)
        ]
    first, spans = whens[0]
    hours = [hour for hour in _hours(shift, spans, parts) if hour > shop.now]
    return [
        (labels.time_words(hour), _moved(shop, shift, whens, hour - at(first, 0), parts)) for hour in hours
    ]


def _hours(shift: str, spans: Sequence[Interval], parts: Sequence[str]) -> list[datetime]:
    """Return the hours near the usual one, the nearest of them kept, with the one of the other half-day."""
    (start, close), (reopen, end) = spans[0], spans[-1]
    round_end = end.replace(minute=0)
    if shift == CLOSES_EARLIER:
        hours = [h for n in range(MOST_HOURS + 1) if reopen < (h := round_end - n * HOUR) < end][:MOST_HOURS]
        if parts or len(spans) == 1:
            return hours[::-1] if not parts or parts[0] != "evening" else hours[1::-1]
        return [spans[-2][1], *hours[1::-1]]
    if shift == OPENS_LATER:
        hours = [h for n in range(1, MOST_HOURS + 1) if (h := start.replace(minute=0) + n * HOUR) < close]
        return [*hours[:2], reopen] if len(spans) > 1 else hours
    if shift == CLOSES_LATER:
        return [round_end + n * HOUR for n in range(1, MOST_HOURS + 1)]
    hours = [start.replace(minute=0) - n * HOUR for n in range(MOST_HOURS + 1)]
    return [h for h in hours if h < start and h.date() == start.date()][MOST_HOURS - 1 :: -1]


def _moved(
    shop: Shop,
    shift: str,
    whens: Sequence[tuple[date, tuple[Interval, ...]]],
    hour: timedelta,
    parts: Sequence[str],
) -> Specials:
    found: list[Special] = []
    for day, spans in whens:
        moment, (start, end) = at(day, 0) + hour, (spans[0][0], spans[-1][1])
        is_part = bool(parts) and parts[0] != "evening"
        low, high = (start, end) if is_part else shop.bounds(day)
        if shift == CLOSES_EARLIER:
            found.append((moment, high, False))
        elif shift == CLOSES_LATER:
            found.append((end, moment, True))
        elif shift == OPENS_LATER:
            found.append((low, moment, False))
        else:
            found.append((moment, start, True))
    return tuple(special for special in found if special[0] < special[1])


def _shorter(spans: tuple[Interval, ...]) -> list[list[Interval]]:
    """Return ways to be open less: one half-day, or an hour less at an end."""
    *others, (start, end) = spans
    if others:
        shorter = [others, [(start, end)], [*others, (start, end - HOUR)]]
    else:
        shorter = [[(start, end - HOUR)], [(start + HOUR, end)], [(start + HOUR, end - HOUR)]]
    return [kept for kept in shorter if all(a < b for a, b in kept)]


def _reduced(shop: Shop, whens: Sequence[tuple[date, tuple[Interval, ...]]], kept: list[Interval]) -> Offer:
    shift = at(whens[0][0], 0)
    specials: list[Special] = []
    for day, _ in whens:
        opened = [(at(day, 0) + (a - shift), at(day, 0) + (b - shift), True) for a, b in kept]
        specials += [(*shop.bounds(day), False), *opened]
    return labels.spans_words(kept), tuple(specials)
