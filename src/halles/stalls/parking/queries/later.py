"""What is foreseen for a car park in half an hour, in one hour and in two, closings included."""

from datetime import datetime, timedelta

from halles.stalls.parking.engine.ahead import Point, less, point_at
from halles.stalls.parking.engine.measured import Measured
from halles.stalls.parking.queries.closings import Closings
from halles.stalls.parking.queries.foreseen import Outlook
from halles.stalls.parking.queries.shapes import Later

TOLD = (30, 60, 120)
"""Minutes ahead that are told."""


def later_of(
    outlook: Outlook | None,
    seen: Measured,
    closings: Closings,
    *,
    car_park: str,
    now: datetime,
    capacity: int | None,
) -> tuple[Later, ...]:
    """Return what is foreseen `TOLD` minutes from now; nothing without a forecast.

    A closing beats it; closed places are taken off it as they are off what is measured.
    """
    if outlook is None:
        return ()
    age = (now - outlook.made_at).total_seconds() / 60
    found = []
    for minutes in TOLD:
        point = point_at(outlook.points, minutes + age)
        closing = closings.at(car_park, now + timedelta(minutes=minutes))
        if closing is not None and closing.places is None:
            found.append(Later(minutes, 0, 0, 0, 0.0, is_closed=True))
            continue
        places = closing.places or 0 if closing else 0
        most = capacity if capacity is not None else round(point.high)
        left = less(point, closed=places, counts_closed=not seen.sees_places, capacity=most)
        found.append(_later(left, minutes))
    return tuple(found)


def _later(point: Point, minutes: int) -> Later:
    free, low, high = (round(value) for value in point[1:4])
    return Later(minutes, free, low, high, point.chance, is_closed=False)
