"""The English of opening hours."""

from collections.abc import Sequence

from halles.town.engine.hours.explain.clock import TO, duration_words, time_words
from halles.town.engine.hours.model import (
    CLOSED,
    DAY,
    UNKNOWN,
    At,
    DateAt,
    Dates,
    Holidays,
    Months,
    Numbers,
    Rule,
    Span,
    Weekday,
    Weekdays,
)

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
ALWAYS = "every day, at any time"
EVERY_DAY = "every day"
AS_WELL = ", as well"
ELSE = "otherwise"
COLON = ": "


def _and(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def _ordinal(number: int) -> str:
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number, 'th') }"


def years(years: Sequence[Numbers]) -> str:
    """Return "in 2026", "from 2026 to 2028", "from 2027 on"."""
    return _and([_years(each) for each in years])


def _years(each: Numbers) -> str:
    step = f", one year in {each.step}" if each.step > 1 else ""
    if each.last is None:
        return f"from {each.first} on{step}"
    return f"in {each.first}" if each.last == each.first else f"from {each.first} to {each.last}{step}"


def weeks(weeks: Sequence[Numbers]) -> str:
    """Return "week 5", "weeks 1 to 10", "even weeks"."""
    if len(weeks) == 1 and weeks[0].step == 2 and weeks[0].first <= 2 and (weeks[0].last or 0) >= 52:
        return "odd weeks" if weeks[0].first == 1 else "even weeks"
    several = len(weeks) > 1 or weeks[0].first != weeks[0].last
    return f"week{'s' if several else ''} " + _and([_weeks(each) for each in weeks])


def _weeks(each: Numbers) -> str:
    step = f" (one in {each.step})" if each.step > 1 else ""
    return f"{each.first}" if each.first == each.last else f"{each.first} to {each.last}{step}"


def dates(dates: Sequence[Dates | Months]) -> str:
    """Return "from May to September", "in August", "on 24 December", "from 24 December to 2 January"."""
    return _and([_months(each) if isinstance(each, Months) else _dates(each) for each in dates])


def _months(each: Months) -> str:
    first, last = MONTHS[each.first - 1], MONTHS[each.last - 1]
    return f"in {first}" if first == last else f"from {first} to {last}"


def _dates(each: Dates) -> str:
    start, end = each.start, each.end
    if end is None:
        return _date(start) if start.month == 0 and abs(start.offset) > 1 else f"on {_date(start)}"
    if end.month == 0:
        end = DateAt(offset=end.offset - 1, year=end.year)
    step = f", one day in {each.step}" if each.step > 1 else ""
    return f"from {_date(start)} to {_date(end)}{step}"


def _date(at: DateAt) -> str:
    year = f" {at.year}" if at.year else ""
    if at.month == 0:
        return _shifted(at.offset, f"Easter Sunday{year}")
    if at.day:
        return f"{at.day} {MONTHS[at.month - 1]}{year}"
    return _shifted(at.offset, f"the {_rank(at.nth)} {DAYS[at.weekday]} of {MONTHS[at.month - 1]}{year}")


def _shifted(offset: int, name: str) -> str:
    if not offset:
        return name
    side = "before" if offset < 0 else "after"
    return f"the day {side} {name}" if abs(offset) == 1 else f"{abs(offset)} days {side} {name}"


def _rank(nth: int) -> str:
    if nth > 0:
        return _ordinal(nth)
    return "last" if nth == -1 else f"{_ordinal(-nth)} to last"


def days(days: Sequence[Weekday]) -> str:
    """Return "Monday to Friday and public holidays", "1st Monday of the month", "every day"."""
    return _and([_holidays(each) if isinstance(each, Holidays) else _weekdays(each) for each in days])


def days_in(holidays: Sequence[Weekday], inner: Sequence[Weekday]) -> str:
    """Return "Monday to Friday, during school holidays"."""
    names = [("during " if _is_school(each) else "if they are ") + days([each]) for each in holidays]
    return f"{days(inner)}, {_and(names)}"


def _is_school(each: Weekday) -> bool:
    return isinstance(each, Holidays) and each.kind == "SH"


def _holidays(each: Holidays) -> str:
    if each.kind == "SH":
        return "school holidays"
    return {0: "public holidays", -1: "eves of public holidays", 1: "days after public holidays"}[each.offset]


def _weekdays(each: Weekdays) -> str:
    first, last = DAYS[each.first], DAYS[each.last]
    if not each.nth:
        if (each.last - each.first) % 7 == 6:
            return EVERY_DAY
        if (each.last - each.first) % 7 == 1:
            return f"{first} and {last}"
        return first if first == last else f"{first} to {last}"
    ranks = [_rank(rank) for low, high in each.nth for rank in range(low, high + 1)]
    return _shifted(each.offset, f"{_and(ranks)} {first} of the month")


def times(times: Sequence[Span]) -> str:
    """Return "9:00 – 12:30, from 18:00"."""
    return ", ".join(_span(each) for each in times)


def _span(each: Span) -> str:
    start = _at(each.start)
    if each.end is None:
        return f"from {start}" if each.open_end else start
    if each.start == At(0) and each.end.nominal in (0, DAY) and not each.end.event:
        return "at any time"
    end = "midnight" if each.end in (At(0), At(DAY)) else _at(each.end)
    every = f" (every {duration_words(each.every, 'en')})" if each.every else ""
    return start + TO + end + (" or later" if each.open_end else "") + every


def _at(at: At) -> str:
    if not at.event:
        return time_words(at.minutes, "en")
    if not at.minutes:
        return at.event
    return f"{duration_words(abs(at.minutes), 'en')} {'before' if at.minutes < 0 else 'after'} {at.event}"


def what(rule: Rule, times: str) -> str:
    """Return "9:00 – 12:00", "closed", "closed 12:00 – 13:00", "9:00 – 12:00 (“by appointment”)"."""
    comment = f"“{rule.comment}”" if rule.comment else ""
    if rule.meaning == CLOSED:
        words = f"closed {times}" if times else "closed"
    elif rule.meaning == UNKNOWN and not comment:
        words = f"{times}, to be confirmed" if times else "to be confirmed"
    else:
        words = times or ("" if comment and rule.meaning == UNKNOWN else "open")
    return f"{words} ({comment})" if words and comment else words or comment
