"""Hours as people type them, in French or in the standard's spelling; and words that read back the same.

What is sure is written in the standard's spelling. What is not becomes one question; nothing is guessed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from halles.town.engine.hours import Hours, NotUnderstood, Where, explain, intervals, read, understood
from halles.town.engine.hours.french import Choice, read_french

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
    choices: tuple[Choice, ...] = ()
    """What it may mean, where it is not sure."""
    wrong: str = ""
    """The words that are not understood."""


@lru_cache(maxsize=2_000)
def hours_typed(text: str) -> Typed:
    """Return what is understood of hours by the standard and by French; where they differ, both."""
    french, standard = read_french(text), understood(text)
    if standard is None:
        if french.hours:
            return Typed(read(french.hours).text)
        found = french.choices or _meant(text)
        return Typed("", tuple(_unlike(found)), french.rest)
    if not french.hours or _is_standard(text) or same_meaning(standard, read(french.hours)):
        return Typed(standard.text)
    either = [Choice(_line(hours), hours.text) for hours in (standard, read(french.hours))]
    if either[0].label == either[1].label:
        return Typed(either[1].hours)
    return Typed("", tuple(either))


def _is_standard(text: str) -> bool:
    """Say whether a text holds words of the standard alone: whoever writes them so knows what they mean."""
    return _STANDARD.issuperset(re.findall(r"[^\W\d_]+", text))


def _meant(text: str) -> tuple[Choice, ...]:
    """Return what the standard's reader takes a text with some time in it to be meant for, if anything."""
    if not re.search(r"\d", text):
        return ()
    try:
        read(text)
    except NotUnderstood as refused:
        meant = understood(refused.suggestion) if refused.suggestion else None
        return (Choice(_line(meant), meant.text),) if meant else ()
    return ()


def _unlike(choices: Iterable[Choice]) -> list[Choice]:
    """Return the choices in the standard's spelling, each once."""
    by_hours = {read(choice.hours).text: choice.label for choice in choices}
    return [Choice(label, hours) for hours, label in by_hours.items()]


def _line(hours: Hours) -> str:
    return "\u202f; ".join(explain(hours, "fr"))


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
