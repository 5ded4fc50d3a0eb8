"""The register as the edge holds it: in memory, read anew as soon as somebody changed it."""

import hmac
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Final, NamedTuple

from django.db import connection
from django.utils import timezone

from halles.stalls.sensing.engine.admission import ANY, Field, Known
from halles.stalls.sensing.engine.declared import NOT_TOLD, OF_PEOPLE
from halles.stalls.sensing.models import Device, Measure, MeasureKind
from halles.stalls.sensing.queries.keys import secret_hash
from halles.town.models import Town

REGISTER_TOPIC: Final = "sensing/register"
"""The mark that moves with each change of the register."""
_STAMP = (
    "SELECT (SELECT version FROM journal_mark WHERE topic = %s), "
    "(SELECT max(id) FROM sensing_device), (SELECT max(id) FROM sensing_measure)"
)
"""Ids only grow: with them, what a bench or a test adds without an entry is seen too."""
_NEVER: Final = 1 << 62


class Picture(NamedTuple):
    """The whole register at one moment; never changed."""

    by_network: Mapping[str, Known]
    by_slug: Mapping[tuple[str, str], Known]
    towns: frozenset[str]
    """Slugs of all towns: a name in a topic that is none of them is not written anywhere."""

    def find(self, device: str, town: str) -> Known | None:
        """Return the device of a name in a network, or of a slug in a known town; None for a stranger."""
        if not town:
            return self.by_network.get(device)
        known = self.by_slug.get((town, device)) or self.by_network.get(device)
        return known if known and known.town == town else None


class Register:
    """Keeps a picture of the register while nobody changes it."""

    def __init__(self) -> None:
        self._stamp: Any = None
        self._picture = Picture({}, {}, frozenset())

    def now(self) -> Picture:
        """Return the register as it is: one small statement, three more after a change.

        Within a write transaction it cannot change before that one ends (on SQLite; on PostgreSQL a change
        that commits meanwhile holds from the next one on).
        """
        with connection.cursor() as cursor:
            cursor.execute(_STAMP, [REGISTER_TOPIC])
            stamp = cursor.fetchone()
        if stamp != self._stamp:
            self._picture, self._stamp = _read(), stamp
        return self._picture

    def admits(self, town: str, slug: str, key: str) -> bool:
        """Say whether a device signs in with its own key; one that has ended may, to be refused in public."""
        known = self.now().by_slug.get((town, slug))
        if known is None or not known.secret:
            return False
        return hmac.compare_digest(known.secret, secret_hash(key))


REGISTER: Final = Register()
"""This process's picture."""


def _read() -> Picture:
    fields = _fields()
    known = [_known(row, fields.get(row["id"], [])) for row in Device.objects.values(*_COLUMNS)]
    return Picture(
        by_network={row.network: row.known for row in known if row.network},
        by_slug={(row.known.town, row.known.slug): row.known for row in known},
        towns=frozenset(Town.objects.values_list("slug", flat=True)) | {row.known.town for row in known},
    )


_COLUMNS = "id", "number", "town", "slug", "network", "feeds", "codec", "secret", "ends_on", "removed_at"


class _Row(NamedTuple):
    network: str
    known: Known


def _fields() -> dict[str, list[dict[str, Any]]]:
    fields: dict[str, list[dict[str, Any]]] = {}
    columns = "id", "device_id", "path", "kind", "role", "low", "high"
    rows: Iterable[Any] = Measure.objects.order_by("id").values(*columns)
    for row in rows:
        fields.setdefault(row["device_id"], []).append(row)
    return fields


def _known(row: dict[str, Any], fields: list[dict[str, Any]]) -> _Row:
    heard = next((field["id"] for field in fields if field["kind"] == MeasureKind.HEARD), 0)
    known = Known(
        id=row["id"],
        number=row["number"],
        town=row["town"],
        slug=row["slug"],
        feeds=row["feeds"],
        codec=row["codec"],
        secret=row["secret"],
        ends_ms=_ends_ms(row["ends_on"], row["removed_at"]),
        heard=heard,
        declared={field["path"]: _field(field) for field in fields if field["id"] != heard},
        topics=_topics(row, {field["role"] for field in fields}),
    )
    return _Row(row["network"], known)


def _field(row: dict[str, Any]) -> Field:
    least = 0.0 if row["kind"] == MeasureKind.COUNT else -ANY
    low = least if row["low"] is None else max(least, row["low"])
    return Field(row["id"], row["kind"], low, ANY if row["high"] is None else row["high"])


def _topics(row: dict[str, Any], roles: set[str]) -> tuple[str, ...]:
    """Return what a change rings: not when somebody walks by; of a car only that its car park changed."""
    things = () if roles & OF_PEOPLE else (row["feeds"],) if roles & NOT_TOLD else (row["id"], row["feeds"])
    return tuple(f"{row['town']}/sensing/{thing}" for thing in things if thing)


def _ends_ms(ends_on: date | None, removed_at: datetime | None) -> int:
    """Return when a device's time is over: with its last day, or as soon as it was taken out."""
    ends = [_NEVER]
    if ends_on:
        midnight = datetime.combine(ends_on + timedelta(days=1), time.min)
        ends.append(int(timezone.make_aware(midnight).timestamp()) * 1000)
    if removed_at:
        ends.append(int(removed_at.timestamp() * 1000))
    return min(ends)
