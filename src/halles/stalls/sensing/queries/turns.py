"""Which devices are in another state than was last told of them."""

from datetime import date, datetime
from typing import Any, Final, NamedTuple

from django.db.models import Min, Q, QuerySet
from django.utils import timezone

from halles.stalls.sensing.engine.silence import state_at
from halles.stalls.sensing.models import Device, MeasureKind, Role
from halles.stalls.sensing.queries.levels import rhythm_of

_COLUMNS: Final = (
    "id",
    "town",
    "feeds",
    "state",
    "expected_every_s",
    "silent_after_s",
    "stuck_after_s",
    "balance__heard_at",
    "changed",
)


class Turned(NamedTuple):
    """A device and its new state: "live", "silent" or "stuck"."""

    device: str
    town: str
    feeds: str
    state: str


def in_use(day: date) -> QuerySet[Device]:
    """Return the devices that may speak on a day."""
    return Device.objects.filter(Q(ends_on=None) | Q(ends_on__gte=day), removed_at=None)


def states_turned(*, now: datetime) -> list[Turned]:
    """Return the devices, heard once at least, whose state changed since it was told. One statement."""
    says_something = ~Q(measures__role=Role.NONE) & Q(measures__kind=MeasureKind.LEVEL)
    rows = in_use(timezone.localdate(now)).exclude(balance__heard_at=None).order_by("number")
    rows = rows.annotate(changed=Min("measures__changed_at", filter=says_something))
    turned = []
    for row in rows.values(*_COLUMNS):
        state = _state(row, int(now.timestamp()))
        if state != row["state"]:
            turned.append(Turned(row["id"], row["town"], row["feeds"], state))
    return turned


def _state(row: dict[str, Any], now_s: int) -> str:
    rhythm = rhythm_of(
        expected_every_s=row["expected_every_s"],
        silent_after_s=row["silent_after_s"],
        stuck_after_s=row["stuck_after_s"],
    )
    changed = None if row["changed"] is None else row["changed"] // 1000
    state = state_at(rhythm, last_heard=row["balance__heard_at"] // 1000, last_changed=changed, now=now_s)
    return "live" if state == "learning" else state
