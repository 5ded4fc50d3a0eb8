"""Weeks of a car park that fills in the morning and empties in the evening, as its sensor measured them."""

import math
from datetime import datetime, timedelta

from halles.stalls.parking.tests.conftest import Sensor
from halles.stalls.sensing.models import Quarter

QUARTER = timedelta(minutes=15)


def usual_free(start: datetime, capacity: int) -> float:
    """Return the free places with which a quarter of an hour ends: few at noon, all at midnight."""
    hour = (start + QUARTER).hour + (start + QUARTER).minute / 60
    return round(capacity * (0.55 + 0.45 * math.cos(2 * math.pi * hour / 24)))


def measure_days(sensor: Sensor, *, until: datetime, days: float, capacity: int = 40) -> None:
    """Keep `days` of quarters before a moment, the last one ended."""
    last = until.replace(minute=until.minute // 15 * 15, second=0, microsecond=0) - QUARTER
    starts = (last - step * QUARTER for step in range(round(days * 96)))
    Quarter.objects.bulk_create([_quarter(sensor, start, capacity) for start in starts])


def _quarter(sensor: Sensor, start: datetime, capacity: int) -> Quarter:
    free = usual_free(start, capacity)
    return Quarter(
        measure_id=sensor.measures[0].pk,
        start=int(start.timestamp()),
        number=3,
        total=3 * free,
        low=free,
        high=free,
        last=free,
    )
