"""Real logs as sensors: when each was heard, and whether it said something new."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from halles.kit.packed import opened
from halles.stalls.sensing.engine.silence import Moments

COLUMNS = (
    ("timestamp_utc", "place_id", "free"),
    ("LastUpdated", "SystemCodeNumber", "Occupancy"),
    ("ts_local", "sensor_id", "count"),
)
"""Moment, sensor and value, as the known kinds of log name them. A wall clock is read as UTC."""


@dataclass(frozen=True, slots=True)
class Sensor:
    """One sensor of a log; `source` is what collected it, whose own failure silences all its sensors."""

    name: str
    log: str
    source: str
    heard: Moments
    changed: NDArray[np.bool_]


def sensors(folder: Path) -> list[Sensor]:
    """Return the sensors of every log of its kind in a folder, those heard only once aside."""
    found = []
    for path in sorted([*folder.glob("parking_*.csv.*"), *folder.glob("footfall_*.csv.*")]):
        log, sources = path.name.split(".")[0], _sources(path)
        for name, values in sorted(_readings(path).items()):
            if len(values) > 1:
                found.append(_sensor(name, log, sources.get(name, log), values))
    return found


def _sensor(name: str, log: str, source: str, values: dict[int, str]) -> Sensor:
    heard = sorted(values)
    said = [values[moment] for moment in heard]
    changed = [True, *(one != before for before, one in pairwise(said))]
    return Sensor(name, log, source, np.array(heard, dtype=np.int64), np.array(changed))


def _readings(path: Path) -> dict[str, dict[int, str]]:
    """Return value by moment by sensor; a row without a value or a sensor says nothing."""
    found: dict[str, dict[int, str]] = defaultdict(dict)
    for row in _rows(path):
        moment, sensor, value = next(names for names in COLUMNS if names[0] in row)
        if row[value] and row[sensor]:
            found[row[sensor]][_epoch(row[moment])] = row[value]
    return found


def _sources(path: Path) -> dict[str, str]:
    """Return which source collected each sensor, where a table of places says so."""
    table = path.with_name(path.name.split(".")[0] + "_places.csv")
    if not table.exists():
        return {}
    with table.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        key = (rows.fieldnames or [""])[0]
        return {row[key]: row["source_id"] for row in rows if row.get("source_id")}


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with opened(path) as lines:
        yield from csv.DictReader(lines)


def _epoch(text: str) -> int:
    moment = datetime.fromisoformat(text)
    return int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())
