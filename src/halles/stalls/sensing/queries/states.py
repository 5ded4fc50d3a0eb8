"""What is known of a device now: heard, silent, stuck, never heard; and when that ends if it says nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.utils import timezone

from halles.stalls.sensing.models import Balance, Device, Measure, MeasureKind

INTERVALS = 3
"""Not heard for so many of its maker's intervals: silent, while its own interval is not learnt."""


@dataclass(frozen=True)
class State:
    """`name`: "live", "silent", "stuck", "new" (never heard), "ended" or "removed"."""

    name: str
    since: datetime | None = None
    """Since when; the last that was heard, where it is silent."""
    until: datetime | None = None
    """When a live device turns unknown if it says nothing."""


def moment(milliseconds: int) -> datetime:
    """Return a time of the tables of readings, in UTC."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def device_state(device: Device, measures: Iterable[Measure], *, now: datetime) -> State:
    """Return what is known of a device whose balance and measures were read with it."""
    balance: Balance | None = getattr(device, "balance", None)
    if device.removed_at:
        return State("removed", device.removed_at)
    if device.ends_on and device.ends_on < timezone.localdate(now):
        return State("ended")
    if balance is None or balance.heard_at is None:
        return State("new")
    heard = moment(balance.heard_at)
    silent = heard + timedelta(seconds=device.silent_after_s or INTERVALS * device.expected_every_s)
    if silent <= now:
        return State("silent", heard)
    return _stuck(device, measures, now) or State("live", heard, silent)


def _stuck(device: Device, measures: Iterable[Measure], now: datetime) -> State | None:
    """Return since when a level that feeds something has not moved, where that is too long."""
    if not device.stuck_after_s:
        return None
    last = (m.changed_at for m in measures if m.kind == MeasureKind.LEVEL and m.role and m.changed_at)
    since = min(last, default=None)
    if since is None or moment(since) + timedelta(seconds=device.stuck_after_s) > now:
        return None
    return State("stuck", moment(since))
