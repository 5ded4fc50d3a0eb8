"""Hours as people type them, in French or in the standard's spelling; and words that read back the same.

What is sure is written in the standard's spelling. What is not becomes one question; nothing is guessed.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from halles.town.engine.hours import Hours, NotUnderstood, Where, explain, intervals, read, understood
from halles.town.engine.hours.french import read_french

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
    """Return what is understood of hours by the standard and by French; where they differ, both."""
    french, standard = read_french(text), understood(text)
    if standard is None:
        if french.hours:
            return Typed(read(french.hours).text)
        found = [read(choice.hours).text for choice in french.choices]
        question = french.question if found else ""
        return Typed("", tuple(dict.fromkeys(found or _meant(text))), question, french.rest)
    if not french.hours or _is_standard(text) or same_meaning(standard, read(french.hours)):
        return Typed(standard.text)
    other = read(french.hours)
    if explain(standard, "fr") == explain(other, "fr"):
        return Typed(other.text)
    return Typed("", (standard.text, other.text))


def _is_standard(text: str) -> bool:
    """Say whether a text holds words of the standard alone: whoever writes them so knows what they mean."""
    return _STANDARD.issuperset(re.findall(r"[^\W\d_]+", text))


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
    if one.text == other.text:
        return True
    if one.mentions_holidays != other.mentions_holidays:
        return False
    end = _FROM + timedelta(days=_DAYS)
    first, second = (intervals(each, _FROM, end, where=_WHERE) for each in (one, other))
    return first == second
