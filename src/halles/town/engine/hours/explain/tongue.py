"""What a language has to say to explain opening hours."""

from collections.abc import Sequence
from typing import Protocol

from halles.town.engine.hours.model import Dates, Months, Numbers, Rule, Span, Weekday


class Tongue(Protocol):
    """The words of a language for each part of a rule, in small letters."""

    ALWAYS: str
    EVERY_DAY: str
    AS_WELL: str
    """Added to the days of hours that come on top of others."""
    ELSE: str
    """Begins what holds when nothing before it does."""
    COLON: str

    def years(self, years: Sequence[Numbers]) -> str:
        """Return "in 2026"."""

    def dates(self, dates: Sequence[Dates | Months]) -> str:
        """Return "from May to September"."""

    def weeks(self, weeks: Sequence[Numbers]) -> str:
        """Return "weeks 1 to 10"."""

    def days(self, days: Sequence[Weekday]) -> str:
        """Return "Monday to Friday and public holidays"."""

    def days_in(self, holidays: Sequence[Weekday], days: Sequence[Weekday]) -> str:
        """Return "Monday to Friday during school holidays"."""

    def times(self, times: Sequence[Span]) -> str:
        """Return "9:00 – 12:00, from 18:00"."""

    def what(self, rule: Rule, times: str) -> str:
        """Return what a rule says of its time: "closed 12:00 – 13:00", "9:00 – 12:00"."""
