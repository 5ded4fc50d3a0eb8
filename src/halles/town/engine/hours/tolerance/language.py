"""Settle what names of days mean: the names of one rule are of one language, and it must leave no choice."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from halles.town.engine.hours.tolerance.doubt import Judge
from halles.town.engine.hours.tolerance.lexer import Token
from halles.town.engine.hours.tolerance.words import (
    DAY,
    DAY_NAMES,
    MONTH,
    MONTHS_BESIDE_STANDARD,
    MONTHS_OF_STANDARD,
)
from halles.town.engine.hours.tolerance.words.weekdays import DAYS, GUESSED, NEEDS_COMPANY, NO_COMPANY, SURE

LANGUAGES = tuple(dict.fromkeys((*SURE, *GUESSED)))
"""The commoner ones first: a guess takes the first that fits."""
_STANDARD = frozenset(day.lower() for day in DAYS)
_BESIDE_STANDARD = frozenset({"fr"})
"""Languages whose names may stand beside English ones or the standard's in one rule."""


def settle(rules: Sequence[list[Token]], judge: Judge) -> list[list[Token]]:
    """Return the rules with each name of a day in the standard's spelling."""
    names = {token.value for rule in rules for token in rule if token.kind == DAY}
    whole = _languages(names - _STANDARD)
    return [_settle_rule(rule, whole, judge) for rule in rules]


def _settle_rule(rule: list[Token], whole: frozenset[str], judge: Judge) -> list[Token]:
    names = {token.value for token in rule if token.kind == DAY}
    if any(token.raw.title().strip(".") not in DAYS for token in rule if token.kind == DAY):
        judge.note("names")
    _refuse_mixed_months(rule, judge)
    languages = _languages(names) or _languages(names - _STANDARD)
    languages = languages & whole or languages
    if "en" not in languages:
        _refuse_mixtures(rule, languages, judge)
    return [_settled(token, languages, judge) if token.kind == DAY else token for token in rule]


def _refuse_mixed_months(rule: list[Token], judge: Judge) -> None:
    """Doubt a rule in which months of another language stand beside the standard's or English ones."""
    months = [token for token in rule if token.kind == MONTH]
    foreign = [token for token in months if token.raw.lower() not in MONTHS_BESIDE_STANDARD]
    if foreign and any(token.raw.lower() in MONTHS_OF_STANDARD for token in months):
        judge.doubt("mixed-languages", foreign[0])


def _languages(names: Iterable[str]) -> frozenset[str]:
    """Return the languages that have all the names."""
    found: frozenset[str] | None = None
    for name in names:
        having = frozenset(DAY_NAMES[name].days)
        found = having if found is None else found & having
    return found or frozenset()


def _refuse_mixtures(rule: list[Token], languages: frozenset[str], judge: Judge) -> None:
    """Doubt a rule in which names of another language stand beside the standard's or English ones."""
    names = [token for token in rule if token.kind == DAY]
    foreign = [token for token in names if not DAY_NAMES[token.value].days.get("en", ("", False))[1]]
    mixed = not languages or (len(foreign) < len(names) and not languages & _BESIDE_STANDARD)
    for token in foreign:
        if mixed and not _is_plain(token, names, foreign):
            judge.doubt("mixed-languages", token)
    for token in foreign:
        company = {name.value for name in names} - NO_COMPANY - {token.value}
        if token.value in NEEDS_COMPANY and not company:
            judge.doubt("ambiguous-word", token)


def _is_plain(token: Token, names: list[Token], foreign: list[Token]) -> bool:
    """Return whether a name in a mixture of languages can only be one day, and is no slip of the pen.

    Beside English names, one alone of its language might be a slip; other readers refuse it too.
    """
    spoken = DAY_NAMES[token.value].days.keys()
    others = {name.value for name in foreign} - NO_COMPANY - {token.value}
    has_company = "fr" in spoken or any(spoken & DAY_NAMES[each].days.keys() for each in others)
    beside_none = len(foreign) == len(names)
    kept = beside_none or (has_company and token.value not in NO_COMPANY)
    return kept and all(_meanings(name) == 1 for name in names)


def _meanings(name: Token) -> int:
    """Return how many days a name may be, in all languages; the standard's own names are what they are."""
    found = {day for day, _ in DAY_NAMES[name.value].days.values()}
    return 1 if name.value in _STANDARD else len(found)


def _settled(token: Token, languages: frozenset[str], judge: Judge) -> Token:
    """Return a name of a day in the standard's spelling."""
    name = DAY_NAMES[token.value]
    if token.value in _STANDARD and ("en" in languages or not languages):
        return _as(token, token.value.title())
    spoken = [language for language in LANGUAGES if language in name.days]
    choices = [name.days[language] for language in spoken if language in languages or not languages]
    choices = choices or [name.days[language] for language in spoken]
    if len({day for day, _ in choices}) > 1:
        judge.doubt("ambiguous-word", token)
    if not any(sure for _, sure in choices):
        judge.doubt("unsure-word", token)
    return _as(token, choices[0][0])


def _as(token: Token, day: str) -> Token:
    return replace(token, value=day)
