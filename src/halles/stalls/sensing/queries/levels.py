"""Latest values of what measures something in another stall, and whether they may be shown as true."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from halles.stalls.sensing.engine.silence import TIMES, Rhythm, State, state_at
from halles.stalls.sensing.models import Measure, Role

_COLUMNS: Final = (
    "role",
    "value",
    "at",
    "changed_at",
    "device_id",
    "device__feeds",
    "device__is_simulated",
    "device__expected_every_s",
    "device__silent_after_s",
    "device__stuck_after_s",
    "device__balance__heard_at",
)


@dataclass(frozen=True)
class Level:
    """The latest value of one measure of one device."""

    feeds: str
    """Public id of what it measures."""
    device: str
    role: str
    value: float
    at: datetime
    """When it was measured."""
    state: State
    """Never show the value of what is silent or stuck."""
    is_simulated: bool
    until: datetime
    """When it turns unknown, should its device say nothing more."""

    @property
    def is_known(self) -> bool:
        """Whether the value may be shown as true."""
        return self.state in ("live", "learning")


def levels_now(*, town: str, feeds: Collection[str] | None, now: datetime) -> dict[str, list[Level]]:
    """Return a town's latest values by what they are of (None: whatever it is); one statement."""
    rows = Measure.objects.exclude(role=Role.NONE).exclude(device__feeds="").exclude(value=None)
    rows = rows.filter(device__town=town, device__removed_at=None)
    if feeds is not None:
        rows = rows.filter(device__feeds__in=feeds)
    found: dict[str, list[Level]] = {}
    for row in rows.order_by("id").values(*_COLUMNS):
        level = _level(row, int(now.timestamp()))
        found.setdefault(level.feeds, []).append(level)
    return found


def next_unknown(levels: Mapping[str, Iterable[Level]]) -> datetime | None:
    """Return when the first of the known levels turns unknown: until then a page made of them is true."""
    return min((level.until for each in levels.values() for level in each if level.is_known), default=None)


def rhythm_of(*, expected_every_s: int, silent_after_s: int, stuck_after_s: int) -> Rhythm:
    """Return a device's rhythm from what its row holds: learnt, or else declared."""
    silent = silent_after_s or TIMES * expected_every_s
    return Rhythm(silent // TIMES, silent, stuck_after_s, bool(silent_after_s))


def _level(row: dict[str, Any], now_s: int) -> Level:
    rhythm = rhythm_of(
        expected_every_s=row["device__expected_every_s"],
        silent_after_s=row["device__silent_after_s"],
        stuck_after_s=row["device__stuck_after_s"],
    )
    heard = (row["device__balance__heard_at"] or row["at"]) // 1000
    changed = row["changed_at"] // 1000
    ends = [heard + rhythm.silent_after_s]
    if rhythm.stuck_after_s:
        ends.append(changed + rhythm.stuck_after_s)
    return Level(
        feeds=row["device__feeds"],
        device=row["device_id"],
        role=row["role"],
        value=row["value"],
        at=datetime.fromtimestamp(row["at"] / 1000, UTC),
        state=state_at(rhythm, last_heard=heard, last_changed=changed, now=now_s),
        is_simulated=row["device__is_simulated"],
        until=datetime.fromtimestamp(min(ends), UTC) + timedelta(seconds=1),
    )
