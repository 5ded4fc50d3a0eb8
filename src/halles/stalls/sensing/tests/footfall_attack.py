"""Attacks on published footfall: by all differences of tables at once, and by knowing the rule itself."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import ceil, floor
from typing import Any

import numpy as np
from scipy.optimize import linprog

from halles.stalls.sensing.engine.footfall import Figure, monday, part_of_day

Unit = Any
"""A sensor, a day and an hour; or whatever else is counted."""
Table = Sequence[tuple[frozenset[Unit], int]]
"""Published sums: which units each is over, and how much it is."""


def found_by_differences(counts: Mapping[Unit, int], table: Table, targets: Iterable[frozenset[Unit]],
                         *, minimum: int) -> list[tuple[frozenset[Unit], int, int]]:  # fmt: skip
    """Return what the tables betray: sums below `minimum` known to fewer than `minimum` possible values.

    Each target's least and greatest value over everything that agrees with all tables (linear programmes).
    """
    betrayed = []
    units = sorted(counts, key=str)
    for target in targets:
        if sum(counts[unit] for unit in target) < minimum:
            low, high = _bounds(units, table, target)
            if high - low + 1 < minimum:
                betrayed.append((target, int(low), int(high)))
    return betrayed


def _bounds(units: list[Unit], table: Table, target: frozenset[Unit]) -> tuple[float, float]:
    at = {unit: i for i, unit in enumerate(units)}
    goal = np.zeros(len(units))
    goal[[at[unit] for unit in target]] = 1
    sums = np.zeros((len(table), len(units)))
    for row, (over, _) in enumerate(table):
        sums[row, [at[unit] for unit in over]] = 1
    said = [value for _, value in table]
    ends = []
    for sign in (1, -1):
        end = linprog(sign * goal, A_eq=sums if table else None, b_eq=said if table else None)
        ends.append(float("inf") if end.status == 3 else sign * end.fun)
    return ceil(ends[0] - 1e-6), ends[1] if ends[1] == float("inf") else floor(ends[1] + 1e-6)


def found_by_rule(
    publish: Callable[[dict[Unit, int]], Hashable], units: Sequence[Unit], most: int, *, minimum: int
) -> list[tuple[Hashable, Unit, int, int]]:
    """Return what knowing the rule betrays, over every town of up to `most` people.

    All towns that are published alike are compared: a unit that is small in one of them must be able to hold
    at least `minimum` different values.
    """
    alike: dict[Hashable, list[tuple[int, ...]]] = defaultdict(list)
    for people in range(most + 1):
        for town in _towns(len(units), people):
            alike[publish(dict(zip(units, town, strict=True)))].append(town)
    betrayed = []
    for published, towns in alike.items():
        for at, unit in enumerate(units):
            values = [town[at] for town in towns]
            if min(values) < minimum and max(values) - min(values) + 1 < minimum:
                betrayed.append((published, unit, min(values), max(values)))
    return betrayed


def _towns(units: int, people: int) -> Iterator[tuple[int, ...]]:
    """Yield every way in which so many people are spread over so many units."""
    for bars in combinations(range(people + units - 1), units - 1):
        edges = (-1, *bars, people + units - 1)
        yield tuple(edges[i + 1] - edges[i] - 1 for i in range(units))


def table_of(figures: Iterable[Figure], units: Iterable[Unit], group_of: Mapping[str, str]) -> Table:
    """Return published figures as sums over the units that their words mean."""
    return [(frozenset(u for u in units if _holds(one, u, group_of)), one.count) for one in figures]


def _holds(one: Figure, unit: Unit, group_of: Mapping[str, str]) -> bool:
    sensor, day, hour = unit
    area, period, part = one.area, one.period, part_of_day(hour)
    if period.week != monday(day) or area.sensor not in (None, sensor):
        return False
    if area.group not in (None, group_of.get(sensor, "")) or period.hour not in (None, hour):
        return False
    if period.part is None:
        return period.day is None or (period.day == day and part != "night")
    return period.part == part and period.day in (None, day)


def targets_of(units: Sequence[Unit], group_of: Mapping[str, str]) -> set[frozenset[Unit]]:
    """Return every sum somebody could ask for: of a sensor, a group or the town, in an hour or a day…"""
    areas = (lambda s: s, lambda s: group_of.get(s, ""), lambda _: None)
    times = (
        lambda d, h: (d, h),
        lambda d, h: (d, part_of_day(h)),
        lambda d, h: d,
        lambda d, h: part_of_day(h),
    )
    found: dict[Hashable, set[Unit]] = defaultdict(set)
    for a, area in enumerate(areas):
        for t, time in enumerate(times):
            for sensor, day, hour in units:
                found[a, area(sensor), t, time(day, hour)].add((sensor, day, hour))
    return {frozenset(each) for each in found.values()}
