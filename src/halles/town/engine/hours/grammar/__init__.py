"""Read the standard's grammar of opening hours, strictly: what is not in it is refused, with its place."""

from halles.town.engine.hours.grammar.cursor import Cursor
from halles.town.engine.hours.grammar.dates import read_dates, read_weeks, read_years
from halles.town.engine.hours.grammar.days import read_days
from halles.town.engine.hours.grammar.times import comes_always, comes_time, read_times
from halles.town.engine.hours.model import (
    ADDITIONAL,
    CLOSED,
    FALLBACK,
    NORMAL,
    OPEN,
    UNKNOWN,
    Date,
    Months,
    Rule,
    Rules,
    Weekday,
    Weekdays,
)

STATES = {"open": OPEN, "off": CLOSED, "closed": CLOSED, "unknown": UNKNOWN}

__all__ = ["parse"]


def parse(text: str, *, points: bool = False) -> Rules:
    """Return the rules that a text says, or raise NotUnderstood; `points`: of moments, not of spans."""
    cursor = Cursor(text, points=points)
    if cursor.ended:
        cursor.refuse("empty")
    rules = [_rule(cursor, NORMAL)]
    while not cursor.ended:
        kind = _separator(cursor)
        if cursor.ended and kind == NORMAL:
            break
        rules.append(_rule(cursor, kind))
    return tuple(rules)


def _separator(cursor: Cursor) -> str:
    found = next((sign for sign in (NORMAL, FALLBACK, ADDITIONAL) if cursor.accept(sign)), "")
    if not found:
        cursor.refuse("order" if comes_time(cursor) or comes_always(cursor) else "unknown-word")
    return found


def _rule(cursor: Cursor, kind: str) -> Rule:
    place = cursor.peek()
    early = _comment(cursor)
    years = read_years(cursor)
    dates = read_dates(cursor)
    parted = _colon(cursor)
    weeks = read_weeks(cursor)
    _colon(cursor)
    days = read_days(cursor)
    if not parted and _is_unclear(dates, days):
        cursor.refuse_at(place, "order")
    _colon(cursor)
    comment = early or _comment(cursor)
    always, times = _always(cursor), read_times(cursor)
    if always and (times or kind == ADDITIONAL or cursor.sign(ADDITIONAL)):
        cursor.refuse_at(place, "order")
    state = _state(cursor)
    comment = comment or _comment(cursor)
    rule = Rule(kind, years, dates, weeks, days, times, always, state, comment)
    if rule == Rule(kind) or (cursor.sign(",") and not (always or times or state or comment)):
        cursor.refuse("unknown-word" if cursor.peek() is place and not cursor.ended else "order")
    return rule


def _is_unclear(dates: tuple[tuple[Date, ...], ...], days: tuple[tuple[Weekday, ...], ...]) -> bool:
    """Return whether several nth weekdays follow a month: "Apr Sa[1,3]" is to be written "Apr: Sa[1,3]"."""
    month = dates[-1][0] if dates and len(dates[-1]) == 1 else None
    day = days[0][0] if days else None
    if not (isinstance(month, Months) and month.first == month.last and isinstance(day, Weekdays)):
        return False
    return len(day.nth) > 1 or any(low != high for low, high in day.nth)


def _always(cursor: Cursor) -> bool:
    if not comes_always(cursor):
        return False
    cursor.take()
    _colon(cursor)
    return True


def _state(cursor: Cursor) -> str:
    if cursor.word() not in STATES:
        return ""
    state = STATES[cursor.take().text.lower()]
    _colon(cursor)
    return state


def _comment(cursor: Cursor) -> str:
    if not cursor.comes_comment:
        return ""
    token = cursor.take()
    return token.text.strip('"').strip() or cursor.refuse_at(token, "empty")


def _colon(cursor: Cursor) -> bool:
    """Go past a colon that only makes the text easier to read; at the end of a rule it is a mistake."""
    if not cursor.sign(":") or any(cursor.sign(sign, 1) for sign in (NORMAL, ADDITIONAL, FALLBACK)):
        return False
    cursor.take()
    if cursor.ended:
        cursor.refuse("order")
    return True
