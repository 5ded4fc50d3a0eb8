"""Read times of the day: "09:00-12:00,14:00+", "(sunrise-00:30)-sunset", "24/7"."""

from halles.town.engine.hours.grammar.cursor import Cursor
from halles.town.engine.hours.lexer import ALWAYS, TIME
from halles.town.engine.hours.model import DAY, SUN_EVENTS, At, Span


def comes_time(cursor: Cursor, ahead: int = 0) -> bool:
    """Return whether a time comes next."""
    token = cursor.peek(ahead)
    event = cursor.word(ahead) in SUN_EVENTS or (
        cursor.sign("(", ahead) and cursor.word(ahead + 1) in SUN_EVENTS
    )
    return token.kind == TIME or event


def comes_always(cursor: Cursor) -> bool:
    """Return whether "24/7" comes next."""
    return cursor.peek().kind == ALWAYS


def read_times(cursor: Cursor) -> tuple[Span, ...]:
    """Read a list of spans, or nothing."""
    if not comes_time(cursor):
        return ()
    found = [_span(cursor)]
    while cursor.sign(",") and comes_time(cursor, 1):
        cursor.take()
        found.append(_span(cursor))
    return tuple(found)


def _span(cursor: Cursor) -> Span:
    place = cursor.peek()
    start = _time(cursor, most=DAY - 1)
    if cursor.accept("+"):
        return Span(start, None, open_end=True)
    if not cursor.accept("-"):
        if not cursor.points:
            cursor.refuse_at(place, "point-in-time")
        return Span(start, None)
    end = _time(cursor, most=2 * DAY)
    if cursor.accept("+"):
        span = Span(start, end, open_end=True)
        return span if span.open_until <= 2 * DAY else cursor.refuse_at(place, "bad-time")
    if cursor.sign("/"):
        return Span(start, end, every=_every(cursor))
    if cursor.points:
        cursor.refuse_at(place, "not-a-point")
    return Span(start, end)


def _every(cursor: Cursor) -> int:
    """Read "/90" or "/01:30" as minutes; only where points in time are meant."""
    if not cursor.points:
        cursor.refuse("point-in-time")
    cursor.take()
    if cursor.peek().kind == TIME:
        return cursor.minutes(DAY) or cursor.refuse("bad-time")
    return cursor.number("bad-time", least=1, most=DAY)


def _time(cursor: Cursor, *, most: int) -> At:
    if cursor.word() in SUN_EVENTS:
        return At(0, cursor.take().text.lower())
    if not cursor.accept("("):
        return At(cursor.minutes(most))
    if cursor.word() not in SUN_EVENTS:
        cursor.refuse("bad-time")
    event = cursor.take().text.lower()
    if not (cursor.sign("+") or cursor.sign("-")):
        cursor.refuse("bad-time")
    sign = -1 if cursor.take().text == "-" else 1
    minutes = sign * cursor.minutes(DAY)
    cursor.expect(")", "bad-time")
    return At(minutes, event)
