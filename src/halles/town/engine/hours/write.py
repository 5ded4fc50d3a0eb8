"""Write rules back in the one spelling of the standard; reading that again gives the same rules."""

from collections.abc import Iterable

from halles.town.engine.hours.model import (
    ADDITIONAL,
    CLOSED,
    MONTHS,
    NORMAL,
    WEEKDAYS,
    At,
    Date,
    DateAt,
    Holidays,
    Months,
    Numbers,
    Rule,
    Rules,
    Span,
    Weekday,
    Weekdays,
)

_SEPARATORS = {NORMAL: "; ", ADDITIONAL: ", "}


def written(rules: Rules) -> str:
    """Return the text of rules."""
    text = ""
    for number, rule in enumerate(rules):
        separator = _SEPARATORS.get(rule.kind, f" {rule.kind} ") if number else ""
        text += separator + _rule(rule)
    return text


def _rule(rule: Rule) -> str:
    parts = [",".join(_numbers(each) for each in rule.years)]
    parts += [",".join(_date(each) for each in dates) for dates in rule.dates]
    if rule.dates and rule.days and not rule.weeks:
        parts[-1] += ":" if any(isinstance(each, Weekdays) and each.nth for each in rule.days[0]) else ""
    parts.append("week " + ",".join(_numbers(each, width=2) for each in rule.weeks) if rule.weeks else "")
    parts += [",".join(_weekday(each) for each in days) for days in rule.days]
    parts.append("24/7" if rule.always else ",".join(_span(each) for each in rule.times))
    parts.append("off" if rule.state == CLOSED else rule.state)
    parts.append(f'"{rule.comment}"' if rule.comment else "")
    return _joined(parts)


def _joined(parts: Iterable[str]) -> str:
    return " ".join(filter(None, parts))


def _numbers(each: Numbers, width: int = 4) -> str:
    first = f"{each.first:0{width}}"
    step = f"/{each.step}" if each.step > 1 else ""
    if each.last is None:
        return first + (step or "+")
    return first + (f"-{each.last:0{width}}{step}" if each.last != each.first else "")


def _date(each: Date) -> str:
    if isinstance(each, Months):
        return _range(MONTHS[each.first - 1], MONTHS[each.last - 1])
    if each.end is None:
        return _date_at(each.start)
    step = f"/{each.step}" if each.step > 1 else ""
    same_month = (each.start.year, each.start.month) == (each.end.year, each.end.month)
    if same_month and 0 < each.start.day <= each.end.day:
        return f"{_date_at(each.start)}-{each.end.day:02}{step}"
    return f"{_date_at(each.start)}-{_date_at(each.end)}"


def _date_at(at: DateAt) -> str:
    year = str(at.year) if at.year else ""
    if not at.month:
        return _joined([year, "easter", _offset(at.offset)])
    day = f"{at.day:02}" if at.day else f"{WEEKDAYS[at.weekday]}[{at.nth}]"
    return _joined([year, MONTHS[at.month - 1], day, _offset(at.offset)])


def _weekday(each: Weekday) -> str:
    if isinstance(each, Holidays):
        return _joined([each.kind, _offset(each.offset)])
    ranks = ",".join(_range(str(low), str(high)) for low, high in each.nth)
    name = _range(WEEKDAYS[each.first], WEEKDAYS[each.last]) + (f"[{ranks}]" if ranks else "")
    return _joined([name, _offset(each.offset)])


def _range(first: str, last: str) -> str:
    return first if first == last else f"{first}-{last}"


def _offset(days: int) -> str:
    return f"{days:+} day{'s' if abs(days) > 1 else ''}" if days else ""


def _span(span: Span) -> str:
    text = _at(span.start) + (f"-{_at(span.end)}" if span.end else "")
    return text + ("+" if span.open_end else "") + (f"/{span.every}" if span.every else "")


def _at(at: At) -> str:
    if not at.event:
        return clock(at.minutes)
    if not at.minutes:
        return at.event
    return f"({at.event}{'-' if at.minutes < 0 else '+'}{clock(abs(at.minutes))})"


def clock(minutes: int) -> str:
    """Return minutes after midnight as "09:30"."""
    return f"{minutes // 60:02}:{minutes % 60:02}"
