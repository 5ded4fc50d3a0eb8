"""Make one plan of clauses, in order; closings last, for they win."""

from collections.abc import Sequence

from halles.town.engine.hours.french.clauses import SCHOOL, Clause
from halles.town.engine.hours.french.items import Days
from halles.town.engine.hours.french.lexicon import EVERY_DAY
from halles.town.engine.hours.french.merging import Spans, ended, merged, of_day
from halles.town.engine.hours.french.parts import WINDOWS, without
from halles.town.engine.hours.french.plan import HOLIDAY, Doubt, Plan, Week

_ALL = EVERY_DAY | {-1}
"""More than every day: hours told for no day in particular give way to all others."""


def build(clauses: Sequence[Clause], *, both: bool, days: frozenset[int] = EVERY_DAY) -> Plan:
    """Return the plan of `clauses`; `days`: those of hours told for no day. Doubt if they cannot go together.

    `both`: where it is unclear whether hours are told in addition, they are.
    """
    builder = _Builder(both=both, days=days)
    for clause in builder.placed(clauses):
        builder.apply(clause)
    builder.close()
    return builder.finish()


class _Builder:
    """Applies clauses one by one to a plan."""

    def __init__(self, *, both: bool, days: frozenset[int]) -> None:
        self.plan = Plan()
        self.both = both
        self.days = days
        self.key = ""
        self.closings: list[tuple[str, Clause]] = []
        self.last: Clause | None = None
        self.instead = False
        self.handled: set[int] = set()

    @property
    def week(self) -> Week:
        """The week of the part of the year that is being told."""
        return self.plan.weeks.setdefault(self.key, Week())

    def placed(self, clauses: Sequence[Clause]) -> Sequence[Clause]:
        """Settle where parts of the year are told: before their hours, or after the only ones."""
        seasons = [clause for clause in clauses if clause.kind == "season"]
        if not seasons or clauses[0].kind == "season":
            return clauses
        if len(seasons) == 1 and clauses[-1].kind == "season":
            if [clause.kind for clause in clauses[:-1]] not in (["hours"], ["general"]):
                raise Doubt
            return (clauses[-1], *clauses[:-1])
        kinds = [clause.kind for clause in clauses]
        after = [kinds[at + 1 : at + 3] for at, kind in enumerate(kinds) if kind == "season"]
        if any(each[:1] != ["hours"] or each[1:] not in ([], ["season"]) for each in after):
            raise Doubt
        return clauses

    def apply(self, clause: Clause) -> None:
        """Take one clause in."""
        if clause.kind == "season":
            self._season(str(clause.value))
        elif clause.kind == "season-off":
            self.plan.closed.append(str(clause.value))
        elif clause.kind in ("off", "except"):
            self.closings.append((self.key, clause))
        elif clause.kind == "general":
            self.plan.general = True
            for day in self.days:
                self._put(day, clause.spans, _ALL, Days(EVERY_DAY))
            self.last = clause
        elif clause.kind in ("hours", "hours-except"):
            self._hours(clause)
            self.last = clause
        else:
            self._more(clause)

    def _season(self, value: str) -> None:
        if value == "term":
            self.plan.term_only = True
            value = ""
        self.key = value

    def _hours(self, clause: Clause) -> None:
        left_out = clause.value if isinstance(clause.value, tuple) else ()
        if any(each.parts or each.nth for each in left_out):
            raise Doubt
        if any(each.holiday for each in left_out):
            self.week.spans[HOLIDAY] = ()
        self.instead = self.instead or clause.value == "instead"
        source = frozenset(day for each in clause.days for day in each.days)
        for each in clause.days:
            if each is SCHOOL:
                school = self.plan.weeks.setdefault("SH", Week())
                school.spans.update(dict.fromkeys(range(7), clause.spans))
            elif each.holiday:
                self.week.spans[HOLIDAY] = clause.spans
            for day in sorted(each.days - {day for out in left_out for day in out.days}):
                self._put(day, of_day(day, each, clause.spans), source, each)
        self.handled |= source

    def _put(self, day: int, spans: Spans, source: frozenset[int], told: Days) -> None:
        week = self.week
        if told.nth:
            week.nth[(day, told.nth)] = spans
            return
        before, named = week.spans.get(day), week.named.get(day, frozenset())
        narrower = source < named
        if before and before != spans and not (self.instead and narrower):
            parts = told.parts if named != _ALL else ()
            spans = merged(
                before, spans, narrower=narrower, alike=source == named, parts=parts, both=self.both
            )
        week.spans[day] = spans
        week.named[day] = source

    def _more(self, clause: Clause) -> None:
        if clause.kind == "fallback":
            self.plan.fallback = True
        elif clause.kind == "visit":
            for each in clause.days:
                if each.parts and len(each.days) > 1:
                    raise Doubt
                windows = tuple(WINDOWS[part] for part in each.parts)
                self.week.visits.update(dict.fromkeys(each.days, windows))
                self.handled |= each.days
        elif self.last is None or clause.kind == "bare":
            raise Doubt
        elif clause.kind == "by-visit":
            self._visit_last(self.last, self.last.spans if clause.value == "all" else self.last.spans[-1:])
        elif clause.kind == "visit-hours":
            self._visit_last(self.last, clause.spans)
        elif clause.kind == "part-visit":
            days = [day for each in self.last.days for day in each.days]
            self.week.visits.update(dict.fromkeys(days, (WINDOWS[str(clause.value)],)))
        else:
            self._otherwise(clause, self.last)

    def _visit_last(self, last: Clause, spans: Spans) -> None:
        """Take spans of the hours told last as by appointment."""
        if not last.days or any(d.nth or d.holiday for d in last.days):
            raise Doubt
        for day in (day for each in last.days for day in each.days):
            self.week.visits[day] = spans
            self.week.spans[day] = tuple(s for s in self.week.spans[day] if s not in spans)

    def _otherwise(self, clause: Clause, last: Clause) -> None:
        """Change the hours told before for some days: they end at another hour, or go on without a break."""
        for day in sorted(day for each in clause.days for day in each.days):
            spans = self.week.spans.get(day) or last.spans
            if clause.kind == "until":
                self.week.spans[day] = ended(spans, int(str(clause.value)))
            elif len(spans) > 1:
                self.week.spans[day] = ((spans[0][0], spans[-1][1]),)
            else:
                raise Doubt
            self.handled.add(day)
        if any(each.nth or each.parts or each.holiday or each is SCHOOL for each in clause.days):
            raise Doubt

    def close(self) -> None:
        """Close what is said to be closed."""
        for key, clause in self.closings:
            self.key = key
            for each in clause.days:
                if each is SCHOOL:
                    self.plan.closed.append("SH")
                elif each.holiday:
                    self.week.spans[HOLIDAY] = ()
                for day in each.days:
                    self._close_day(day, each, is_off=clause.kind == "off")

    def _close_day(self, day: int, told: Days, *, is_off: bool) -> None:
        week = self.week
        if told.nth:
            if told.parts:
                raise Doubt
            week.nth[(day, told.nth)] = ()
            return
        self.handled.add(day)
        if told.parts:
            for part in told.parts:
                kept = without(week.spans.get(day, ()), part)
                if kept is None:
                    raise Doubt
                week.spans[day] = kept
            return
        if len(week.named.get(day, ())) == 1:
            raise Doubt
        week.spans.pop(day, None)
        self.plan.general = False
        if is_off:
            week.off.add(day)

    def finish(self) -> Plan:
        """Return the plan, Doubt if it leaves open whether a day of some part of the year is as usual."""
        usual = {
            day for day, spans in self.plan.weeks.get("", Week()).spans.items() if spans and day != HOLIDAY
        }
        for key, week in self.plan.weeks.items():
            if key and not usual <= week.spans.keys() and not (key == "SH" and self.plan.term_only):
                raise Doubt
        if 6 in self.handled:
            self.plan.general = False
        return self.plan
