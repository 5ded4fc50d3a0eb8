"""What opening hours say, once read: rules made of selectors of days and of times. Values only."""

from dataclasses import dataclass

OPEN, CLOSED, UNKNOWN = "open", "closed", "unknown"
DAY = 24 * 60
"""Minutes of a day."""
NORMAL, ADDITIONAL, FALLBACK = ";", ",", "||"
WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SUN_EVENTS = {"dawn": 5 * 60 + 30, "sunrise": 6 * 60, "sunset": 18 * 60, "dusk": 18 * 60 + 30}
"""Minutes at which the sun's events are said to be where the place is not known."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """Years or weeks: from `first` to `last` (None: for ever), one in `step`."""

    first: int
    last: int | None
    step: int = 1

    def holds(self, number: int) -> bool:
        """Return whether a number is one of them."""
        return (
            number >= self.first
            and (self.last is None or number <= self.last)
            and (number - self.first) % self.step == 0
        )


@dataclass(frozen=True, slots=True)
class DateAt:
    """A day of the year: Easter, a day of a month or its nth weekday; then moved by `offset` days."""

    month: int = 0
    """1 to 12; 0 is Easter Sunday."""
    day: int = 0
    """Day of the month, 0 where a weekday tells it."""
    weekday: int = 0
    nth: int = 0
    """Which of the month's `weekday`s, from its end if negative; 0 where `day` tells it."""
    offset: int = 0
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Dates:
    """The days from `start` to `end`, one in `step`; a single day where `end` is None."""

    start: DateAt
    end: DateAt | None = None
    step: int = 1


@dataclass(frozen=True, slots=True)
class Months:
    """The months from `first` to `last`, 1 to 12, round the new year if need be."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Weekdays:
    """The weekdays from `first` to `last` (0 is Monday); or the nth of a month, moved by `offset` days."""

    first: int
    last: int
    nth: tuple[tuple[int, int], ...] = ()
    """Ranges of ranks in the month; negative ones are counted from its end."""
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Holidays:
    """Public ("PH") or school ("SH") holidays, moved by `offset` days."""

    kind: str
    offset: int = 0


@dataclass(frozen=True, slots=True)
class At:
    """A time: minutes after midnight, or after an event of the sun."""

    minutes: int
    event: str = ""

    @property
    def nominal(self) -> int:
        """Minutes after midnight where nothing is known of the sun."""
        return self.minutes + SUN_EVENTS.get(self.event, 0)


@dataclass(frozen=True, slots=True)
class Span:
    """From a time until another; `open_end`: nobody says how much longer; `every`: each so many minutes."""

    start: At
    end: At | None
    open_end: bool = False
    every: int = 0

    @property
    def open_from(self) -> int:
        """Minutes after midnight at which an open end begins, in a year without sun."""
        if self.end is None:
            return self.start.nominal
        return self.end.nominal + (DAY if self.wraps else 0)

    @property
    def open_until(self) -> int:
        """Minutes after midnight until which an open end may last: midnight, or far into the night.

        The reference's guess: 10 h more from 17:00 on, 8 h more from 22:00 on.
        """
        start = self.open_from
        return start + 8 * 60 if start >= 22 * 60 else start + 10 * 60 if start >= 17 * 60 else DAY

    @property
    def wraps(self) -> bool:
        """Whether the end, as written, is a time of the next day."""
        if self.end is None:
            return False
        fixed = not (self.start.event or self.end.event)
        same = self.start.nominal == self.end.nominal and (fixed or self.start == self.end)
        return same or self.end.nominal < self.start.nominal


Date = Dates | Months
Weekday = Weekdays | Holidays


@dataclass(frozen=True, slots=True)
class Rule:
    """On which days (all selectors hold; of a list, one is enough), at which times, and what that means."""

    kind: str = NORMAL
    years: tuple[Numbers, ...] = ()
    dates: tuple[tuple[Date, ...], ...] = ()
    """Lists that all have to hold: "Jan-Feb Jan 09-15"."""
    weeks: tuple[Numbers, ...] = ()
    days: tuple[tuple[Weekday, ...], ...] = ()
    """Lists that all have to hold: "SH Mo-Fr"."""
    times: tuple[Span, ...] = ()
    always: bool = False
    """Written "24/7"."""
    state: str = ""
    """The word written, "" where none is."""
    comment: str = ""

    @property
    def meaning(self) -> str:
        """What the rule says of its time: a comment alone makes it unknown."""
        return self.state or (UNKNOWN if self.comment else OPEN)

    @property
    def chooses_days(self) -> bool:
        """Whether the rule is of some days rather than of all."""
        return bool(self.years or self.dates or self.weeks or self.days)


Rules = tuple[Rule, ...]
