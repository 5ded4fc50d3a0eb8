"""The French of opening hours."""

from collections.abc import Sequence

from halles.town.engine.hours.explain.clock import NBSP, TO, duration_words, time_words
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

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
ALWAYS = "tous les jours, à toute heure"
EVERY_DAY = "tous les jours"
AS_WELL = ", en plus"
ELSE = "sinon"
COLON = f"{NBSP}: "

_EVENTS = {
    "dawn": ("aube", "l’aube"),
    "sunrise": ("lever du soleil", "le lever du soleil"),
    "sunset": ("coucher du soleil", "le coucher du soleil"),
    "dusk": ("tombée de la nuit", "la tombée de la nuit"),
}


def _and(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} et {words[-1]}" if len(words) > 1 else "".join(words)


def _of(word: str) -> str:
    """Return "de mai", "d’avril"."""
    return f"d’{word}" if word[0] in "aeéio" else f"de {word}"


def _ordinal(number: int) -> str:
    return "1er" if number == 1 else f"{number}e"


def years(years: Sequence[Numbers]) -> str:
    """Return "en 2026", "de 2026 à 2028", "à partir de 2027"."""
    return _and([_years(each) for each in years])


def _years(each: Numbers) -> str:
    step = f", une année sur {each.step}" if each.step > 1 else ""
    if each.last is None:
        return f"à partir de {each.first}{step}"
    return f"en {each.first}" if each.last == each.first else f"de {each.first} à {each.last}{step}"


def weeks(weeks: Sequence[Numbers]) -> str:
    """Return "semaine 5", "semaines 1 à 10", "semaines paires"."""
    if len(weeks) == 1 and weeks[0].step == 2 and weeks[0].first <= 2 and (weeks[0].last or 0) >= 52:
        return "semaines impaires" if weeks[0].first == 1 else "semaines paires"
    several = len(weeks) > 1 or weeks[0].first != weeks[0].last
    return f"semaine{'s' if several else ''} " + _and([_weeks(each) for each in weeks])


def _weeks(each: Numbers) -> str:
    step = f" (une sur {each.step})" if each.step > 1 else ""
    return f"{each.first}" if each.first == each.last else f"{each.first} à {each.last}{step}"


def dates(dates: Sequence[Dates | Months]) -> str:
    """Return "de mai à septembre", "en août", "le 24 décembre", "du 24 décembre au 2 janvier"."""
    return _and([_months(each) if isinstance(each, Months) else _dates(each) for each in dates])


def _months(each: Months) -> str:
    first, last = MONTHS[each.first - 1], MONTHS[each.last - 1]
    return f"en {first}" if first == last else f"{_of(first)} à {last}"


def _dates(each: Dates) -> str:
    start, end = each.start, each.end
    if end is None:
        return f"le {_date(start)}" if _is_plain(start) else _moved(start, "")
    if end.month == 0:
        end = DateAt(offset=end.offset - 1, year=end.year)
    step = f", un jour sur {each.step}" if each.step > 1 else ""
    if 0 < start.day <= end.day and (start.year, start.month) == (end.year, end.month):
        return f"du {_day(start.day)} au {_date(end)}{step}"
    return f"{_moved(start, 'de')} {_moved(end, 'à')}{step}"


def _is_plain(at: DateAt) -> bool:
    return bool(at.day) and not at.offset


def _day(day: int) -> str:
    return "1er" if day == 1 else str(day)


def _date(at: DateAt) -> str:
    year = f" {at.year}" if at.year else ""
    return f"{_day(at.day)} {MONTHS[at.month - 1]}{year}"


_ARTICLES = {"": ("le ", "la ", ""), "de": ("du ", "de la ", "de "), "à": ("au ", "à la ", "à ")}
"""Masculine, feminine, none; with the preposition before them."""


def _moved(at: DateAt, preposition: str) -> str:
    """Return a day with its article: "du 24 décembre", "à la veille de Pâques", "le 1er lundi d’avril"."""
    masculine, feminine, bare = _ARTICLES[preposition]
    year = f" {at.year}" if at.year and at.month == 0 else ""
    if at.month == 0:
        if not at.offset:
            return f"{masculine}jour de Pâques{year}"
        return _shifted(at.offset, masculine, feminine, bare, f"de Pâques{year}", f"Pâques{year}")
    if at.day:
        return masculine + _date(at)
    named = f"{_rank(at.nth)} {DAYS[at.weekday]} {_of(MONTHS[at.month - 1])}" + (
        f" {at.year}" if at.year else ""
    )
    if not at.offset:
        return masculine + named
    return _shifted(at.offset, masculine, feminine, bare, f"du {named}", f"le {named}")


def _shifted(offset: int, masculine: str, feminine: str, bare: str, of: str, name: str) -> str:
    if offset == -1:
        return f"{feminine}veille {of}"
    if offset == 1:
        return f"{masculine}lendemain {of}"
    return f"{bare}{abs(offset)} jours {'avant' if offset < 0 else 'après'} {name}"


def _rank(nth: int) -> str:
    if nth > 0:
        return _ordinal(nth)
    return {-1: "dernier", -2: "avant-dernier"}.get(nth, f"{_ordinal(-nth)} avant-dernier")


def days(days: Sequence[Weekday]) -> str:
    """Return "lundi à vendredi et jours fériés", "1er lundi du mois", "tous les jours"."""
    words = [_holidays(each) if isinstance(each, Holidays) else _weekdays(each) for each in days]
    return _and([word for word in words if word])


def days_in(holidays: Sequence[Weekday], inner: Sequence[Weekday]) -> str:
    """Return "lundi à vendredi pendant les vacances scolaires"."""
    names = [("pendant les " if _is_school(each) else "s’ils sont des ") + days([each]) for each in holidays]
    return f"{days(inner)}, {_and(names)}"


def _is_school(each: Weekday) -> bool:
    return isinstance(each, Holidays) and each.kind == "SH"


def _holidays(each: Holidays) -> str:
    if each.kind == "SH":
        return "vacances scolaires"
    return {0: "jours fériés", -1: "veilles de jours fériés", 1: "lendemains de jours fériés"}[each.offset]


def _weekdays(each: Weekdays) -> str:
    first, last = DAYS[each.first], DAYS[each.last]
    if not each.nth:
        if (each.last - each.first) % 7 == 6:
            return EVERY_DAY
        if (each.last - each.first) % 7 == 1:
            return f"{first} et {last}"
        return first if first == last else f"{first} à {last}"
    ranks = [_rank(rank) for low, high in each.nth for rank in range(low, high + 1)]
    named = f"{_and(ranks)} {first} du mois"
    return _shifted(each.offset, "", "", "", f"du {named}", f"le {named}") if each.offset else named


def times(times: Sequence[Span]) -> str:
    """Return "9 h – 12 h 30, à partir de 18 h"."""
    return ", ".join(_span(each) for each in times)


def _span(each: Span) -> str:
    start = _at(each.start)
    if each.end is None:
        return f"à partir {_from(each.start)}" if each.open_end else start
    if each.start == At(0) and each.end.nominal in (0, DAY) and not each.end.event:
        return "à toute heure"
    end = "minuit" if each.end in (At(0), At(DAY)) else _at(each.end)
    every = f" (toutes les {duration_words(each.every, 'fr')})" if each.every else ""
    return start + TO + end + (" ou plus tard" if each.open_end else "") + every


def _at(at: At) -> str:
    if not at.event:
        return time_words(at.minutes, "fr")
    bare, named = _EVENTS[at.event]
    if not at.minutes:
        return bare
    side = "avant" if at.minutes < 0 else "après"
    return f"{duration_words(abs(at.minutes), 'fr')} {side} {named}"


def _from(at: At) -> str:
    if not at.event or at.minutes:
        return f"de {_at(at)}"
    named = _EVENTS[at.event][1]
    return f"du {named[3:]}" if named.startswith("le ") else f"de {named}"


def what(rule: Rule, times: str) -> str:
    """Return "9 h – 12 h", "fermé", "fermé 12 h – 13 h", "9 h – 12 h (« sur rendez-vous »)"."""
    comment = f"«{NBSP}{rule.comment}{NBSP}»" if rule.comment else ""
    if rule.meaning == CLOSED:
        words = f"fermé {times}" if times else "fermé"
    elif rule.meaning == UNKNOWN and not comment:
        words = f"{times}, à confirmer" if times else "à confirmer"
    else:
        words = times or ("" if comment and rule.meaning == UNKNOWN else "ouvert")
    return f"{words} ({comment})" if words and comment else words or comment
