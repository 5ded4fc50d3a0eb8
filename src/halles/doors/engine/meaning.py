"""The values that a message is understood as, and what it is understood with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Literal

Part = Literal["", "morning", "afternoon", "evening"]


@dataclass(frozen=True)
class Moment:
    """A time as it was said: "jeudi matin", "du 3 au 17 aout", "a 16h", "dans une heure"."""

    day: date | None = None
    last_day: date | None = None
    """Of several days, the last of them, included; else None."""
    start: time | None = None
    end: time | None = None
    part: Part = ""
    minutes: int | None = None
    """From now, for "dans une heure"; 0 is "maintenant"."""
    words: str = ""
    """As it was written."""


@dataclass(frozen=True)
class Line:
    """So much of a thing: "2 baguettes", "500 g de bar"."""

    quantity: int
    what: str
    unit: Literal["piece", "gram"] = "piece"


Slot = str | int | Moment | tuple[Line, ...]
"""`when` is a Moment, `lines` Lines, `quantity`, `price` (cents) and `free` numbers, else words as said."""


@dataclass(frozen=True)
class Spec:
    """One intent as the engine needs it (from `kit.manifest.Intent`)."""

    name: str
    risk: str
    phrases: tuple[str, ...]
    slots: tuple[str, ...] = ()
    who: str = "anybody"


@dataclass(frozen=True)
class Names:
    """What is called how in this town: each name with what it stands for, for slots `shop` and `car_park`."""

    shops: Mapping[str, str] = field(default_factory=dict)
    """Name as people say it (folded) -> name on the sheet."""
    car_parks: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Understood:
    """What one message asks. `sure`: it may be acted on; else the next likely are asked back."""

    intent: str
    """"" where nothing was understood."""
    slots: Mapping[str, Slot] = field(default_factory=dict)
    sure: bool = False
    others: tuple[str, ...] = ()
    """Intents that it may mean as well, the likeliest first."""


Consent = Literal["yes", "no", "revoke", "help", "unsure"]
"""What an answer to "1 = oui, 2 = non" says; everything that is no clear yes or no is "unsure": ask again."""
