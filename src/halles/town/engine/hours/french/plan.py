"""The week that clauses make together: spans of each day, closings, holidays, parts of the year."""

from dataclasses import dataclass, field

from halles.town.engine.hours.french.times import Span

HOLIDAY = 7
"""The place of public holidays among the days of a week."""
Nth = tuple[int, tuple[int, ...]]
"""A day of the week and which ones of the month."""


class Doubt(ValueError):
    """These clauses contradict each other or leave something unsaid."""


@dataclass
class Week:
    """Hours of one part of the year, by day."""

    spans: dict[int, tuple[Span, ...]] = field(default_factory=dict)
    visits: dict[int, tuple[Span, ...]] = field(default_factory=dict)
    """Spans by appointment; of the whole day where empty."""
    nth: dict[Nth, tuple[Span, ...]] = field(default_factory=dict)
    off: set[int] = field(default_factory=set)
    """Days that are said to be closed, rather than not mentioned."""
    named: dict[int, frozenset[int]] = field(default_factory=dict)
    """The days among which each day got its hours: fewer are more exact."""


@dataclass
class Plan:
    """Weeks by part of the year ("" is all of it), and what holds for all of them."""

    weeks: dict[str, Week] = field(default_factory=dict)
    closed: list[str] = field(default_factory=list)
    """Parts of the year that are closed."""
    term_only: bool = False
    fallback: bool = False
    """Else by appointment."""
    general: bool = False
    """Hours were told for no day in particular: which days?"""
