"""What other stalls, and the floors below, may ask of the parking stall."""

from datetime import date, datetime

from django.utils.translation import get_language, gettext

from halles.doors.engine.meaning import Names
from halles.kit import french
from halles.kit.today import TodayLine, WeekPart
from halles.stalls.parking.queries import Now, car_park_list, map_points, names_known, parking_now
from halles.stalls.parking.queries.today import closed_in_week, closed_today
from halles.town.models import Town

__all__ = ["Now", "feedable", "map_points", "parking_now", "text_names", "today_lines", "week_lines"]


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


def week_lines(*, town: Town, monday: date) -> list[WeekPart]:
    """Return which car parks are closed in a week, day by day, for its sheet of paper."""
    language = "en" if (get_language() or "fr").startswith("en") else "fr"
    closed = closed_in_week(town=town, monday=monday)
    lines = tuple(
        gettext("%(day)s: %(what)s") % {"day": day[:1].upper() + day[1:], "what": line.text}
        for day, line in (
            (french.date_words(day, today=day, language=language), line) for day, line in closed
        )
    )
    return [WeekPart(gettext("Parking"), lines, 40)] if lines else []
