"""Logs of real car parks, as towns and researchers publish them: read for a replay and for the benchmarks.

Two layouts are known by their columns, whatever the file is called: `timestamp_utc, place_id, free` with a
file of places beside it (`…_places.csv`: the place in its first column, `city_name`, `num_all`), and
`SystemCodeNumber, Capacity, Occupancy, LastUpdated` (local time). Either may be compressed (gzip, xz).
"""

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from django.utils.translation import gettext

from halles.kit.errors import BadInput
from halles.kit.packed import opened

PLACES = "_places.csv"
LONG = ("timestamp_utc", "place_id", "free")
BIRMINGHAM = ("SystemCodeNumber", "Capacity", "Occupancy", "LastUpdated")
BRITAIN = ZoneInfo("Europe/London")


@dataclass
class CarParkLog:
    """What was logged of one car park: free places at moments, in the order of time."""

    place: str
    town: str
    zone: str
    published: int | None = None
    """Capacity as published; often wrong."""
    times: list[int] = field(default_factory=list)
    """Seconds since 1970, UTC."""
    free: list[int] = field(default_factory=list)


def read_logs(folder: Path) -> list[CarParkLog]:
    """Return every car park in the files `parking_*.csv*` of `folder`; BadInput where there is none."""
    found: dict[str, CarParkLog] = {}
    paths = sorted(one for one in folder.glob("parking_*.csv*") if not one.name.endswith(PLACES))
    files = folder.glob(f"parking_*{PLACES}")
    places = {next(iter(row.values())): row for path in files for row in _rows(path)}
    for path in paths:
        rows = _rows(path)
        first = next(rows, None)
        read = _reader(first)
        if first is not None and read:
            read(_again(first, rows), places, found)
    if not found:
        raise BadInput(
            gettext("No log of car parks is in %s.") % folder,
            advice=gettext("It holds files parking_….csv, .csv.gz or .csv.xz."),
        )
    for log in found.values():
        order = sorted(range(len(log.times)), key=log.times.__getitem__)
        log.times, log.free = [log.times[at] for at in order], [log.free[at] for at in order]
    return list(found.values())


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with opened(path) as file:
        yield from csv.DictReader(file)


def _again(first: dict[str, str], rows: Iterable[dict[str, str]]) -> Iterator[dict[str, str]]:
    yield first
    yield from rows


Read = Callable[[Iterable[dict[str, str]], dict[str, dict[str, str]], dict[str, CarParkLog]], None]


def _reader(first: dict[str, str] | None) -> Read | None:
    columns = tuple(first or ())
    if columns[: len(LONG)] == LONG:
        return _read_long
    return _read_birmingham if columns[: len(BIRMINGHAM)] == BIRMINGHAM else None


def _read_long(
    rows: Iterable[dict[str, str]], places: dict[str, dict[str, str]], found: dict[str, CarParkLog]
) -> None:
    for row in rows:
        key = row["place_id"]
        log = found.get(key)
        if log is None:
            place = places.get(key, {})
            log = found[key] = CarParkLog(key, place.get("city_name", ""), "Europe/Berlin")
            published = place.get("num_all", "")
            log.published = int(float(published)) if published not in ("", "nan") else None
        log.times.append(int(datetime.fromisoformat(row["timestamp_utc"]).timestamp()))
        log.free.append(int(float(row["free"])))


def _read_birmingham(
    rows: Iterable[dict[str, str]], _places: dict[str, dict[str, str]], found: dict[str, CarParkLog]
) -> None:
    for row in rows:
        key, capacity = row["SystemCodeNumber"], int(row["Capacity"])
        log = found.setdefault(key, CarParkLog(key, "Birmingham", "Europe/London", capacity))
        local = datetime.fromisoformat(row["LastUpdated"]).replace(tzinfo=BRITAIN)
        log.times.append(int(local.astimezone(UTC).timestamp()))
        log.free.append(max(0, capacity - max(0, int(row["Occupancy"]))))
