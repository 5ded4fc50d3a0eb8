"""Habits that are limited in time, "les jeudis de décembre", as the days they come to."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from halles.town.engine.hours.french.words import Token
from halles.town.engine.hours.sentence import labels
from halles.town.engine.hours.sentence.calendar import Named
from halles.town.engine.hours.sentence.days import period
from halles.town.engine.hours.sentence.doubt import Doubt, every, sure
from halles.town.engine.hours.sentence.naming import Element, Stretch
from halles.town.engine.hours.sentence.shop import DAY, Shop

MOST_DAYS = 20
"""A habit of more days than these is asked again: it is rather the hours that change."""
_BETWEEN = ("from", "to", "the", "known", "noise", "mark")
_VERBS = ("closing", "opening", "leave")
_BEFORE = (*_BETWEEN, *_VERBS, "us", "once", "weekly")


def is_endless(each: Stretch) -> bool:
    """Whether it is a habit without a limit: its days are the shop's hours, not an exception to them."""
    is_always = each.first.always or (each.last is not None and each.last.always)
    return is_always and each.within is None


def limited(found: Sequence[Element]) -> list[Element]:
    """Give each habit the limit told beside it: "les lundis de mai", "en mai, tous les lundis"."""
    elements = _after(list(found))
    return _ahead(elements)


def _is_habit(element: Element) -> bool:
    if not isinstance(element, Stretch) or element.how != "day" or element.within is not None:
        return False
    first = element.first
    return first.is_weekday_only and (first.always or first.weekly)


def _is_limit(element: Element) -> bool:
    """Whether it is a month, a week, or has an end with a date: no week-day alone."""
    if not isinstance(element, Stretch) or element.first.always or element.first.weekly:
        return False
    if element.how in ("until", "range"):
        return not (element.last or element.first).is_weekday_only
    return element.how == "day" and bool(_is_month(element) or element.first.stretch)


def _is_month(element: Element) -> bool:
    return isinstance(element, Stretch) and bool(element.first.month and not element.first.day)


def _after(found: list[Element]) -> list[Element]:
    """Join limits to the habits before them."""
    kept: list[Element] = []
    place = 0
    while place < len(found):
        limit, end = _limit_at(found, place) if kept else (None, place + 1)
        if limit is not None and _limit_last(kept, limit):
            place = end
            continue
        kept.append(found[place])
        _share_before(kept)
        place += 1
    return kept


def _limit_at(found: Sequence[Element], place: int) -> tuple[Stretch | None, int]:
    """Return a limit and the place after it; "janvier et février" is one."""
    limit = found[place]
    if not isinstance(limit, Stretch) or not _is_limit(limit):
        return None, place + 1
    end = place + 1
    while _is_month(limit) and end + 1 < len(found) and _is_month(found[end + 1]) and _ties(found[end]):
        following = found[end + 1]
        assert isinstance(following, Stretch)
        limit, end = Stretch(limit.first, following.last or following.first, "range"), end + 2
    return limit, end


def _ties(element: Element) -> bool:
    return isinstance(element, Token) and (element.kind == "and" or element.text in ",&+")


def _limit_last(kept: list[Element], limit: Stretch) -> bool:
    """Give `limit` to the habits that end `kept`; whether there are any."""
    place = len(kept) - 1
    has_comma = False
    while place >= 0 and _is_between(kept[place]):
        has_comma = has_comma or _ties(kept[place])
        place -= 1
    habit = kept[place] if place >= 0 else None
    if not isinstance(habit, Stretch) or (has_comma and not habit.first.always):
        return False
    if _is_habit(habit):
        _share(kept, place, limit)
    elif _is_month(limit) and habit.how == "day" and habit.first.is_weekday_only:
        kept[place] = replace(habit, within=limit)
    else:
        return False
    return True


def _is_between(element: Element) -> bool:
    return isinstance(element, Token) and element.kind in _BETWEEN and element.kind != "and"


def _share(kept: list[Element], place: int, limit: Stretch) -> None:
    while place >= 0:
        element = kept[place]
        if isinstance(element, Stretch):
            if not _is_habit(element):
                return
            kept[place] = replace(element, within=limit)
        elif not (_is_between(element) or _ties(element)):
            return
        place -= 1


def _share_before(kept: list[Element]) -> None:
    """Give the limit of the last habit to those listed before it: "les lundis et mardis jusqu'au 23"."""
    habit = kept[-1]
    if isinstance(habit, Stretch) and habit.within is not None and habit.within.how == "until":
        _share(kept, len(kept) - 2, habit.within)


def _ahead(found: list[Element]) -> list[Element]:
    """Join a limit to the habits after it, where nothing else is said in between."""
    for place, limit in enumerate(found):
        said_before = any(isinstance(e, Token) and e.kind in _VERBS for e in found[:place])
        if not isinstance(limit, Stretch) or not _is_limit(limit) or said_before:
            continue
        end = place + 1
        while end < len(found) and _leads(found[end]):
            end += 1
        if end < len(found) and _is_habit(found[end]):
            rest = [
                replace(e, within=limit) if isinstance(e, Stretch) and _is_habit(e) else e
                for e in found[end:]
            ]
            return [*found[:place], *found[place + 1 : end], *rest]
    return found


def _leads(element: Element) -> bool:
    return isinstance(element, Token) and element.kind in _BEFORE


def until_as_range(each: Stretch) -> Stretch:
    """Return "jusqu'au 23" as from today to then, for what is said of each day until then."""
    if each.how != "until":
        return each
    if each.last is None:
        return Stretch(Named(offset=0), each.first, "range", each.included)
    return replace(each, how="range")


def dated(shop: Shop, stretches: Sequence[Stretch]) -> Doubt[tuple[Stretch, ...]]:
    """Return the stretches with each limited habit as its days, and without those that have no limit."""
    found = every(_days(shop, each) for each in stretches if not is_endless(each))
    return found.then(lambda several: sure(tuple(each for days in several for each in days)))


def _days(shop: Shop, each: Stretch) -> Doubt[tuple[Stretch, ...]]:
    limit = each.within
    if limit is None:
        return sure((each,))
    days = period(shop, until_as_range(limit)).then(lambda told: _few(_listed(shop, each, limit, told)))
    if each.first.always or (each.first.weekly and limit.how != "until"):
        return days
    every_week = f"Tous les {labels.WEEKDAYS[each.first.weekday or 0]}s"
    if not each.first.weekly:
        return days.then(
            lambda found: Doubt(((every_week, found), (labels.FIRST_ONE, found[:1])), labels.WHICH)
        )
    without_break = (replace(each, last=limit.first, how="until", included=limit.included, within=None),)
    meant = Doubt(((every_week, True), (labels.WITHOUT_BREAK, False)), labels.WHICH)
    return meant.then(lambda weekly: days if weekly else sure(without_break))


def _few(days: tuple[Stretch, ...]) -> Doubt[tuple[Stretch, ...]]:
    return sure(days) if len(days) <= MOST_DAYS else Doubt((), labels.FROM_WHEN)


def _listed(shop: Shop, each: Stretch, limit: Stretch, told: tuple[date, date]) -> tuple[Stretch, ...]:
    first, last = max(told[0], shop.today), told[1] - (DAY if limit.included is False else 0 * DAY)
    first += ((each.first.weekday or 0) - first.weekday()) % 7 * DAY
    count = (last - first).days // 7 + 1
    days = (first + 7 * shift * DAY for shift in range(count))
    return tuple(Stretch(Named(day=d.day, month=d.month, year=d.year, parts=each.first.parts)) for d in days)
