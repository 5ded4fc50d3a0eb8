"""What may be published of people passing by: no figure of fewer than eleven, and no way to work one out.

A week is divided as far as each part still holds at least `MINIMUM` people: into its days and its nights,
the days into their parts, the town into groups of streets, those into sensors, the parts into hours. A
division that would leave one part too small, empty ones included, is not made at all. So what is published
are disjoint figures whose sums are all the totals there are: nothing is left to subtract.

Nor does the rule itself betray anything. To merge a small part with one neighbour would tell which of them
was small; here all that a figure holds may be in any one hour of any one of its sensors, or none of it may:
such a town would be published in the same way. A week is published once, when nothing of it can come in any
more.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

MINIMUM = 11
POLES = 5
"""Motion is told of no fewer lamp posts together."""
NIGHT = "night"
PARTS = (("morning", 7, 12), ("afternoon", 12, 18), ("evening", 18, 21))
"""Parts of the day and their hours; the rest is night, 21:00 to 07:00."""

Counts = Mapping[tuple[str, date, int], int]
"""People by sensor, local day and local hour (0 to 23). What was not counted is absent; zero is a count."""


@dataclass(frozen=True, slots=True)
class Area:
    """Where: the town where both are empty, a group of streets, or one sensor."""

    group: str | None = None
    sensor: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """When: a week; its nights or one day of it from 7:00 to 21:00; a part of a day; an hour."""

    week: date
    """Its Monday."""
    day: date | None = None
    part: str | None = None
    hour: int | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One published number of people. Figures never overlap."""

    area: Area
    period: Period
    count: int


Unit = tuple[str, date, int]
Cell = tuple[Area, Period]
Split = Callable[[Cell, Unit], Cell]


def publish(counts: Counts, group_of: Mapping[str, str], *, minimum: int = MINIMUM) -> list[Figure]:
    """Return the figures of each whole week in `counts`, in order; a week with too few people has none.

    `group_of` gives each sensor's group of streets; a sensor without one counts with the others without.
    """
    weeks: dict[Cell, dict[Unit, int]] = defaultdict(dict)
    for (sensor, day, hour), count in counts.items():
        weeks[Area(), Period(monday(day))][sensor, day, hour] = count
    divide = _Division(group_of, minimum)
    figures = [one for cell, units in weeks.items() for one in divide.figures(cell, units)]
    return sorted(figures, key=_order)


def pole_groups(counts: Counts, group_of: Mapping[str, str], *, minimum: int = MINIMUM) -> list[Figure]:
    """Return the figures of motion near lamp posts: whole groups of at least five, never one post.

    A post in no group is counted nowhere, nor is an hour in which fewer posts of its group were heard.
    No figure is shorter than an hour.
    """
    together: dict[Unit, list[int]] = defaultdict(list)
    for (post, day, hour), count in counts.items():
        if group := group_of.get(post, ""):
            together[group, day, hour].append(count)
    enough = {unit: sum(each) for unit, each in together.items() if len(each) >= POLES}
    figures = publish(enough, {group: group for group, _, _ in enough}, minimum=minimum)
    return [replace(one, area=Area(one.area.group)) for one in figures]


def monday(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def part_of_day(hour: int) -> str:
    """Return which part of the day an hour is in."""
    return next((name for name, begin, end in PARTS if begin <= hour < end), NIGHT)


@dataclass(frozen=True, slots=True)
class _Division:
    """The divisions in their order, the same for whatever was counted."""

    group_of: Mapping[str, str]
    minimum: int

    def figures(self, cell: Cell, units: Mapping[Unit, int]) -> Iterator[Figure]:
        """Yield the figures of a cell: those of its parts, or one, or none where it is too small."""
        total = sum(units.values())
        if total < self.minimum:
            return
        for split in self._splits(cell):
            parts = self._parts(cell, units, split)
            if all(sum(part.values()) >= self.minimum for part in parts.values()):
                for smaller, part in parts.items():
                    yield from self.figures(smaller, part)
                return
        yield Figure(*cell, total)

    def _splits(self, cell: Cell) -> Sequence[Split]:
        """Return how a cell may be divided, the first choice first: days, parts, then streets, hours."""
        area, period = cell
        by_time: list[Split] = [] if period.hour is not None else [self._by_time]
        by_area: list[Split] = [] if area.sensor is not None else [self._by_area]
        return by_area + by_time if period.part else by_time + by_area

    @staticmethod
    def _parts(cell: Cell, units: Mapping[Unit, int], split: Split) -> dict[Cell, dict[Unit, int]]:
        parts: dict[Cell, dict[Unit, int]] = defaultdict(dict)
        for unit, count in units.items():
            parts[split(cell, unit)][unit] = count
        return parts

    def _by_area(self, cell: Cell, unit: Unit) -> Cell:
        area, period = cell
        if area.group is None:
            return Area(self.group_of.get(unit[0], "")), period
        return Area(area.group, unit[0]), period

    @staticmethod
    def _by_time(cell: Cell, unit: Unit) -> Cell:
        area, period = cell
        _, day, hour = unit
        part = part_of_day(hour)
        if period.day is None and period.part is None:
            return area, replace(period, part=NIGHT) if part == NIGHT else replace(period, day=day)
        if period.day is None:
            return area, replace(period, day=day)
        if period.part is None:
            return area, replace(period, part=part)
        return area, replace(period, hour=hour)


def _order(figure: Figure) -> tuple[Hashable, ...]:
    area, period = figure.area, figure.period
    names = [""] + [name for name, _, _ in PARTS] + [NIGHT]
    hour = -1 if period.hour is None else period.hour
    day = period.day or period.week + timedelta(days=7)
    return (period.week, day, names.index(period.part or ""), hour, area.group or "", area.sensor or "")
