"""Read days: "Mo-Fr", "lundi et jeudi", "weekends and public holidays", "Th[1,-1]", "PH -1 day"."""

from halles.town.engine.hours.tolerance import words
from halles.town.engine.hours.tolerance.cursor import Cursor
from halles.town.engine.hours.tolerance.lexer import NUMBER
from halles.town.engine.hours.tolerance.parts import DAYS, Part
from halles.town.engine.hours.tolerance.times import COMMAS, DASHES
from halles.town.engine.hours.tolerance.words.weekdays import DAYS as WEEK

NAMES = (words.DAY, words.HOLIDAY, words.SET, "sundays")
_GUESSED_COMMAS = ("/", "+")


def starts_days(cursor: Cursor) -> bool:
    """Return whether days may begin at the next token."""
    return cursor.peek().kind in NAMES


def read_days(cursor: Cursor) -> Part:
    """Read days and holidays until something else comes; a comma is taken only if another follows it."""
    first = cursor.peek()
    texts: list[str] = []
    known: set[str] = set()
    joint = ""
    while True:
        begin = cursor.at
        text, days = _read_item(cursor)
        texts += [joint, text] if joint else [text]
        known |= days
        after = cursor.at
        joint = _read_joint(cursor)
        if not starts_days(cursor):
            cursor.at = after
            break
        joint = joint or _blank_joint(cursor, cursor.tokens[begin].kind)
    return Part(DAYS, "".join(texts), first.start, cursor.before.end, days=frozenset(known))


def _read_joint(cursor: Cursor) -> str:
    """Read what stands between two days; "" if nothing does."""
    if cursor.peek().kind in _GUESSED_COMMAS and cursor.peek(1).kind in NAMES:
        cursor.judge.doubt("order", cursor.peek())
        cursor.take()
        return ","
    found = ""
    while cursor.skip(*COMMAS, words.NOTHING):
        if cursor.before.kind in COMMAS:
            if found:
                cursor.judge.doubt("order", cursor.before)
            found = ","
    return found


def _blank_joint(cursor: Cursor, kind: str) -> str:
    """Return how two days between which nothing stands are joined.

    "PH Su" is a holiday that falls on a Sunday; who writes "Su PH" means Sundays and holidays, which others
    read as the former.
    """
    here = cursor.peek().kind
    if kind == words.HOLIDAY and here == words.DAY:
        return " "
    if here == words.HOLIDAY or kind != words.DAY or here != words.DAY:
        cursor.judge.doubt("order", cursor.peek())
    return ","


def _read_item(cursor: Cursor) -> tuple[str, set[str]]:
    """Read a day, a run of days, a holiday, or a word for several days; return its text and days."""
    token = cursor.take()
    if token.kind == words.HOLIDAY:
        return token.value + _read_offset(cursor), set()
    if token.kind == "sundays":
        return token.value, {"Su"}
    if token.kind == words.SET:
        return token.value, _days_of(token.value)
    nth = _read_nth(cursor)
    if nth:
        return f"{token.value}{nth}{_read_offset(cursor)}", set()
    begin = cursor.at
    if cursor.skip(*DASHES):
        if cursor.peek().kind == words.DAY:
            last = cursor.take()
            return f"{token.value}-{last.value}", _days_of(f"{token.value}-{last.value}")
        cursor.at = begin
    return token.value, {token.value}


def _days_of(text: str) -> set[str]:
    """Return the days of "Mo-Fr" or "Sa,Su"."""
    first, _, last = text.partition("-")
    if not last:
        return set(text.split(","))
    start, end = WEEK.index(first), WEEK.index(last)
    return {WEEK[day % 7] for day in range(start, end + (7 if end < start else 0) + 1)}


def _read_nth(cursor: Cursor) -> str:
    """Read "[1,-1]" after a day."""
    if cursor.peek().kind != "[":
        return ""
    first, text = cursor.take(), "["
    while cursor.peek().kind in (NUMBER, ",", "-"):
        text += cursor.take().value
    if cursor.peek().kind != "]" or text == "[":
        raise cursor.judge.lost("bad-date", first, cursor.before)
    cursor.take()
    return text + "]"


def _read_offset(cursor: Cursor) -> str:
    """Read " +1 day" after a holiday, Easter or the first of some day of a month."""
    sign, number, unit = (cursor.peek(ahead) for ahead in range(3))
    if sign.kind not in ("+", "-") or number.kind != NUMBER or unit.kind != words.CALENDAR_DAY:
        return ""
    for _ in range(3):
        cursor.take()
    return f" {sign.kind}{int(number.value)} {'day' if int(number.value) == 1 else 'days'}"


read_offset = _read_offset
