"""What a word may mean: a day, a month, a state, a joiner…, and in which languages."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from halles.town.engine.hours.tolerance.words import joiners, months, states, weekdays

DAY, MONTH, STATE, HOLIDAY, SET, EVENT = "day", "month", "state", "holiday", "set", "event"
TO, AND, OCLOCK, AM, PM, NOTHING, LATE, ALWAYS = (
    "to",
    "and",
    "oclock",
    "am",
    "pm",
    "nothing",
    "late",
    "always",
)
EASTER, WEEK, CALENDAR_DAY = "easter", "week", "calendar-day"


@dataclass(frozen=True, slots=True)
class Meaning:
    """One meaning of a word: its kind and the standard's spelling, and whether it is surely meant so."""

    kind: str
    value: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class DayName:
    """What a name of a day means in each language that has it, and whether it is surely meant so."""

    days: Mapping[str, tuple[str, bool]]

    @property
    def is_sure(self) -> bool:
        """Whether it is surely a day in some language."""
        return any(sure for _, sure in self.days.values())


def _spread(table: Mapping[str, str], kind: str, *, sure: bool) -> dict[str, Meaning]:
    return {word: Meaning(kind, value, sure) for value, words in table.items() for word in words.split()}


def _plain(words: str, kind: str, value: str, *, sure: bool = True) -> dict[str, Meaning]:
    return _spread({value: words}, kind, sure=sure)


def _months(lines: Iterable[str], *, sure: bool) -> dict[str, Meaning]:
    pairs = [pair for line in lines for pair in zip(months.MONTHS, line.split("|"), strict=True)]
    return {word: Meaning(MONTH, month, sure) for month, words in pairs for word in words.split()}


def _day_names() -> dict[str, DayName]:
    found: dict[str, dict[str, tuple[str, bool]]] = {}
    for table, sure in ((weekdays.GUESSED, False), (weekdays.SURE, True)):
        for language, line in table.items():
            for day, words in zip(weekdays.DAYS, line.split("|"), strict=True):
                for word in words.split():
                    found.setdefault(word, {})[language] = (day, sure)
    return {word: DayName(days) for word, days in found.items()}


DAY_NAMES = _day_names()
MONTHS_OF_STANDARD = frozenset(word for words in months.SURE[0].split("|") for word in words.split())
MONTHS_BESIDE_STANDARD = frozenset(
    word
    for line in months.SURE[: months.BESIDE_STANDARD]
    for words in line.split("|")
    for word in words.split()
)
MEANINGS: dict[str, Meaning] = {
    **_plain(joiners.GUESSED_NOTHING, NOTHING, "", sure=False),
    **_plain(joiners.GUESSED_AND, AND, ",", sure=False),
    **_plain(joiners.GUESSED_TO, TO, "-", sure=False),
    **_plain(joiners.GUESSED_OCLOCK, OCLOCK, "", sure=False),
    **_plain(joiners.GUESSED_ALWAYS, ALWAYS, "24/7", sure=False),
    **_spread(states.GUESSED_STATES, STATE, sure=False),
    **_spread(states.GUESSED_HOLIDAYS, HOLIDAY, sure=False),
    **_spread(states.GUESSED_SETS, SET, sure=False),
    **_spread(states.GUESSED_EVENTS, EVENT, sure=False),
    **_months(months.GUESSED, sure=False),
    **_months(months.SURE, sure=True),
    **_spread(states.STATES, STATE, sure=True),
    **_spread(states.HOLIDAYS, HOLIDAY, sure=True),
    **_spread(states.SETS, SET, sure=True),
    **_spread(states.EVENTS, EVENT, sure=True),
    **_plain(joiners.NOTHING, NOTHING, ""),
    **_plain(joiners.AND, AND, ","),
    **_plain(joiners.TO, TO, "-"),
    **_plain(joiners.OCLOCK, OCLOCK, ""),
    **_plain(joiners.AM, AM, "am"),
    **_plain(joiners.PM, PM, "pm"),
    **_plain(joiners.LATE, LATE, "+"),
    **_plain(joiners.ALWAYS, ALWAYS, "24/7"),
    "easter": Meaning(EASTER, "easter"),
    "week": Meaning(WEEK, "week"),
    "day": Meaning(CALENDAR_DAY, "day"),
    "days": Meaning(CALENDAR_DAY, "days"),
}
PHRASES = {phrase: Meaning(kind, value) for phrase, (kind, value) in joiners.PHRASES.items()}
GUESSED_PHRASES = PHRASES | {
    phrase: Meaning(kind, value, False) for phrase, (kind, value) in joiners.GUESSED_PHRASES.items()
}


def pattern_of(phrases: Mapping[str, Meaning]) -> str:
    """Return the alternatives of a pattern for `phrases`, longest first."""
    return "|".join(
        _pattern(phrase, phrases[phrase].kind) for phrase in sorted(phrases, key=len, reverse=True)
    )


def _pattern(phrase: str, kind: str) -> str:
    """Return the pattern of a phrase; one that is a comment may be written as one word, "by_appointment"."""
    return re.escape(phrase).replace(r"\ ", r"[\s_]" if kind == "comment" else r"\s")
