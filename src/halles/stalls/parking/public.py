"""What other stalls, and the floors below, may ask of the parking stall."""

from datetime import datetime

from halles.doors.engine.meaning import Names
from halles.kit.today import TodayLine
from halles.stalls.parking.queries import Now, car_park_list, map_points, names_known, parking_now
from halles.stalls.parking.queries.today import closed_today
from halles.town.models import Town

__all__ = ["Now", "feedable", "map_points", "parking_now", "text_names", "today_lines"]


def feedable(*, town: str) -> list[tuple[str, str]]:
    """Return what sensors can measure here: each car park's public id and its name."""
    return [(car_park.pk, car_park.name) for car_park in car_park_list(town=town)]


def text_names(*, town: Town) -> Names:
    """Return what text messages may call the car parks of a town, each with its name."""
    names = {car_park.slug: car_park.name for car_park in car_park_list(town=town.slug)}
    known = names_known(town=town.slug)
    return Names(car_parks={called: names[slug] for called, slug in known.items()})


def today_lines(*, town: Town, now: datetime) -> list[TodayLine]:
    """Say which car parks are closed today, when and why."""
    return closed_today(town=town, now=now)
