"""Read weekdays, the nth ones of a month, and holidays: "Mo-Fr,PH", "We[1,-1] +1 day", "SH Mo-Fr"."""

from halles.town.engine.hours.grammar.cursor import Cursor
from halles.town.engine.hours.model import WEEKDAYS, Holidays, Weekday, Weekdays

NUMBERS = {name.lower(): number for number, name in enumerate(WEEKDAYS)}
HOLIDAYS = ("ph", "sh")
NTH_OFFSET, HOLIDAY_OFFSET = 6, 1
"""The most days by which a day is moved; beyond, another weekday says it better."""


def comes_day(cursor: Cursor, ahead: int = 0) -> bool:
    """Return whether a weekday or holidays come next."""
    return cursor.word(ahead) in NUMBERS or cursor.word(ahead) in HOLIDAYS


def read_days(cursor: Cursor) -> tuple[tuple[Weekday, ...], ...]:
    """Read a list of days; after holidays of one kind a list of weekdays narrows them: "SH Mo-Fr"."""
    if not comes_day(cursor):
        return ()
    first = _list(cursor)
    narrowed = len(first) == 1 and isinstance(first[0], Holidays) and cursor.word() in NUMBERS
    return (first, _list(cursor)) if narrowed else (first,)


def _list(cursor: Cursor) -> tuple[Weekday, ...]:
    found = [_one(cursor)]
    while cursor.sign(",") and comes_day(cursor, 1):
        cursor.take()
        found.append(_one(cursor))
    return tuple(found)


def _one(cursor: Cursor) -> Weekday:
    word = cursor.word()
    if word in HOLIDAYS:
        cursor.take()
        return Holidays(word.upper(), cursor.days_offset(HOLIDAY_OFFSET) if word == "ph" else 0)
    first = read_weekday(cursor)
    if cursor.accept("-"):
        return Weekdays(first, read_weekday(cursor))
    if cursor.accept("["):
        return Weekdays(first, first, _ranks(cursor), cursor.days_offset(NTH_OFFSET))
    return Weekdays(first, first)


def read_weekday(cursor: Cursor) -> int:
    """Read one weekday by its number, 0 for Monday."""
    if cursor.word() not in NUMBERS:
        cursor.refuse("bad-weekday")
    return NUMBERS[cursor.take().text.lower()]


def _ranks(cursor: Cursor) -> tuple[tuple[int, int], ...]:
    """Read "1,3]", "1-2]" or "-1]" after the opening bracket."""
    found = []
    while True:
        first = cursor.rank()
        last = cursor.rank() if cursor.accept("-") else first
        if last < first or (first < 0 < last):
            cursor.refuse("bad-nth")
        found.append((first, last))
        if not cursor.accept(","):
            break
    cursor.expect("]", "bad-nth")
    return tuple(found)
