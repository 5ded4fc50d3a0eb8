"""The sheet of a week: the parts that stalls bring, in their order."""

from datetime import date, timedelta

from halles.kit.manifest import house_parts
from halles.kit.today import WeekPart
from halles.town.models import Town


def week_parts(*, town: Town, monday: date) -> list[WeekPart]:
    """Return what happens in a town in the week that begins on `monday`, what matters most first."""
    brought = house_parts("week_lines", without=town.closed_stalls).values()
    parts = [part for bring in brought for part in bring(town=town, monday=monday)]
    return sorted((part for part in parts if part.lines), key=lambda part: part.order)


def monday_of(day: date) -> date:
    """Return the Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def next_monday(today: date) -> date:
    """Return the Monday that comes: the sheet is printed before its week."""
    return monday_of(today) + timedelta(days=7)
