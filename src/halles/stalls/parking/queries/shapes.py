"""What pages, text messages and papers are told of a car park: plain values, already decided."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from halles.stalls.parking.models import CarPark

Origin = Literal["", "measured", "counted", "said"]
"""Where a figure comes from; three words that are never mixed. Empty: nothing is known."""


@dataclass(frozen=True)
class Closing:
    """A closing that holds now, or that comes."""

    id: str
    reason: str
    """A value of `ClosureReason`."""
    starts_at: datetime
    ends_at: datetime | None
    places: int | None
    """Places taken away; None: all of them."""
    is_weekly: bool
    rule: str


@dataclass(frozen=True)
class Later:
    """What is foreseen in so many minutes."""

    minutes: int
    free: int
    low: int
    high: int
    """Nine times out of ten between these two."""
    chance: float
    """Probability of finding a place, 0 to 1."""
    is_closed: bool
    """It will be closed then, whatever the forecast."""


@dataclass(frozen=True)
class Now:
    """One car park at one moment."""

    car_park: CarPark
    capacity: int | None
    """Learnt where it contradicts what is published."""
    free: int | None
    """None: not known, or closed."""
    origin: Origin
    at: datetime | None
    """When it was measured, counted or said."""
    is_stale: bool
    """It is measured, but its sensor is silent or stuck: `free` is None."""
    is_simulated: bool
    has_sensor: bool
    trend: Literal["", "filling", "emptying", "steady"]
    closing: Closing | None
    """The one that holds now."""
    next_closing: Closing | None
    """The next one of the coming seven days."""
    full_words: int
    """How many said "complet" in the last half-hour."""
    later: tuple[Later, ...]
    days_known: int | None
    """Days learnt from, while they are too few for a forecast; None otherwise."""

    @property
    def is_closed(self) -> bool:
        """Whether nobody can park there now."""
        return self.closing is not None and self.closing.places is None


@dataclass(frozen=True)
class Curve:
    """A day of one car park, by the quarter of an hour, against its usual day."""

    day: date
    capacity: int
    free: tuple[float | None, ...]
    """Free places in each of the day's quarters (92, 96 or 100); None where not known, or still to come."""
    usual: tuple[tuple[float, float, float] | None, ...]
    """10 %, 50 % and 90 % of the free places at the same time on such days; None where unknown."""
    days: int
    """Days that the usual day is made of."""
