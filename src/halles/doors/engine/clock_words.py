"""Hours and lengths of time as they are written: "16h", "9h 12h30", "de 8 h a 14 h", "une heure et demie"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from halles.doors.engine.number_words import NUMBERS

_HOUR = re.compile(r"(\d{1,2})h(\d{2})?")
_NAMED = {"midi": time(12), "minuit": time(0)}
_UNTIL = frozenset(["jusqu", "jusque", "jusqua", "avant"])
_FROM = frozenset(["apres", "depuis", "partir"])
_LINKS_TEXT = """
a au et , / jusqu jusqua de
"""
_LINKS = frozenset(_LINKS_TEXT.split())
_HOURS = frozenset(["h", "heure", "heures"])
_MINUTES = frozenset(["minutes", "minute"])
_MOST_MINUTES = 7 * 24 * 60


@dataclass(frozen=True, slots=True)
class Clock:
    """From when to when, up to token `after`; one of them may be open."""

    after: int
    start: time | None = None
    end: time | None = None


def clock_at(words: Sequence[str], at: int) -> Clock | None:
    """Return the hours that begin at a word."""
    if _word(words, at) == "entre" and tuple(words[at + 1 : at + 4]) == ("midi", "et", "deux"):
        return Clock(at + 4, time(12), time(14))
    bound = _word(words, at) if _word(words, at) in _UNTIL | _FROM else ""
    first = at + bool(bound or _word(words, at) in ("entre", "vers", "de"))
    while bound and _word(words, first) in ("a", "de", "d"):
        first += 1
    told = _hour(words, first)
    if told is None:
        return None
    hour, after = told
    if bound:
        return Clock(after, end=hour) if bound in _UNTIL else Clock(after, start=hour)
    return _range(words, hour, after)


def _range(words: Sequence[str], start: time, after: int) -> Clock:
    """Read what may follow an hour: the hour of the end."""
    link = after
    while link < len(words) and link < after + 2 and words[link] in _LINKS:
        link += 1
    told = _hour(words, link)
    if told is not None and told[0] > start:
        return Clock(told[1], start, told[0])
    return Clock(after, start)


def _word(words: Sequence[str], at: int) -> str:
    return words[at] if 0 <= at < len(words) else ""


def _hour(words: Sequence[str], at: int) -> tuple[time, int] | None:
    """Return one time of the day and where it ends: "16h30", "8 h 30", "10 heures", "midi"."""
    word = _word(words, at)
    if word in _NAMED:
        return _NAMED[word], at + 1
    glued = _HOUR.fullmatch(word)
    if glued:
        minutes = int(glued[2] or 0)
        return _time(int(glued[1]), minutes, at + 1)
    if not word.isdigit() or len(word) > 2 or _word(words, at + 1) not in _HOURS:
        return None
    minutes_word = _word(words, at + 2)
    has_minutes = minutes_word.isdigit() and len(minutes_word) == 2 and _word(words, at + 3) not in _HOURS
    return _time(int(word), int(minutes_word) if has_minutes else 0, at + 2 + has_minutes)


def _time(hour: int, minute: int, after: int) -> tuple[time, int] | None:
    if hour == 24 and not minute:
        hour = 0
    return (time(hour, minute), after) if hour < 24 and minute < 60 else None


def minutes_at(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """Return a length of time in minutes and where it ends: "1h30", "une demi heure", "20 minutes"."""
    glued = _HOUR.fullmatch(_word(words, at))
    if glued:
        return int(glued[1]) * 60 + int(glued[2] or 0), at + 1
    if tuple(words[at : at + 2]) in (("demi", "heure"), ("demie", "heure")):
        return 30, at + 2
    if tuple(words[at : at + 3]) in (("une", "demi", "heure"), ("une", "demie", "heure")):
        return 30, at + 3
    if tuple(words[at : at + 3]) == ("un", "quart", "heure"):
        return 15, at + 3
    return _counted(words, at)


def _counted(words: Sequence[str], at: int) -> tuple[int, int] | None:
    word = _word(words, at)
    many = int(word) if word.isdigit() and len(word) < 4 else NUMBERS.get(word, 0)
    unit = _word(words, at + 1)
    if not many or unit not in _HOURS | _MINUTES:
        return None
    minutes = many * (60 if unit in _HOURS else 1)
    if tuple(words[at + 2 : at + 4]) == ("et", "demie"):
        return minutes + 30, at + 4
    return (minutes, at + 2) if minutes <= _MOST_MINUTES else None
