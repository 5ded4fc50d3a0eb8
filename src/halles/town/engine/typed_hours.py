"""Hours as people type them, in French or in the standard's spelling; and words that read back the same.

What is sure is written in the standard's spelling. What is not becomes one question; nothing is guessed.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from halles.town.engine.hours import Hours, NotUnderstood, Where, explain, intervals, read, understood
from halles.town.engine.hours.french import Reading, read_french

_FROM, _DAYS = datetime.fromisoformat("2026-01-05"), 735
"""Two years, with all that hours may speak of: two hours are the same if they are the same then."""
_WHERE = Where(department="35")

_STANDARD = frozenset(
    (
        *("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH", "SH", "off", "open", "closed", "unknown"),
        *("Jan", "Feb", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
        *("week", "easter", "sunrise", "sunset", "dawn", "dusk"),
    )
)
"""Words of the standard that are none in French; "Mar" is March in one and Tuesday in the other."""


@dataclass(frozen=True)
class Typed:
    """What was understood of hours that somebody typed."""

    hours: str
    """In the standard's spelling; "" where it is not sure, or not understood."""
    choices: tuple[str, ...] = ()
    """What it may mean, in the standard's spelling, where it is not sure."""
    question: str = ""
    """What is not sure, in French; "" where only the choices tell it."""
    wrong: str = ""
    """The words that are not understood."""


@lru_cache(maxsize=2_000)
def hours_typed(text: str) -> Typed:
    """Return what is understood of hours by the standard and by French; where they differ, both.

    Days that French misses are asked, even where the standard takes hours alone for those of every day.
    """
    french, standard = read_french(text), understood(text)
    if standard and (_is_standard(text) or (not french.hours and _is_foreign(french, standard))):
        return Typed(standard.text)
    if not french.hours:
        return _asked(text, french)
    told = read(french.hours)
    if standard is None or same_meaning(standard, told) or explain(standard, "fr") == explain(told, "fr"):
        return Typed(told.text)
    return Typed("", (standard.text, told.text))


def _is_standard(text: str) -> bool:
    """Say whether a text holds words of the standard alone: whoever writes them so knows what they mean."""
    words = re.findall(r"[^\W\d_]+", text)
    return text.strip() == "24/7" or bool(words and _STANDARD.issuperset(words))


def _is_foreign(french: Reading, standard: Hours) -> bool:
    """Say whether only the standard's reader can tell: other languages' words, or words without any hour."""
    return not french.choices and (bool(french.rest) or not re.search(r"\d", standard.text))


def _asked(text: str, french: Reading) -> Typed:
    found = [read(choice.hours).text for choice in french.choices]
    question = french.question if found else ""
    return Typed("", tuple(dict.fromkeys(found or _meant(text))), question, french.rest)


def _meant(text: str) -> tuple[str, ...]:
    """Return what the standard's reader takes a text with some time in it to be meant for, if anything."""
    if not re.search(r"\d", text):
        return ()
    try:
        read(text)
    except NotUnderstood as refused:
        meant = understood(refused.suggestion) if refused.suggestion else None
        return (meant.text,) if meant else ()
    return ()


@lru_cache(maxsize=2_000)
def hours_words(raw: str) -> str:
    """Return hours in French words that read back to the same, one line per rule; else as they are kept."""
    hours = understood(raw)
    if hours is None:
        return raw
    words = "\n".join(explain(hours, "fr"))
    typed = hours_typed(words).hours
    return words if typed and same_meaning(hours, read(typed)) else raw


def same_meaning(one: Hours, other: Hours) -> bool:
    """Say whether two hours are open, closed and unknown at the same moments."""
    if one.text.casefold() == other.text.casefold():
        return True
    if one.mentions_holidays != other.mentions_holidays:
        return False
    end = _FROM + timedelta(days=_DAYS)
    first, second = (intervals(each, _FROM, end, where=_WHERE) for each in (one, other))
    return first == second
