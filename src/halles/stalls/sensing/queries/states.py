"""What is known of a device now: heard, silent, stuck, never heard; and when that ends if it says nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils import timezone

from halles.stalls.sensing.engine.silence import state_at
from halles.stalls.sensing.models import Balance, Device, Measure, MeasureKind
from halles.stalls.sensing.queries.levels import rhythm_of


@dataclass(frozen=True)
class State:
    """`name`: "live", "silent", "stuck", "new" (never heard), "ended" or "removed"."""

    name: str
    since: datetime | None = None
    """Since when; the last that was heard, where it is live or silent."""
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
    changed = _changed_at(measures)
    rhythm = rhythm_of(
        expected_every_s=device.expected_every_s,
        silent_after_s=device.silent_after_s,
        stuck_after_s=device.stuck_after_s,
    )
    heard = balance.heard_at // 1000
    name = state_at(rhythm, last_heard=heard, last_changed=changed, now=int(now.timestamp()))
    if name == "stuck" and changed is not None:
        return State("stuck", moment(changed * 1000))
    if name == "silent":
        return State("silent", moment(balance.heard_at))
    ends = [heard + rhythm.silent_after_s]
    if rhythm.known and rhythm.stuck_after_s and changed is not None:
        ends.append(changed + rhythm.stuck_after_s)
    return State("live", moment(balance.heard_at), moment((min(ends) + 1) * 1000))


def _changed_at(measures: Iterable[Measure]) -> int | None:
    """Return when the levels that feed something changed last, in seconds: the one that did so first."""
    changed = (m.changed_at for m in measures if m.kind == MeasureKind.LEVEL and m.role and m.changed_at)
    first = min(changed, default=None)
    return None if first is None else first // 1000
