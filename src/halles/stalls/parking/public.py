"""What other stalls, and the floors below, may ask of the parking stall."""

from datetime import datetime

from halles.kit.today import TodayLine
from halles.stalls.parking.queries import Now, car_park_list, map_points, parking_now
from halles.stalls.parking.queries.today import closed_today
from halles.town.models import Town

__all__ = ["Now", "feedable", "map_points", "parking_now", "today_lines"]


def feedable(*, town: str) -> list[tuple[str, str]]:
    """Return what sensors can measure here: each car park's public id and its name."""
    return [(car_park.pk, car_park.name) for car_park in car_park_list(town=town)]


def today_lines(*, town: Town, now: datetime) -> list[TodayLine]:
    """Say which car parks are closed today, when and why."""
    return closed_today(town=town, now=now)
