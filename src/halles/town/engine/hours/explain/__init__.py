"""Opening hours in plain words, in French and in English, for who reads them on a page or on paper."""

from collections.abc import Iterable
from functools import lru_cache
from types import MappingProxyType

from halles.town.engine.hours.explain import english, french
from halles.town.engine.hours.explain.clock import span_words
from halles.town.engine.hours.explain.idle import shown_rules
from halles.town.engine.hours.explain.state_words import state_words
from halles.town.engine.hours.explain.tongue import Tongue
from halles.town.engine.hours.model import ADDITIONAL, DAY, FALLBACK, Rule, Rules, Weekdays
from halles.town.engine.hours.reading import Hours, read
from halles.town.engine.hours.refusal import NotUnderstood

__all__ = ["explain", "explain_text", "span_words", "spans_words", "state_words"]

TONGUES: MappingProxyType[str, Tongue] = MappingProxyType({"fr": french, "en": english})


@lru_cache(maxsize=8192)
def _lines(hours: Hours, language: str) -> tuple[str, ...]:
    tongue = TONGUES.get(language, english)
    return tuple(_line(hours.rules, number, tongue) for number in shown_rules(hours))


def explain(hours: Hours, language: str) -> list[str]:
    """Return the lines to show: "Lundi à vendredi : 9 h – 12 h 30, 14 h – 19 h", "Jours fériés : fermé"."""
    return list(_lines(hours, language))


def explain_text(raw: str, language: str) -> list[str]:
    """Return the lines of what was written as hours; where it is not understood, as it was written."""
    try:
        return explain(read(raw), language)
    except NotUnderstood:
        return [part.strip() for line in raw.splitlines() for part in line.split(";") if part.strip()]


def spans_words(spans: Iterable[tuple[int, int]], language: str) -> str:
    """Return spans in minutes after midnight as "9 h – 12 h, 14 h – 18 h 30", or "jour et nuit"."""
    found = list(spans)
    if found == [(0, DAY)]:
        return "jour et nuit" if language == "fr" else "day and night"
    return ", ".join(span_words(start, end, language) for start, end in found)


def _line(rules: Rules, number: int, tongue: Tongue) -> str:
    rule = rules[number]
    what = tongue.ALWAYS if rule.always else tongue.times(rule.times)
    said = tongue.what(rule, what)
    days = _when(rule, tongue)
    if not days and not rule.always and rule.times:
        days = tongue.EVERY_DAY
    if rule.kind == ADDITIONAL and _overlaps(rules, number):
        days += tongue.AS_WELL
    if rule.kind == FALLBACK:
        days = ", ".join(filter(None, (tongue.ELSE, days)))
    return _capital(tongue.COLON.join(filter(None, (days, said))))


def _when(rule: Rule, tongue: Tongue) -> str:
    parts = [tongue.years(rule.years) if rule.years else ""]
    parts += [tongue.dates(dates) for dates in rule.dates]
    parts.append(tongue.weeks(rule.weeks) if rule.weeks else "")
    if len(rule.days) == 2:
        parts.append(tongue.days_in(*rule.days))
    elif rule.days:
        parts.append(tongue.days(rule.days[0]))
    return ", ".join(filter(None, parts))


def _overlaps(rules: Rules, number: int) -> bool:
    """Return whether an additional rule comes on top of one before it, rather than being of other days."""
    own = _weekdays(rules[number])
    return any(own is None or before is None or own & before for before in map(_weekdays, rules[:number]))


def _weekdays(rule: Rule) -> set[int] | None:
    """Return the weekdays of a rule that chooses by weekdays alone; None where it is not so simple."""
    if rule.years or rule.dates or rule.weeks:
        return None
    if not rule.days:
        return set(range(7))
    found: set[int] = set()
    for one in rule.days[0]:
        if isinstance(one, Weekdays):
            found.update((one.first + step) % 7 for step in range((one.last - one.first) % 7 + 1))
        else:
            found.add(7)
    return found


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
