"""From rules to the open time between two moments."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise, product

from halles.town.engine.holidays import public_holidays
from halles.town.engine.hours.almanac import Day, matcher
from halles.town.engine.hours.model import DAY, OPEN, UNKNOWN, Holidays, Rules, Weekdays
from halles.town.engine.hours.painting import paint
from halles.town.engine.hours.parts import Part, Parts, SunTimes, parts_of
from halles.town.engine.hours.school import is_school_holiday
from halles.town.engine.hours.sun import sun_minutes
from halles.town.engine.hours.where import Where

HOLIDAY = "holiday"
"""The comment of usual hours on a public holiday of which nothing is said."""
SCHOOL = "school holidays"
"""The comment of time of which only the calendar of school holidays, not known there, could tell."""
ONE_DAY = timedelta(days=1)
MINUTES = tuple(timedelta(minutes=minute) for minute in range(DAY + 1))

Doubt = Callable[[date], bool]
"""Whether the usual hours of a day are in doubt."""
Mask = tuple[bool, ...]
"""Which rules are of a day."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From a moment until another, in the wall clock of the place: open, or not known."""

    start: datetime
    end: datetime
    state: str
    comment: str = ""


class Evaluation:
    """Rules made ready to be asked about many days; what is found once is kept."""

    def __init__(self, rules: Rules) -> None:
        """Prepare the rules."""
        self.rules = rules
        self._matchers = [matcher(rule) for rule in rules]
        self._by_weekday = _weekday_masks(rules)
        self._asks_school = any(
            isinstance(one, Holidays) and one.kind == "SH"
            for rule in rules
            for days in rule.days
            for one in days
        )
        self._has_sun = any(
            at is not None and at.event
            for rule in rules
            for span in rule.times
            for at in (span.start, span.end)
        )
        self._fixed = [parts_of(rule, _no_sun, _no_sun) for rule in rules] if not self._has_sun else []
        self._days: dict[tuple[object, ...], Parts] = {}

    def parts(self, on: date, where: Where, doubt: Doubt | None = None) -> Parts:
        """Return the parts of a day; time that depends on an unknown calendar is not known."""
        before = on - ONE_DAY
        doubts = (bool(doubt and doubt(on)), bool(doubt and doubt(before)))
        if not self._asks_school:
            return self._told(on, where, self._mask(on, where, None), self._mask(before, where, None), doubts)
        masks = ({self._mask(day, where, school) for school in _supposed(day, where)} for day in (on, before))
        return _agreed([self._told(on, where, *pair, doubts) for pair in product(*masks)])

    def _mask(self, on: date, where: Where, school: bool | None) -> Mask:
        if self._by_weekday:
            return self._by_weekday[on.weekday()]
        day = Day(on, where.department, school)
        return tuple([test(day) for test in self._matchers])

    def _told(self, on: date, where: Where, today: Mask, before: Mask, doubts: tuple[bool, bool]) -> Parts:
        key = (today, before, doubts, on if self._has_sun else None, where if self._has_sun else None)
        found = self._days.get(key)
        if found is None:
            if len(self._days) > 4096:
                self._days.clear()
            found = self._days[key] = self._painted(on, where, today, before, doubts)
        return found

    def _painted(self, on: date, where: Where, today: Mask, before: Mask, doubts: tuple[bool, bool]) -> Parts:
        def parts(number: int, is_before: bool) -> Parts:
            day = on - ONE_DAY if is_before else on
            rule = self.rules[number]
            found = (
                self._fixed[number]
                if self._fixed
                else parts_of(rule, _sun(day, where), _sun(day + ONE_DAY, where))
            )
            return [_doubted(part) for part in found] if doubts[is_before] else found

        return paint(self.rules, today, before, parts)


@lru_cache(maxsize=20_000)
def evaluation(rules: Rules) -> Evaluation:
    """Return rules made ready; the same ones are prepared once."""
    return Evaluation(rules)


def intervals_of(
    rules: Rules, start: datetime, end: datetime, *, where: Where, doubt: Doubt | None = None
) -> list[Interval]:
    """Return what the rules say from `start` until `end`, closed time left out; what touches is joined."""
    found: list[Interval] = []
    for opens, closes, part in _times(evaluation(rules), start, end, where, doubt):
        opens, closes = max(opens, start), min(closes, end)
        last = found[-1] if found else None
        if last and last.end == opens and last.state == part.state and last.comment == part.comment:
            found[-1] = Interval(last.start, closes, part.state, part.comment)
        elif opens < closes:
            found.append(Interval(opens, closes, part.state, part.comment))
    return found


def _times(
    ready: Evaluation, start: datetime, end: datetime, where: Where, doubt: Doubt | None
) -> Iterator[tuple[datetime, datetime, Part]]:
    on, last = start.date(), end.date()
    while on <= last:
        midnight = datetime.combine(on, time())
        for part in ready.parts(on, where, doubt):
            yield midnight + MINUTES[part.start], midnight + MINUTES[part.end], part
        on += ONE_DAY


def _weekday_masks(rules: Rules) -> list[Mask]:
    """Return which rules are of each weekday; nothing if it takes more than the weekday to tell."""
    for rule in rules:
        if rule.years or rule.dates or rule.weeks:
            return []
        if any(not isinstance(one, Weekdays) or one.nth for days in rule.days for one in days):
            return []
    monday = date(2024, 1, 1)
    tests = [matcher(rule) for rule in rules]
    return [tuple(test(Day(monday + n * ONE_DAY, "", None)) for test in tests) for n in range(7)]


def _supposed(on: date, where: Where) -> tuple[bool, ...]:
    """Return what may be true of school holidays on a day."""
    told = is_school_holiday(on, where.department)
    return (False, True) if told is None else (told,)


def _agreed(answers: list[Parts]) -> Parts:
    """Return what all answers have in common; where they differ, nobody knows."""
    if all(answer == answers[0] for answer in answers):
        return answers[0]
    edges = sorted({edge for answer in answers for part in answer for edge in (part.start, part.end)})
    found = []
    for start, end in pairwise(edges):
        told = {_at(answer, start) for answer in answers}
        state, comment = told.pop() if len(told) == 1 else (UNKNOWN, SCHOOL)
        if state:
            found.append(Part(start, end, state, comment))
    return found


def _at(answer: Parts, minute: int) -> tuple[str, str]:
    return next(((part.state, part.comment) for part in answer if part.start <= minute < part.end), ("", ""))


def _doubted(part: Part) -> Part:
    return Part(part.start, part.end, UNKNOWN, HOLIDAY) if part.state == OPEN else part


def _sun(on: date, where: Where) -> SunTimes:
    return lambda event: sun_minutes(event, on, where)


def _no_sun(event: str) -> int:
    return 0


def is_public_holiday(on: date, where: Where) -> bool:
    """Return whether a day is a public holiday at a place."""
    return on in public_holidays(on.year, department=where.department)
