"""Read what narrows a rule to a part of the year: years, months, dates, Easter, weeks."""

from halles.town.engine.hours.tolerance import words
from halles.town.engine.hours.tolerance.cursor import Cursor
from halles.town.engine.hours.tolerance.days import read_offset
from halles.town.engine.hours.tolerance.lexer import NUMBER
from halles.town.engine.hours.tolerance.parts import DATES, WEEKS, YEARS, Part
from halles.town.engine.hours.tolerance.times import DASHES, is_year

_OF_A_CLOCK = (":", ".", words.OCLOCK, words.AM, words.PM)


def starts_dates(cursor: Cursor) -> bool:
    """Return whether dates may begin at the next token."""
    return cursor.peek().kind in (words.MONTH, words.EASTER, words.WEEK) or is_year(
        cursor.peek(), cursor.peek(1)
    )


def read_dates(cursor: Cursor) -> Part:
    """Read years, dates or weeks until something else comes."""
    first = cursor.peek()
    if first.kind == words.WEEK:
        return Part(WEEKS, _read_weeks(cursor), first.start, cursor.before.end)
    text = _read_list(cursor)
    return Part(DATES if text.upper() != text.lower() else YEARS, text, first.start, cursor.before.end)


def _read_list(cursor: Cursor) -> str:
    """Read dates and runs of dates between commas."""
    texts = [_read_run(cursor)]
    while cursor.peek().kind == "," and _date_after(cursor):
        cursor.take()
        texts.append(_read_run(cursor))
    return ",".join(texts)


def _date_after(cursor: Cursor) -> bool:
    """Return whether a date follows the comma, rather than another rule."""
    cursor.at += 1
    found = starts_dates(cursor) and cursor.peek().kind != words.WEEK
    cursor.at -= 1
    return found


def _read_run(cursor: Cursor) -> str:
    """Read a date, or two with a dash between them."""
    text = _read_date(cursor)
    if cursor.peek().kind == "+" and cursor.before.kind == NUMBER:
        cursor.take()
        return text + "+"
    if cursor.peek().kind in DASHES:
        if cursor.before.kind == NUMBER and _is_day(cursor, 1):
            cursor.take()
            return f"{text}-{_day(cursor)}"
        cursor.take()
        if not starts_dates(cursor):
            raise cursor.judge.lost("bad-date", cursor.before)
        text = f"{text}-{_read_date(cursor)}"
    if cursor.peek().kind == "/" and cursor.peek(1).kind == NUMBER:
        cursor.take()
        text += f"/{int(cursor.take().value)}"
    return text


def _read_date(cursor: Cursor) -> str:
    """Read a year, a month, a date or Easter; the year before the rest."""
    texts = [cursor.take().value] if cursor.peek().kind == NUMBER else []
    if cursor.peek().kind == words.EASTER:
        texts.append(cursor.take().value)
        return " ".join(texts) + read_offset(cursor)
    if cursor.peek().kind == words.MONTH:
        texts.append(cursor.take().value)
        if _is_day(cursor, 0):
            texts.append(_day(cursor))
        elif cursor.peek().kind == NUMBER and not _comes_year_or_time(cursor):
            cursor.judge.doubt("bad-date", cursor.peek())
    return " ".join(texts)


def _comes_year_or_time(cursor: Cursor) -> bool:
    """Return whether a number after a month is surely its year or a time: "Feb 2026", "Feb 9:00"."""
    return is_year(cursor.peek(), cursor.peek(1)) or cursor.peek(1).kind in (":", ".", NUMBER)


def _is_day(cursor: Cursor, ahead: int) -> bool:
    """Return whether the token so far ahead is a day of the month rather than the hour of a clock."""
    token, after, third, fourth = (cursor.peek(ahead + further) for further in range(4))
    if token.kind != NUMBER or len(token.value) > 2 or not 1 <= int(token.value) <= 31:
        return False
    if after.kind == ":" and third.kind == NUMBER:
        return fourth.kind in (":", ".")
    return after.kind not in _OF_A_CLOCK or (after.kind in (":", ".") and third.kind != NUMBER)


def _day(cursor: Cursor) -> str:
    """Read the day of the month, and the full stop that some write behind it."""
    day = int(cursor.take().value)
    cursor.skip(".")
    return f"{day:02}"


def _read_weeks(cursor: Cursor) -> str:
    """Read "week 01-10/2,20"."""
    week = cursor.take()
    text = ""
    while cursor.peek().kind == NUMBER and len(cursor.peek().value) <= 2 and cursor.peek(1).kind != ":":
        text += f"{int(cursor.take().value):02}"
        if cursor.peek().kind == "/" and cursor.peek(1).kind == NUMBER:
            cursor.take()
            text += f"/{int(cursor.take().value)}"
        if cursor.peek().kind in ("-", ",") and cursor.peek(1).kind == NUMBER:
            text += cursor.take().value
    if not text:
        raise cursor.judge.lost("bad-date", week)
    return f"week {text}"
