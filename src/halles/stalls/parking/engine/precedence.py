"""Which word on a car park is told: measured, counted or said. They are never mixed into one number."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

Origin = Literal["", "measured", "counted", "said"]
MEASURED: Final = "measured"
COUNTED: Final = "counted"
SAID: Final = "said"


@dataclass(frozen=True)
class Word:
    """One word on the free places; `free` is None where nobody gives a number."""

    free: int | None
    at: datetime


@dataclass(frozen=True)
class Shown:
    """What is told, and by which of the three it is known."""

    free: int | None
    origin: Origin
    at: datetime | None


def shown_of(*, is_closed: bool, measured: Word | None, counted: Word | None, said: Word | None) -> Shown:
    """Return what is told of a car park: closed, else measured, else counted, else said, else nothing.

    `measured` has no number while its sensor is silent: a count then takes its place; without one, when it
    was last heard is told and no number. Somebody who says that it is full gives no number either: it is no
    count of zero.
    """
    if is_closed:
        return Shown(None, "", None)
    if measured is not None and measured.free is not None:
        return Shown(measured.free, MEASURED, measured.at)
    if counted is not None:
        return Shown(counted.free, COUNTED, counted.at)
    if said is not None:
        return Shown(None, SAID, said.at)
    return Shown(None, MEASURED, measured.at) if measured is not None else Shown(None, "", None)
