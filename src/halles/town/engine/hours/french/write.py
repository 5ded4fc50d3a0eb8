"""Write a plan as an `opening_hours` string, and as a French line to show in a question."""

from collections.abc import Iterable

from halles.town.engine.hours.french.plan import HOLIDAY, Plan, Week
from halles.town.engine.hours.french.times import DAY, OPEN_END, Span

CODES = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH")
NAMES = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "jours fériés")
VISIT = '"sur rendez-vous"'
NB = "\u00a0"


def written(plan: Plan) -> str:
    """Return the `opening_hours` string of a plan."""
    late = any(
        span[1] > DAY and span[1] != OPEN_END
        for w in plan.weeks.values()
        for s in w.spans.values()
        for span in s
    )
    rules = [rule for key, week in plan.weeks.items() for rule in _rules(key, week, late=late)]
    more = [rule for key, week in plan.weeks.items() for rule in _visits(key, week)]
    closed = [f"{part} off" for part in plan.closed]
    if plan.term_only and "SH" not in plan.closed:
        school = [rule for rule in rules if rule.startswith("SH ")]
        rules = [*(rule for rule in rules if rule not in school), "SH off", *school]
    text = (", " if late else "; ").join(rules)
    text = "; ".join(filter(None, (text, *closed)))
    text = ", ".join(filter(None, (text, *more)))
    if plan.weeks.keys() == {""} and text == "Mo-Su 00:00-24:00":
        text = "24/7"
    return f"{text} || {VISIT}" if plan.fallback and text else text


def _rules(key: str, week: Week, *, late: bool) -> list[str]:
    prefix = f"{key} " if key else ""
    groups: dict[tuple[Span, ...], list[int]] = {}
    for day in sorted(week.spans):
        if week.spans[day] or day == HOLIDAY:
            groups.setdefault(week.spans[day], []).append(day)
    rules = [f"{prefix}{days_code(days)} {spans_code(spans)}" for spans, days in groups.items() if spans]
    empty = [
        f"{prefix}{days_code(sorted(days))} {VISIT}"
        for days in [[d for d, s in week.visits.items() if not s]]
        if days
    ]
    nth: dict[tuple[tuple[int, ...], tuple[Span, ...]], list[int]] = {}
    for (day, numbers), spans in week.nth.items():
        nth.setdefault((numbers, spans), []).append(day)
    for (numbers, spans), days in nth.items():
        code = ",".join(f"{CODES[day]}[{','.join(map(str, numbers))}]" for day in sorted(days))
        rules.append(f"{prefix}{code} {spans_code(spans)}")
    off = sorted(week.off - {d for d, s in week.spans.items() if s} - set(week.visits))
    shut = [f"{prefix}{days_code(off)} off"] if off and not late else []
    holiday = [f"{prefix}PH off"] if week.spans.get(HOLIDAY) == () else []
    return [*rules, *empty, *shut, *holiday]


def _visits(key: str, week: Week) -> list[str]:
    prefix = f"{key} " if key else ""
    groups: dict[tuple[Span, ...], list[int]] = {}
    for day, spans in sorted(week.visits.items()):
        if spans:
            groups.setdefault(spans, []).append(day)
    return [f"{prefix}{days_code(days)} {spans_code(spans)} {VISIT}" for spans, days in groups.items()]


def days_code(days: Iterable[int]) -> str:
    """Return "Mo-We,Fr,PH" for day numbers in order."""
    return ",".join(
        CODES[first] if first == last else f"{CODES[first]}{'-' if last > first + 1 else ','}{CODES[last]}"
        for first, last in _runs(days)
    )


def _runs(days: Iterable[int]) -> list[tuple[int, int]]:
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
    return f"{_clock(start)}-{_clock(end) if end <= DAY else _clock(end - DAY)}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def words(plan: Plan) -> str:
    """Return a French line for a question: "Lundi à vendredi : 9 h – 12 h ; samedi : fermé"."""
    lines = []
    for key, week in plan.weeks.items():
        where = f"{key}{NB}: " if key else ""
        groups: dict[tuple[Span, ...], list[int]] = {}
        for day in sorted(week.spans):
            groups.setdefault(week.spans[day], []).append(day)
        lines += [f"{where}{days_words(days)}{NB}: {spans_words(spans)}" for spans, days in groups.items()]
    text = "\u202f; ".join(lines)
    return text[:1].upper() + text[1:]


def days_words(days: Iterable[int]) -> str:
    """Return "lundi à vendredi, dimanche" for day numbers in order."""
    return ", ".join(
        NAMES[a] if a == b else f"{NAMES[a]}{' à ' if b > a + 1 else ', '}{NAMES[b]}" for a, b in _runs(days)
    )


def spans_words(spans: tuple[Span, ...]) -> str:
    """Return "9 h – 12 h 30, 14 h – 19 h", "fermé" for no span."""
    return (
        ", ".join(
            f"à partir de {time_words(a)}" if b == OPEN_END else f"{time_words(a)} – {time_words(b)}"
            for a, b in spans
        )
        or "fermé"
    )


def time_words(minutes: int) -> str:
    """Return "9 h 30"; beyond midnight the hour of the next day."""
    hour, minute = divmod(minutes if minutes == DAY else minutes % DAY, 60)
    return f"{hour}{NB}h" + (f"{NB}{minute:02}" if minute else "")
