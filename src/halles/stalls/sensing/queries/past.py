"""What is kept of each device's past: enough to learn its rhythm, and since when a value holds."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Final, NamedTuple

from django.db import connection
from django.db.models import F
from django.utils import timezone

from halles.stalls.sensing.engine.admission import QUARTER_MS
from halles.stalls.sensing.engine.past import Said, Summed
from halles.stalls.sensing.models import Device, MeasureKind, Quarter, Reading, Role
from halles.stalls.sensing.queries.turns import in_use

DAYS: Final = 32
_COLUMNS: Final = ("start", "measure_id", "number", "low", "high", "last")
_SINCE: Final = (
    "WITH other AS (SELECT r.measure_id, MAX(r.at) AS at FROM sensing_reading r "
    "JOIN sensing_measure m ON m.id = r.measure_id WHERE r.value <> m.value GROUP BY r.measure_id) "
    "SELECT m.id, m.at, m.changed_at, o.at, MIN(CASE WHEN o.at IS NULL OR r.at > o.at THEN r.at END) "
    "FROM sensing_reading r JOIN sensing_measure m ON m.id = r.measure_id "
    "LEFT JOIN other o ON o.measure_id = m.id WHERE m.value IS NOT NULL "
    "GROUP BY m.id, m.at, m.changed_at, o.at"
)


class Mend(NamedTuple):
    """A measure that holds its value since another moment than is written: a reading came late."""

    measure: int
    at: int
    """When its latest value was measured: were it another by now, nothing is to be mended."""
    changed_at: int


class Past(NamedTuple):
    """One device, as it is and as it was heard."""

    device: Device
    quarters: list[Summed]
    readings: list[Said]
    telling: frozenset[int]
    """The measures whose values are told to somebody: whether they change is what is learnt."""


def pasts(*, now: datetime, part: int, parts: int) -> Iterator[Past]:
    """Yield the devices in use whose number leaves `part` when divided by `parts`."""
    devices = in_use(timezone.localdate(now)).annotate(rest=F("number") % parts).filter(rest=part)
    rows = list(devices.order_by("number").prefetch_related("measures"))
    now_ms = int(now.timestamp() * 1000)
    since_ms = now_ms - now_ms % QUARTER_MS - QUARTER_MS  # the last two are not spread over a quarter yet
    said = _readings(since_ms, {measure.id for row in rows for measure in row.measures.all()})
    for row in rows:
        measures = row.measures.all()
        told = {m.id for m in measures if m.role != Role.NONE and m.kind != MeasureKind.HEARD}
        ids = [measure.id for measure in measures]
        readings = sorted(each for measure in ids for each in said[measure])
        yield Past(row, _quarters(ids, since_ms // 1000), readings, frozenset(told))


def _readings(since_ms: int, measures: Collection[int]) -> dict[int, list[Said]]:
    found: dict[int, list[Said]] = defaultdict(list)
    rows = Reading.objects.filter(at__gte=since_ms).order_by("at", "measure_id", "key")
    for at, measure, value in rows.values_list("at", "measure_id", "value").iterator():
        if measure in measures:
            found[measure].append(Said(at // 1000, measure, value))
    return found


def _quarters(measures: Collection[int], until_s: int) -> list[Summed]:
    rows = Quarter.objects.filter(
        measure_id__in=measures, start__gte=until_s - DAYS * 86_400, start__lt=until_s
    )
    return [Summed(*row) for row in rows.order_by("start", "measure_id").values_list(*_COLUMNS)]


def changes_to_mend() -> list[Mend]:
    """Return the measures whose `changed_at` is not what their readings say, in one statement."""
    with connection.cursor() as cursor:
        cursor.execute(_SINCE)
        rows = cursor.fetchall()
    mends = []
    for measure, at, changed_at, other_at, first in rows:
        since = min(first, changed_at) if other_at is None else at if first is None else first
        if since != changed_at:
            mends.append(Mend(measure, at, since))
    return mends
