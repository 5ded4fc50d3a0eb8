"""Read years, dates and weeks: "2026-2028/2", "Dec 24-Jan 02", "Mar Su[-1]-easter", "week 01-53/2"."""

from halles.town.engine.hours.grammar.cursor import Cursor
from halles.town.engine.hours.grammar.days import NTH_OFFSET, read_weekday
from halles.town.engine.hours.grammar.days import NUMBERS as WEEKDAY_NUMBERS
from halles.town.engine.hours.model import MONTHS, Date, DateAt, Dates, Months, Numbers

NUMBERS = {name.lower(): number for number, name in enumerate(MONTHS, start=1)}
YEARS = 1950, 2099
"""Beyond, four figures are rather a time written without its colon."""
EASTER_OFFSET = 200
"""The most days by which a day is moved from Easter."""
LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def comes_year(cursor: Cursor, ahead: int = 0) -> bool:
    """Return whether years come next, rather than a date of one year."""
    return cursor.is_year(ahead) and not _is_of_year(cursor, ahead + 1)


def comes_date(cursor: Cursor, ahead: int = 0) -> bool:
    """Return whether a month, a date or Easter comes next."""
    if cursor.is_year(ahead):
        return _is_of_year(cursor, ahead + 1)
    return cursor.word(ahead) in NUMBERS or cursor.word(ahead) == "easter"


def _is_of_year(cursor: Cursor, ahead: int) -> bool:
    """Return whether what follows a year is a date of that year: "2026 Dec 24", not "2026 Dec"."""
    dated = cursor.word(ahead) in NUMBERS and _comes_day_number(cursor, ahead + 1)
    return dated or cursor.word(ahead) == "easter"


def comes_week(cursor: Cursor, ahead: int = 0) -> bool:
    """Return whether weeks come next."""
    return cursor.word(ahead) == "week" and cursor.is_number(ahead + 1)


def read_years(cursor: Cursor) -> tuple[Numbers, ...]:
    """Read a list of years, or nothing."""
    found: list[Numbers] = []
    while comes_year(cursor) if not found else _goes_on(cursor, cursor.is_year(1)):
        found.append(_numbers(cursor, "bad-year", least=YEARS[0], most=YEARS[1], endless=True))
    return tuple(found)


def read_weeks(cursor: Cursor) -> tuple[Numbers, ...]:
    """Read "week 01-10/2,20" or "week 01,week 03", or nothing."""
    found: list[Numbers] = []
    if comes_week(cursor):
        cursor.take()
        found.append(_numbers(cursor, "bad-week", least=1, most=53))
        while _goes_on(cursor, cursor.is_number(1) or comes_week(cursor, 1)):
            if comes_week(cursor):
                cursor.take()
            found.append(_numbers(cursor, "bad-week", least=1, most=53))
    return tuple(found)


def _goes_on(cursor: Cursor, wanted: bool) -> bool:
    """Go past a comma if what follows it is wanted."""
    return wanted and cursor.accept(",")


def _numbers(cursor: Cursor, reason: str, *, least: int, most: int, endless: bool = False) -> Numbers:
    first = cursor.number(reason, least=least, most=most)
    if endless and cursor.accept("+"):
        return Numbers(first, None)
    if cursor.accept("-"):
        place = cursor.peek()
        last = cursor.number(reason, least=least, most=most)
        if last < first:
            cursor.refuse_at(place, reason)
        return Numbers(first, last, _step(cursor, reason))
    if endless and cursor.sign("/"):
        return Numbers(first, None, _step(cursor, reason))
    return Numbers(first, first)


def _step(cursor: Cursor, reason: str) -> int:
    """Read "/2" if it comes next; "/1" would say nothing and is refused."""
    return cursor.number(reason, least=2, most=366) if cursor.accept("/") else 1


def read_dates(cursor: Cursor) -> tuple[tuple[Date, ...], ...]:
    """Read lists of dates that all have to hold; mostly there is one, or none."""
    found = []
    while comes_date(cursor):
        found.append(_list(cursor))
    return tuple(found)


def _list(cursor: Cursor) -> tuple[Date, ...]:
    found = [_date(cursor)]
    while True:
        last = found[-1]
        if _goes_on(cursor, _is_more_dates(cursor, last)):
            found.append(_date(cursor))
        elif isinstance(last, Dates) and _goes_on(cursor, _is_more_days(cursor, last)):
            found.append(_days_of(cursor, month=last.start.month, year=None))
        else:
            return tuple(found)


def _is_more_dates(cursor: Cursor, last: Date) -> bool:
    """Return whether another date follows; after months only months and their days do."""
    if isinstance(last, Dates):
        return comes_date(cursor, 1)
    return cursor.word(1) in NUMBERS and not _comes_nth_range(cursor, 1)


def _is_more_days(cursor: Cursor, last: Dates) -> bool:
    """Return whether another day of the same month follows: "Dec 24,31"."""
    of_month = last.start.day and last.start.year is None
    within = last.end is None or (last.end.day and last.end.month == last.start.month)
    return bool(of_month and within) and _comes_day_number(cursor, 1)


def _comes_day_number(cursor: Cursor, ahead: int) -> bool:
    return cursor.is_number(ahead) and len(cursor.peek(ahead).text) <= 2


def _date(cursor: Cursor) -> Date:
    if cursor.is_year():
        return _dates(cursor, cursor.number("bad-year", least=YEARS[0], most=YEARS[1]))
    if cursor.word() == "easter" or cursor.is_number(1) or _comes_nth_range(cursor):
        return _dates(cursor, None)
    first = _month(cursor)
    if cursor.sign("-") and cursor.word(1) in NUMBERS:
        cursor.take()
        return Months(first, _month(cursor))
    return Months(first, first)


def _comes_nth_range(cursor: Cursor, ahead: int = 0) -> bool:
    """Return whether "Mar Su[-1]-" comes next; alone, "Mar Su[-1]" is a month, then weekdays."""
    if not (cursor.word(ahead + 1) in WEEKDAY_NUMBERS and cursor.sign("[", ahead + 2)):
        return False
    ahead += 4 + cursor.sign("-", ahead + 3)
    if not cursor.sign("]", ahead):
        return False
    if cursor.word(ahead + 3) in ("day", "days"):
        ahead += 3
    return cursor.sign("-", ahead + 1) and comes_date(cursor, ahead + 2)


def _month(cursor: Cursor) -> int:
    if cursor.word() not in NUMBERS:
        cursor.refuse("bad-date")
    return NUMBERS[cursor.take().text.lower()]


def _dates(cursor: Cursor, year: int | None) -> Dates:
    """Read a date, or the days from one to another."""
    if cursor.word() in NUMBERS and cursor.is_number(1):
        return _days_of(cursor, month=_month(cursor), year=year)
    return _until(cursor, _point(cursor, year))


def _days_of(cursor: Cursor, *, month: int, year: int | None) -> Dates:
    """Read "24", "24-26", "1-31/8" or "24-Jan 02" after the month."""
    start = DateAt(month, _day(cursor, month), year=year)
    if not (cursor.sign("-") and _comes_day_number(cursor, 1)):
        return _until(cursor, start)
    cursor.take()
    place = cursor.peek()
    end = DateAt(month, _day(cursor, month), year=year)
    if end.day < start.day:
        cursor.refuse_at(place, "order")
    return Dates(start, end, _step(cursor, "bad-date"))


def _day(cursor: Cursor, month: int) -> int:
    return cursor.number("bad-date", least=1, most=LENGTHS[month - 1])


def _until(cursor: Cursor, start: DateAt) -> Dates:
    if not (cursor.sign("-") and comes_date(cursor, 1)):
        return Dates(start)
    cursor.take()
    place = cursor.peek()
    year = cursor.number("bad-year", least=YEARS[0], most=YEARS[1]) if cursor.is_year() else None
    end = _point(cursor, year)
    if (start.year is None) != (end.year is None) or (start.year or 0) > (end.year or 0):
        cursor.refuse_at(place, "bad-year")
    return Dates(start, end)


def _point(cursor: Cursor, year: int | None) -> DateAt:
    """Read one day of the year: "easter +1 day", "Oct Su[-1] -1 day", "Dec 24"."""
    if cursor.word() == "easter":
        cursor.take()
        return DateAt(offset=cursor.days_offset(EASTER_OFFSET), year=year)
    month = _month(cursor)
    if cursor.is_number():
        return DateAt(month, _day(cursor, month), year=year)
    weekday = read_weekday(cursor)
    cursor.expect("[", "bad-date")
    nth = cursor.rank()
    cursor.expect("]", "bad-nth")
    return DateAt(month, weekday=weekday, nth=nth, offset=cursor.days_offset(NTH_OFFSET), year=year)
