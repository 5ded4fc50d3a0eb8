"""What a merchant's sentence says: closings and openings with their moments, or the one question to ask."""

from dataclasses import dataclass
from datetime import date, datetime

CLOSING, OPENING, OFFER, ARRIVAL, OTHER = "closing", "opening", "offer", "arrival", "other"
Special = tuple[datetime, datetime, bool]
"""From, until (not included), whether it is open; naive, of the town's clock. Later ones win over earlier."""


@dataclass(frozen=True)
class Told:
    """What was read; `special` is empty as long as `question` is not answered by one of `choices`."""

    kind: str
    special: tuple[Special, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None
    """First and last day of what is told, both included; None where no day is told."""
    question: str = ""
    choices: tuple["SentenceChoice", ...] = ()


@dataclass(frozen=True)
class SentenceChoice:
    """An answer in French and what the sentence then says in full."""

    label: str
    told: Told
