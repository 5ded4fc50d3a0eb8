"""Write a plan as an `opening_hours` string."""

from collections.abc import Iterable

from halles.town.engine.hours.french.plan import HOLIDAY, Nth, Plan, Week
from halles.town.engine.hours.french.times import DAY, OPEN_END, Span

CODES = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH")
VISIT = '"sur rendez-vous"'


def written(plan: Plan) -> str:
    """Return the `opening_hours` string of a plan, "" where it holds nothing.

    Rules are added to each other, rather than put over each other, when a day goes on past midnight.
    """
    late = any(
        DAY < end < OPEN_END
        for week in plan.weeks.values()
        for spans in week.spans.values()
        for _, end in spans
    )
    rules = [rule for key, week in plan.weeks.items() for rule in _rules(_prefix(key), week, late=late)]
    if plan.term_only and "SH" not in plan.closed:
        school = [rule for rule in rules if rule.startswith("SH ")]
        rules = [*(rule for rule in rules if rule not in school), "SH off", *school]
    text = (", " if late else "; ").join(rules)
    text = "; ".join(filter(None, (text, *(f"{part} off" for part in plan.closed))))
    visits = (rule for key, week in plan.weeks.items() for rule in _visits(_prefix(key), week))
    text = ", ".join(filter(None, (text, *visits)))
    if text == "Mo-Su 00:00-24:00":
        text = "24/7"
    return " || ".join(filter(None, (text, VISIT if plan.fallback else "")))


def _prefix(key: str) -> str:
    return f"{key} " if key else ""


def _rules(prefix: str, week: Week, *, late: bool) -> list[str]:
    groups = grouped({day: spans for day, spans in week.spans.items() if spans})
    rules = [f"{prefix}{days_code(days)} {spans_code(spans)}" for spans, days in groups]
    if by_visit := sorted(day for day, spans in week.visits.items() if not spans):
        rules.append(f"{prefix}{days_code(by_visit)} {VISIT}")
    rules += [f"{prefix}{code} {spans_code(spans)}" for code, spans in _nth_codes(week.nth)]
    off = sorted(week.off - {day for day, spans in week.spans.items() if spans} - set(week.visits))
    if off and not late:
        rules.append(f"{prefix}{days_code(off)} off")
    if week.spans.get(HOLIDAY) == ():
        rules.append(f"{prefix}PH off")
    return rules


def _visits(prefix: str, week: Week) -> list[str]:
    groups = grouped({day: spans for day, spans in week.visits.items() if spans})
    return [f"{prefix}{days_code(days)} {spans_code(spans)} {VISIT}" for spans, days in groups]


def grouped(spans: dict[int, tuple[Span, ...]]) -> list[tuple[tuple[Span, ...], list[int]]]:
    """Return the days that share the same spans, by these spans, in the order of their first days."""
    groups: dict[tuple[Span, ...], list[int]] = {}
    for day in sorted(spans):
        groups.setdefault(spans[day], []).append(day)
    return list(groups.items())


def _nth_codes(nth: dict[Nth, tuple[Span, ...]]) -> list[tuple[str, tuple[Span, ...]]]:
    groups: dict[tuple[Span, ...], list[str]] = {}
    for (day, numbers), spans in sorted(nth.items()):
        groups.setdefault(spans, []).append(f"{CODES[day]}[{','.join(map(str, numbers))}]")
    return [(",".join(codes), spans) for spans, codes in groups.items()]


def days_code(days: Iterable[int]) -> str:
    """Return "Mo-We,Fr,PH" for day numbers in order."""
    return ",".join(
        CODES[first] if first == last else f"{CODES[first]}{'-' if last > first + 1 else ','}{CODES[last]}"
        for first, last in day_runs(days)
    )


def day_runs(days: Iterable[int]) -> list[tuple[int, int]]:
    """Return days in order as runs from one to another; public holidays stand alone."""
    runs: list[tuple[int, int]] = []
    for day in days:
        if runs and runs[-1][1] == day - 1 and day != HOLIDAY:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs


def spans_code(spans: tuple[Span, ...]) -> str:
    """Return "09:00-12:00,14:00-18:00", "off" for no span."""
    return ",".join(_span_code(span) for span in spans) or "off"


def _span_code(span: Span) -> str:
    start, end = span
    if end == OPEN_END:
        return f"{_clock(start)}+"
    return f"{_clock(start)}-{_clock(end if end <= DAY else end - DAY)}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
