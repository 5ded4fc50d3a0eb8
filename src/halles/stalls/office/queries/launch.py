"""What the launch desk shows: the shops by state, who asks for a sheet, the snapshots taken."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from halles.kit.text import mark
from halles.stalls.directory.public import STATES, LaunchSheet, launch_list

WORDS: dict[str, tuple[str, str]] = {
    "imported": (mark("Imported"), "calm"),
    "printed": (mark("Letter printed"), "warn"),
    "expired": (mark("Letter too old"), "bad"),
    "claimed": (mark("Claimed"), "good"),
    "confirmed": (mark("Confirmed less than 30 days ago"), "good"),
    "asleep": (mark("Asleep"), "bad"),
}
"""Each state in words, and the tone of its badge."""


@dataclass(frozen=True)
class StateCount:
    """A state in words, and how many sheets are in it."""

    slug: str
    label: str
    tone: str
    count: int


@dataclass(frozen=True)
class Desk:
    """What the launch desk shows of a town."""

    sheets: list[LaunchSheet]
    states: list[StateCount]
    total: int


def launch_desk(*, town: str, now: datetime, state: str = "") -> Desk:
    """Return the sheets of a town, of one state if it is named, and the counts of all states."""
    sheets = launch_list(town=town, now=now)
    shown = [sheet for sheet in sheets if sheet.state == state] if state in STATES else sheets
    return Desk(shown, _counts(sheets), len(sheets))


def _counts(sheets: Sequence[LaunchSheet]) -> list[StateCount]:
    counted = Counter(sheet.state for sheet in sheets)
    return [StateCount(slug, *WORDS[slug], counted[slug]) for slug in STATES]
