"""Logs of car parks as they are published, read into towns: free spaces on a grid of quarter hours."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np

from halles.kit.packed import opened
from halles.stalls.parking.bench.forecast_days import public_holidays
from halles.stalls.parking.engine.forecast import SLOT_S, Calendar, History

HELD_ROWS = 48
"""A value stands for at most so many collections of the whole file, as in the baselines to compare with."""
HALF_HOUR = 1800


@dataclass(frozen=True)
class Kind:
    """What is asked of a kind of log: zone, country, fewest values of a car park, first day of the test.

    Also the hours of a forecast's origin (and target, if the log knows no nights), minutes between readings.
    """

    zone: str
    country: str
    fewest: int
    test: date
    test_share: float
    hours: tuple[int, int]
    is_target_within: bool
    minutes: int


EVENTS = Kind("Europe/Berlin", "DE", 8000, date(2022, 10, 15), 0.743, (7, 21), False, 15)
READINGS = Kind("Europe/London", "GB", 900, date(2016, 11, 28), 0.72, (8, 17), True, 30)


@dataclass(frozen=True)
class Town:
    """A town's car parks, the calendar, and the local day on which its test begins (days since 1970)."""

    name: str
    kind: Kind
    histories: Mapping[str, History]
    calendar: Calendar
    test_day: int


def towns(folder: Path) -> Iterator[Town]:
    """Yield each town of each log `parking_*.csv*` of a folder; a log of another form is refused."""
    for path in sorted(folder.glob("parking_*.csv*")):
        if not path.name.partition(".")[0].endswith("_places"):
            yield from _towns_of(path)


def _towns_of(path: Path) -> Iterator[Town]:
    with opened(path) as file:
        rows = csv.reader(file)
        head = next(rows)
        if head[:3] == ["timestamp_utc", "place_id", "free"]:
            yield from _from_events(path, rows)
        elif head[:4] == ["SystemCodeNumber", "Capacity", "Occupancy", "LastUpdated"]:
            yield from _from_readings(path, rows)
        else:
            raise SystemExit(f"parking-forecast: {path.name} has columns {head}, which are not known")


def _from_events(path: Path, rows: Iterator[list[str]]) -> Iterator[Town]:
    """Yield towns of a log of changes: what is missing is unchanged, up to `HELD_ROWS` collections."""
    events: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for moment, place, free in rows:
        events[place].append((int(datetime.fromisoformat(moment).timestamp()), float(free)))
    collected = np.array(sorted({moment for each in events.values() for moment, _free in each}), np.int64)
    grid = np.arange(collected[0] // SLOT_S * SLOT_S, collected[-1] + SLOT_S, SLOT_S)
    city = _cities(path)
    found: dict[str, dict[str, History]] = defaultdict(dict)
    for place, values in sorted(events.items()):
        if len(values) >= EVENTS.fewest:
            found[city.get(place, path.name)][place] = _held(sorted(values), collected, grid)
    for name, histories in sorted(found.items()):
        yield _town(name, EVENTS, histories)


def _cities(path: Path) -> dict[str, str]:
    places = path.parent / f"{path.name.partition('.')[0]}_places.csv"
    if not places.is_file():
        return {}
    with places.open(encoding="utf-8", newline="") as file:
        # The column of identifiers is the first, and bears no name in the published file.
        return {next(iter(row.values())): row["city_name"] for row in csv.DictReader(file)}


def _held(values: list[tuple[int, float]], collected: np.ndarray, grid: np.ndarray) -> History:
    """Return the last value at each quarter hour; capacity is the 99.9th percentile of what was seen free."""
    times = np.array([moment for moment, _free in values], np.int64)
    free = np.array([each for _moment, each in values])
    last = np.searchsorted(times, grid, side="right") - 1
    age = np.searchsorted(collected, grid, side="right") - 1 - np.searchsorted(collected, times)[last]
    held = np.where((last >= 0) & (age <= HELD_ROWS), free[last], np.nan)
    return History(int(grid[0]), held, float(np.percentile(free, 99.9)))


def _from_readings(path: Path, rows: Iterator[list[str]]) -> Iterator[Town]:
    """Yield the one town of a log of readings in local time, each counted at the half hour next to it."""
    zone = ZoneInfo(READINGS.zone)
    taken: dict[str, dict[int, float]] = defaultdict(dict)
    capacity: dict[str, float] = {}
    count: dict[str, int] = defaultdict(int)
    for park, spaces, occupied, moment in rows:
        at = int(datetime.fromisoformat(moment).replace(tzinfo=zone).timestamp())
        taken[park][(at + HALF_HOUR // 2) // HALF_HOUR * HALF_HOUR] = float(occupied)
        capacity[park], count[park] = float(spaces), count[park] + 1
    moments = [at for each in taken.values() for at in each]
    grid = np.arange(min(moments), max(moments) + SLOT_S, SLOT_S)
    histories = {}
    for park in sorted(taken):
        if count[park] > READINGS.fewest:
            values = np.array([_at(taken[park], int(at)) for at in grid])
            histories[park] = History(
                int(grid[0]), np.clip(capacity[park] - values, 0, capacity[park]), capacity[park]
            )
    yield _town(path.name.partition(".")[0].removeprefix("parking_"), READINGS, histories)


def _at(readings: Mapping[int, float], at: int) -> float:
    """Return the reading of a half hour, also at the quarter hour after it; NaN without one."""
    return readings.get(at, readings.get(at - SLOT_S, float("nan")))


def _town(name: str, kind: Kind, histories: Mapping[str, History]) -> Town:
    start = min(each.start for each in histories.values())
    end = max(each.start + SLOT_S * len(each.free) for each in histories.values())
    first, last = (datetime.fromtimestamp(each, UTC).date() for each in (start, end))
    test = kind.test if first < kind.test < last else first + timedelta(kind.test_share * (last - first).days)
    calendar = Calendar(kind.zone, public_holidays(kind.country, range(first.year, last.year + 1)))
    return Town(name, kind, histories, calendar, (test - date(1970, 1, 1)).days)
