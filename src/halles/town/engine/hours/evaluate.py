"""From rules to the open time between two moments."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise, product
from typing import TypeVar

from halles.town.engine.holidays import public_holidays
from halles.town.engine.hours.almanac import Day, Kind, is_of_kinds, kind_of, matcher
from halles.town.engine.hours.model import DAY, OPEN, UNKNOWN, Holidays, Rules
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

MOST_KEPT = 4096
"""How many days of the same hours are kept."""
Key = TypeVar("Key")
Value = TypeVar("Value")

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
        self._is_of_kinds = all(is_of_kinds(rule) for rule in rules)
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
        self._is_told_by_kind = self._is_of_kinds and not self._asks_school and not self._has_sun
        self._fixed = [parts_of(rule, _no_sun, _no_sun) for rule in rules] if not self._has_sun else []
        self._masks: dict[tuple[object, ...], Mask] = {}
        self._days: dict[tuple[object, ...], Parts] = {}

    def parts(self, on: date, where: Where, doubt: Doubt | None = None) -> Parts:
        """Return the parts of a day; time that depends on an unknown calendar is not known."""
        before = on - ONE_DAY
        if self._is_told_by_kind and not doubt:
            kinds = (kind_of(on, where.department), kind_of(before, where.department))
            found = self._days.get(kinds)
            return self._of_kinds(kinds, on, where) if found is None else found
        doubts = (bool(doubt and doubt(on)), bool(doubt and doubt(before)))
        if not self._asks_school:
            return self._told(on, where, self._mask(on, where, None), self._mask(before, where, None), doubts)
        now, earlier = ({self._mask(day, where, s) for s in _supposed(day, where)} for day in (on, before))
        return _agreed([self._told(on, where, *pair, doubts) for pair in product(now, earlier)])

    def _of_kinds(self, kinds: tuple[Kind, Kind], on: date, where: Where) -> Parts:
        masks = (self._mask(on, where, None), self._mask(on - ONE_DAY, where, None))
        return _kept(self._days, kinds, self._told(on, where, *masks, (False, False)))

    def _mask(self, on: date, where: Where, school: bool | None) -> Mask:
        day = kind_of(on, where.department) if self._is_of_kinds else (on, where.department)
        key = (day, school)
        found = self._masks.get(key)
        if found is None:
            about = Day(on, where.department, school)
            found = _kept(self._masks, key, tuple([test(about) for test in self._matchers]))
        return found

    def _told(self, on: date, where: Where, today: Mask, before: Mask, doubts: tuple[bool, bool]) -> Parts:
        key = (today, before, doubts, on if self._has_sun else None, where if self._has_sun else None)
        found = self._days.get(key)
        if found is None:
            found = _kept(self._days, key, self._painted(on, where, today, before, doubts))
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


def _kept(kept: dict[Key, Value], key: Key, value: Value) -> Value:
    """Keep a value to find it again; all are forgotten when there are too many."""
    if len(kept) >= MOST_KEPT:
        kept.clear()
    kept[key] = value
    return value


@lru_cache(maxsize=20_000)
def evaluation(rules: Rules) -> Evaluation:
    """Return rules made ready; the same ones are prepared once."""
    return Evaluation(rules)


def intervals_of(
    rules: Rules, start: datetime, end: datetime, *, where: Where, doubt: Doubt | None = None
) -> list[Interval]:
    """Return what the rules say from `start` until `end`, closed time left out; what touches is joined."""
    found: list[tuple[datetime, datetime, str, str]] = []
    for opens, closes, part in _times(evaluation(rules), start, end, where, doubt):
        last = found[-1] if found else None
        if last and last[1:] == (opens, part.state, part.comment):
            found[-1] = (last[0], closes, part.state, part.comment)
        else:
            found.append((opens, closes, part.state, part.comment))
    if start.time() == end.time() == time():
        return [Interval(*each) for each in found]
    return [
        Interval(max(opens, start), min(closes, end), state, comment)
        for opens, closes, state, comment in found
        if opens < end and start < closes
    ]


def _times(
    ready: Evaluation, start: datetime, end: datetime, where: Where, doubt: Doubt | None
) -> Iterator[tuple[datetime, datetime, Part]]:
    midnight = datetime.combine(start.date(), time())
    while start < end and midnight < end:
        for part in ready.parts(midnight.date(), where, doubt):
            yield midnight + MINUTES[part.start], midnight + MINUTES[part.end], part
        midnight += ONE_DAY


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
