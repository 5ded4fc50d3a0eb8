"""What programs may read of a device: itself by its slug, and what is kept of some of its measures."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, NamedTuple

from halles.stalls.sensing.models import Hour, Quarter
from halles.stalls.sensing.queries.pages import DeviceView, device_list

QUARTER, HOUR = 900, 3600
"""Seconds of the two periods of which the past is kept."""
_TABLES: Final[Mapping[int, type[Quarter] | type[Hour]]] = {QUARTER: Quarter, HOUR: Hour}
_HIDDEN: Final = frozenset({"removed", "ended"})


class Kept(NamedTuple):
    """What is kept of one measure in one period."""

    measure: int
    start: int
    """Seconds since 1970, UTC."""
    number: int
    total: float
    low: float
    high: float
    last: float


@dataclass(frozen=True)
class Span:
    """Which periods: those that begin from `since` on and before `until`; None: no bound."""

    period: int
    since: datetime | None = None
    until: datetime | None = None


def devices_published(*, town: str, now: datetime, slug: str = "") -> list[DeviceView]:
    """Return the devices that a town has now, or the one of that slug; one SQL statement."""
    found = device_list(town=town, now=now, slug=slug)
    return [each for each in found if each.state.name not in _HIDDEN]


def periods_kept(*, measures: Collection[int], span: Span, now: datetime, most: int) -> list[Kept]:
    """Return what is kept of some measures, the latest `most` periods of all of them, in the order of time.

    Only periods that are over: the one that runs would still change. One SQL statement.
    """
    if not measures:
        return []
    over = int(now.timestamp()) // span.period * span.period
    until = min(over, int(span.until.timestamp())) if span.until else over
    rows = _TABLES[span.period].objects.filter(measure_id__in=measures, start__lt=until)
    if span.since:
        rows = rows.filter(start__gte=int(span.since.timestamp()))
    latest = rows.order_by("-start", "measure_id").values_list(*Kept._fields[1:], "measure_id")[:most]
    return [Kept(measure, *values) for *values, measure in reversed(latest)]


def period_moment(seconds: int) -> datetime:
    """Return a time of the tables of periods, in UTC."""
    return datetime.fromtimestamp(seconds, UTC)
