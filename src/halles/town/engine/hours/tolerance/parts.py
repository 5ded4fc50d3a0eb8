"""The parts of a rule: which dates and days, what hours, what state; each in the standard's spelling."""

from dataclasses import dataclass

YEARS, DATES, WEEKS, DAYS, TIMES, STATE, NOTE = ORDER = (
    "years",
    "dates",
    "weeks",
    "days",
    "times",
    "state",
    "note",
)
WIDE = (YEARS, DATES, WEEKS)
COMMA = "comma"


@dataclass(frozen=True, slots=True)
class Part:
    """A part: its kind, its text, the place of it in the cleaned text."""

    kind: str
    text: str
    start: int
    end: int
    spans: tuple[tuple[int, int], ...] = ()
    """Minutes after midnight, where they are all known."""
    days: frozenset[str] = frozenset()
    """The standard's names of the days, where they are all known."""
