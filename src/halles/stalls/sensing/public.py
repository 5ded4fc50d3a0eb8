"""What other stalls may ask of the sensors: levels now, and quarters of an hour of the past."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple


@dataclass(frozen=True)
class Level:
    """What one measure says now of the thing it feeds."""

    feeds: str
    device: str
    role: str
    value: float
    at: datetime
    state: Literal["live", "silent", "stuck", "learning"]
    is_simulated: bool


class QuarterRow(NamedTuple):
    """One measure in one quarter of an hour."""

    feeds: str
    device: str
    measure: int
    role: str
    start: int
    number: int
    total: float
    low: float
    high: float
    last: float


def levels_now(*, town: str, feeds: Collection[str] | None, now: datetime) -> dict[str, list[Level]]:
    """Return what feeds each thing."""
    return {}


def recent_quarters(*, feeds: Collection[str], since: datetime, until: datetime) -> list[QuarterRow]:
    """Return the quarters of several things."""
    return []


def next_unknown(*, town: str, feeds: Collection[str] | None, now: datetime) -> datetime | None:
    """Return when the first of the live levels turns unknown."""
    return None
