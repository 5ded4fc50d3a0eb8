"""The week that clauses make together: spans of each day, closings, holidays, parts of the year."""

from dataclasses import dataclass, field

from halles.town.engine.hours.french.clauses import SCHOOL, Clause
from halles.town.engine.hours.french.items import Days
from halles.town.engine.hours.french.lexicon import EVERY_DAY
from halles.town.engine.hours.french.parts import WINDOWS, fits, since, until, without
from halles.town.engine.hours.french.times import DAY, Span

HOLIDAY = 7
"""The place of public holidays among the days of a week."""
Nth = tuple[int, tuple[int, ...]]


class Doubt(ValueError):
    """These clauses contradict each other or leave something unsaid."""


@dataclass
class Week:
    """Hours of one part of the year, by day; `visits` are spans by appointment, of a whole day where empty."""

    spans: dict[int, tuple[Span, ...]] = field(default_factory=dict)
    visits: dict[int, tuple[Span, ...]] = field(default_factory=dict)
    nth: dict[Nth, tuple[Span, ...]] = field(default_factory=dict)
    off: set[int] = field(default_factory=set)
    named: dict[int, frozenset[int]] = field(default_factory=dict)


@dataclass
class Plan:
    """Weeks by part of the year ("" is all of it), and what holds for all of them."""

    weeks: dict[str, Week] = field(default_factory=dict)
    closed: list[str] = field(default_factory=list)
    """Parts of the year that are closed."""
    term_only: bool = False
    fallback: bool = False
    """Else by appointment."""
    general: bool = False
    """Hours were told for no day in particular: which days?"""
    unclear: bool = False
    """Two hours of one day: both, or the second instead of the first?"""


def build(clauses: tuple[Clause, ...], *, both: bool, days: frozenset[int] = EVERY_DAY) -> Plan:
    """Return the plan of `clauses`; `days`: those of hours told for no day. Doubt if they cannot go together.

    `both`: where it is unclear whether hours are told in addition, they are.
    """
    builder = _Builder(both=both, days=days)
    leading = bool(clauses) and clauses[0].kind == "season"
    markers = [c for c in clauses if c.kind == "season"]
    if markers and not leading and (len(markers) > 1 or clauses[-1].kind != "season"):
        builder.is_middle = True
    elif markers and not leading:
        if [clause.kind for clause in clauses[:-1]] not in (["hours"], ["general"]):
            raise Doubt
        builder.season(str(markers[0].value))
        clauses = clauses[:-1]
    late = ("off", "except")
    for clause in clauses:
        if clause.kind in late:
            builder.later.append((builder.key, clause))
        else:
            builder.apply(clause)
    for key, clause in builder.later:
        builder.key = key
        builder.close(clause)
    return builder.finish()


class _Builder:
    """Applies clauses one by one to a plan."""

    def __init__(self, *, both: bool, days: frozenset[int]) -> None:
        self.plan = Plan()
        self.both = both
        self.days = days
        self.key = ""
        self.is_middle = False
        self.later: list[tuple[str, Clause]] = []
        self.last: Clause | None = None
        self.instead = False
        self.handled: set[int] = set()

    @property
    def week(self) -> Week:
        return self.plan.weeks.setdefault(self.key, Week())

    def season(self, value: str) -> None:
        if value == "term":
            self.plan.term_only = True
            self.key = ""
            return
        if self.is_middle and value != "SH":
            raise Doubt
        self.key = value

    def apply(self, clause: Clause) -> None:
        kind = clause.kind
        if kind == "season":
            self.season(str(clause.value))
        elif kind == "season-off":
            self.plan.closed.append(str(clause.value))
        elif kind == "general":
            self.plan.general = True
            for day in self.days:
                self._put(day, clause.spans, EVERY_DAY | {-1})
        elif kind in ("hours", "hours-except"):
            self._hours(clause)
        elif kind == "fallback":
            self.plan.fallback = True
        else:
            self._more(clause)
        if kind in ("general", "hours", "hours-except"):
            self.last = clause

    def _hours(self, clause: Clause) -> None:
        left_out = clause.value if isinstance(clause.value, tuple) else ()
        without_days = {day for d in left_out for day in d.days if not d.parts}
        if any(d.parts for d in left_out):
            raise Doubt
        source = frozenset(day for d in clause.days for day in d.days)
        self.instead = self.instead or clause.value == "instead"
        for days in clause.days:
            if days is SCHOOL:
                self.plan.weeks.setdefault("SH", Week()).spans.update(dict.fromkeys(range(7), clause.spans))
                continue
            if days.holiday:
                self.week.spans[HOLIDAY] = clause.spans
            for day in sorted(days.days - without_days):
                spans = _of_day(day, days, clause.spans)
                if days.nth:
                    self.week.nth[(day, days.nth)] = spans
                else:
                    self._put(day, spans, source, instead=self.instead)
        self.handled |= source

    def _put(
        self, day: int, spans: tuple[Span, ...], source: frozenset[int], *, instead: bool = False
    ) -> None:
        week = self.week
        before, named = week.spans.get(day), week.named.get(day, frozenset())
        if before is not None and before != spans and not (instead and source < named):
            merged = tuple(sorted({*before, *spans}))
            overlap = any(a[1] > b[0] for a, b in zip(merged, merged[1:], strict=False))
            overlap = overlap or bool(set(before) & set(spans))
            if overlap and not source < named:
                raise Doubt
            if not overlap and (source == named or _are_meals(before, spans)):
                spans = merged
            elif not overlap:
                self.plan.unclear = True
                spans = merged if self.both else spans
        week.spans[day] = spans
        week.named[day] = source

    def _more(self, clause: Clause) -> None:
        week = self.week
        if clause.kind == "visit":
            for days in clause.days:
                for day in days.days:
                    windows = tuple(WINDOWS[part] for part in days.parts)
                    week.visits[day] = windows
            self.handled |= {day for d in clause.days for day in d.days}
            return
        if self.last is None:
            raise Doubt
        if clause.kind == "by-visit":
            self._visit_last(self.last)
        elif clause.kind == "part-visit":
            for day in (day for d in self.last.days for day in d.days):
                week.visits[day] = (WINDOWS[str(clause.value)],)
        elif clause.kind in ("until", "continuous"):
            spans = self.last.spans
            end = int(str(clause.value)) if clause.kind == "until" else spans[-1][1]
            first = spans[:-1] if clause.kind == "until" else ()
            start = spans[-1][0] if clause.kind == "until" else spans[0][0]
            if start >= end or (clause.kind == "continuous" and len(spans) < 2):
                raise Doubt
            self._hours(Clause("hours", clause.days, (*first, (start, end)), "instead"))
        else:
            raise Doubt

    def _visit_last(self, last: Clause) -> None:
        if len(last.spans) > 1 or not last.days or any(d.nth or d.holiday for d in last.days):
            raise Doubt
        for day in (day for d in last.days for day in d.days):
            kept = tuple(s for s in self.week.spans[day] if s not in last.spans)
            self.week.visits[day] = last.spans
            self.week.spans[day] = kept

    def close(self, clause: Clause) -> None:
        week = self.week
        for days in clause.days:
            if days is SCHOOL:
                self.plan.closed.append("SH")
                continue
            if days.holiday:
                week.spans[HOLIDAY] = ()
            for day in days.days:
                self._close_day(day, days, is_off=clause.kind == "off")

    def _close_day(self, day: int, days: Days, *, is_off: bool) -> None:
        week = self.week
        if days.nth:
            if days.parts:
                raise Doubt
            week.nth[(day, days.nth)] = ()
            return
        if days.parts:
            self._close_parts(day, days)
            return
        if len(week.named.get(day, ())) == 1:
            raise Doubt
        week.spans.pop(day, None)
        self.handled.add(day)
        self.plan.general = False
        if is_off:
            week.off.add(day)

    def _close_parts(self, day: int, days: Days) -> None:
        spans: tuple[Span, ...] | None = self.week.spans.get(day)
        for part in days.parts:
            spans = without(spans, part) if spans else None
            if spans is None:
                raise Doubt
        self.week.spans[day] = spans or ()
        self.handled.add(day)

    def finish(self) -> Plan:
        """Return the plan, Doubt if it leaves open whether a day of school holidays is as usual."""
        school = self.plan.weeks.get("SH")
        base = self.plan.weeks.get("", Week())
        if school and not self.plan.term_only and not base.spans.keys() <= school.spans.keys() | {HOLIDAY}:
            raise Doubt
        if self.plan.general and 6 in self.handled:
            self.plan.general = False
        return self.plan


def _of_day(day: int, days: Days, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the spans that a clause gives to one of its days, whose part of the day it may name."""
    found: tuple[Span, ...] | None = spans
    if days.first_part:
        if day == days.order[0]:
            found = since(spans, days.first_part)
        elif day == days.order[-1] and days.parts:
            found = until(spans, days.parts[-1])
    elif days.parts and not all(any(fits(span, part) for part in days.parts) for span in spans):
        found = None
    if found is None:
        raise Doubt
    return found


def _are_meals(one: tuple[Span, ...], other: tuple[Span, ...]) -> bool:
    """Whether these are services at noon and in the evening, which add up."""
    first, last = sorted((one, other))
    return first[-1][1] <= 15 * 60 + 30 and last[0][0] >= 17 * 60 + 30 and last[-1][1] <= DAY + 4 * 60
