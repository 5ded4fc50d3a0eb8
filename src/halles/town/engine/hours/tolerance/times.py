"""Read hours: "9 - 12 und 14 - 18 Uhr", "8.30 am to 5 pm", "from dusk till dawn", "24 hours"."""

from halles.town.engine.hours.tolerance import words
from halles.town.engine.hours.tolerance.clock import DAY, Clock, Span, span_of
from halles.town.engine.hours.tolerance.cursor import Cursor
from halles.town.engine.hours.tolerance.lexer import NUMBER, Token
from halles.town.engine.hours.tolerance.parts import TIMES, Part

DASHES = ("-", words.TO)
COMMAS = (",", "&", words.AND)
_BEFORE_LATE = ("-", "til", "till", "bis")
"""What others read before "late" and "open end"."""
_LAST = 48 * 60
"""The standard's latest time: an end may be up to midnight of the day after."""

Found = tuple[str, tuple[int, int] | None]
"""A span's text, and its minutes where they are known."""


def starts_times(cursor: Cursor) -> bool:
    """Return whether hours may begin at the next token."""
    kind, ahead = cursor.peek().kind, cursor.peek(1).kind
    if kind == NUMBER:
        return not is_year(cursor.peek(), cursor.peek(1))
    return kind in (words.EVENT, words.ALWAYS, "sunny", "clock") or (kind == "(" and ahead == words.EVENT)


def is_year(token: Token, after: Token) -> bool:
    """Return whether a number is a year rather than hours and minutes in one."""
    return (
        token.kind == NUMBER and len(token.value) == 4 and "1900" < token.value < "2100" and after.kind != ":"
    )


def read_times(cursor: Cursor) -> Part:
    """Read spans until something else comes; a comma is taken only if another span follows it."""
    first = cursor.peek()
    found = [_read_span(cursor)]
    while True:
        begin = cursor.at
        cursor.skip(*COMMAS)
        while cursor.skip(words.NOTHING):
            pass
        if cursor.before.kind == words.NOTHING:
            cursor.skip(":")
        if not starts_times(cursor):
            cursor.at = begin
            break
        found.append(_read_span(cursor))
    cursor.skip(words.OCLOCK)
    if "24/7" in (text for text, _ in found) and len(found) > 1:
        cursor.judge.doubt("bad-time", first, cursor.before)
    known = tuple(minutes for _, minutes in found if minutes)
    spans = known if len(known) == len(found) else ()
    return Part(TIMES, ",".join(text for text, _ in found), first.start, cursor.before.end, spans)


def _read_span(cursor: Cursor) -> Found:
    """Read one span, or what says the whole day."""
    first = cursor.peek()
    if cursor.skip(words.ALWAYS, "sunny"):
        return first.value, None
    start = _read_moment(cursor)
    if cursor.peek().kind == "+" and not _plus_is_and(cursor):
        cursor.take()
        return _open_ended(start, first, cursor), None
    if not cursor.skip(*DASHES):
        return _moment(start, first, cursor), None
    dash = cursor.before
    if cursor.skip(words.LATE):
        if dash.raw.lower() not in _BEFORE_LATE:
            cursor.judge.doubt("unsure-word", dash)
        return _open_ended(start, first, cursor), None
    end = _read_moment(cursor)
    text, minutes = _joined(start, end, first, cursor)
    if cursor.peek().kind == "+" and not _plus_is_and(cursor):
        cursor.take()
        if isinstance(start, Clock) and not start.has_minutes:
            cursor.judge.doubt("bad-time", first, cursor.before)
        return text + "+", None
    return text, minutes


def _plus_is_and(cursor: Cursor) -> bool:
    """Return whether a "+" stands between two spans, which other readers refuse."""
    return cursor.peek(1).kind == NUMBER and cursor.peek().blank


def _open_ended(start: Clock | str, first: Token, cursor: Cursor) -> str:
    """Return a start without an end; an hour alone might as well be something else."""
    if isinstance(start, str):
        return f"{start}+"
    if not start.has_minutes:
        cursor.judge.doubt("bad-time", first, cursor.before)
    if start.minutes >= DAY:
        raise cursor.judge.lost("bad-time", first, cursor.before)
    return f"{written(start.minutes)}+"


def _moment(start: Clock | str, first: Token, cursor: Cursor) -> str:
    """Return a time that has no end, where moments are meant."""
    if not cursor.judge.points:
        raise cursor.judge.lost("bad-time", first, cursor.before)
    if isinstance(start, str):
        return start
    if not (start.has_minutes or start.half):
        cursor.judge.doubt("bad-time", first, cursor.before)
    if start.minutes >= DAY:
        raise cursor.judge.lost("bad-time", first, cursor.before)
    return written(start.minutes)


def _joined(start: Clock | str, end: Clock | str, first: Token, cursor: Cursor) -> Found:
    """Return the span of two moments; one that the sun sets has no minutes."""
    if isinstance(start, str) or isinstance(end, str):
        texts = [each if isinstance(each, str) else written(each.minutes) for each in (start, end)]
        for each in (start, end):
            if isinstance(each, Clock) and not each.has_minutes:
                cursor.judge.doubt("bad-time", first, cursor.before)
        return "-".join(texts), None
    span = span_of(start, end, counts_to_24=cursor.judge.counts_to_24)
    if span.doubt:
        cursor.judge.doubt(span.doubt, first, cursor.before)
    if span.start >= DAY or span.end > _LAST or span.end - span.start > DAY:
        raise cursor.judge.lost("bad-time", first, cursor.before)
    return f"{written(span.start)}-{_end_written(span)}", _minutes(span)


def _minutes(span: Span) -> tuple[int, int]:
    return span.start, span.end if span.end > span.start else span.end + DAY


def _end_written(span: Span) -> str:
    """Return the end; a whole day is until 24:00."""
    return "24:00" if (span.start, span.end) == (0, DAY) else written(span.end)


def written(minutes: int) -> str:
    """Return minutes after midnight as "09:30"."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _read_moment(cursor: Cursor) -> Clock | str:
    """Read a time of the clock, or one that the sun sets, which is returned as it is written."""
    while cursor.skip(words.NOTHING):
        pass
    token = cursor.peek()
    if token.kind == words.EVENT:
        return cursor.take().value
    if token.kind == "(":
        return _read_shifted(cursor)
    if token.kind == "clock":
        hour = int(cursor.take().value[:2])
        return Clock(hour, 0, token, token)
    if token.kind != NUMBER:
        raise cursor.judge.lost("bad-time", token if token.raw else cursor.before)
    return _read_clock(cursor)


def _read_shifted(cursor: Cursor) -> str:
    """Read "(sunrise+01:00)"."""
    first = cursor.take()
    kinds = [cursor.peek(ahead).kind for ahead in range(6)]
    if kinds[0] != words.EVENT or kinds[1] not in "+-" or kinds[2:] != [NUMBER, ":", NUMBER, ")"]:
        raise cursor.judge.lost("bad-time", first)
    event, sign, hour, _, minute, _ = (cursor.take() for _ in kinds)
    if len(minute.value) != 2 or int(minute.value) > 59 or len(hour.value) > 2:
        raise cursor.judge.lost("bad-time", first, minute)
    return f"({event.value}{sign.value}{int(hour.value):02}:{minute.value})"


def _read_clock(cursor: Cursor) -> Clock:
    """Read an hour, its minutes after ":" or ".", and what may follow them."""
    first = cursor.take()
    hour, minute, padded = first.value, "", len(first.value) == 2
    if cursor.peek().kind in (":", ".") and cursor.peek(1).kind == NUMBER:
        cursor.take()
        minute = cursor.take().value
    elif len(hour) in (3, 4):
        cursor.judge.doubt("bad-time", first)
        hour, minute = hour[:-2], hour[-2:]
    minute = _after_the_hour(cursor, minute)
    half = _half(cursor, hour, first)
    if len(hour) > 2 or len(minute) > 2 or int(hour) > 48 or int(minute or 0) > 59:
        raise cursor.judge.lost("bad-time", first, cursor.before)
    return Clock(int(hour), int(minute or 0), first, cursor.before, bool(minute), padded, half)


def _after_the_hour(cursor: Cursor, minute: str) -> str:
    """Go past "h" or "Uhr"; minutes right behind it, as in "9h30", are no part of what others read."""
    if not cursor.skip(words.OCLOCK):
        return minute
    following = cursor.peek()
    if not minute and following.kind == NUMBER and len(following.value) == 2 and not following.blank:
        cursor.judge.doubt("bad-time", following)
        return cursor.take().value
    return minute


def _half(cursor: Cursor, hour: str, first: Token) -> str:
    """Read "am" or "pm"; an hour past noon needs none, and none in the morning is one past noon."""
    if cursor.peek().kind not in (words.AM, words.PM):
        return ""
    half = cursor.take().value
    cursor.judge.note("half-days")
    cursor.skip(words.OCLOCK)
    if half == "am" and int(hour) > 12:
        cursor.judge.doubt("bad-time", first, cursor.before)
    if half == "pm" and int(hour) == 0:
        cursor.judge.doubt("bad-time", first, cursor.before)
    return "" if int(hour) > 12 else half


def counts_to_24(tokens: list[Token]) -> bool:
    """Return whether some hour of a text is beyond twelve and has no "pm"."""
    dated = any(token.kind == words.MONTH for token in tokens)
    return any(
        _is_beyond_noon(tokens, number, dated)
        for number, token in enumerate(tokens)
        if token.kind == NUMBER and len(token.value) == 2 and "13" <= token.value <= "23"
    )


def _is_beyond_noon(tokens: list[Token], number: int, dated: bool) -> bool:
    """Return whether a number from 13 to 23 is an hour of the clock: before minutes, or after a dash."""
    following = [token.kind for token in tokens[number + 1 : number + 4]]
    if following[:1] in ([":"], ["."]):
        return words.PM not in following
    return number > 0 and tokens[number - 1].kind in DASHES and not dated and words.PM not in following[:2]
