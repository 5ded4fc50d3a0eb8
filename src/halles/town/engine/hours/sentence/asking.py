"""Say in French what would be closed, as a question asks it: "jeudi 3 décembre le matin"."""

from datetime import datetime

from halles.town.engine.hours.sentence import labels
from halles.town.engine.hours.sentence.days import Specials
from halles.town.engine.hours.sentence.doubt import Doubt
from halles.town.engine.hours.sentence.segments import Segment
from halles.town.engine.hours.sentence.shop import Shop
from halles.town.engine.hours.sentence.told import Special

MOST_LISTED = 3
"""Closings named one by one; more are said from the first day to the last."""


def asked_words(shop: Shop, segment: Segment, specials: Doubt[Specials]) -> str:
    """Return the closings one by one with their part of the day or hours; "" if they are many or unsure."""
    found = specials.options[0][1] if specials.options else ()
    if not 0 < len(found) <= MOST_LISTED or any(is_open for _, _, is_open in found):
        return ""
    days = {
        (start.date(), labels.last_moment(end)) for _, option in specials.options for start, end, _ in option
    }
    if len(specials.options) > 1 and len(days) > 1:
        return ""
    part = _part(segment)
    if len(specials.options) > 1 and not part:
        return ""
    said = [_words(shop, special, part) for special in found]
    return " et ".join(filter(None, (", ".join(said[:-1]), said[-1])))


def _part(segment: Segment) -> str:
    """Return "le matin" where each day it names has that part, and no hour is told."""
    parts = {each.first.parts or segment.parts for each in segment.stretches}
    only = parts.pop() if len(parts) == 1 else ()
    is_one = len(only) == 1 and not segment.hours and all(each.how == "day" for each in segment.stretches)
    return labels.PARTS[only[0]] if is_one else ""


def _words(shop: Shop, special: Special, part: str) -> str:
    start, end, _ = special
    first, last = start.date(), labels.last_moment(end)
    days = labels.days_words(first, last, shop.today)
    if part:
        return f"{days} {part}"
    if first != last:
        return days
    return " ".join(filter(None, (days, _hours(shop.bounds(first), start, end))))


def _hours(bounds: tuple[datetime, datetime], start: datetime, end: datetime) -> str:
    is_early, is_late = start <= bounds[0], end >= bounds[1]
    if is_early and is_late:
        return ""
    if is_early:
        return f"jusqu’à {labels.time_words(end)}"
    if is_late:
        return f"à partir de {labels.time_words(start)}"
    return f"de {labels.time_words(start)} à {labels.time_words(end)}"
