"""Which letters to print and in which order to walk them to the shops."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from halles.stalls.directory.engine import walk
from halles.stalls.directory.queries.launch import LaunchSheet, launch_list

WHO = {
    "without": ("imported", "expired"),
    "again": ("printed",),
    "all": ("imported", "expired", "printed"),
}
"""Whom letters are for: the states of their sheets."""


@dataclass(frozen=True)
class Round:
    """Letters in walking order, and what the desk offers to choose from."""

    sheets: list[LaunchSheet]
    metres: int
    """How long the way is, as the crow flies from door to door."""
    lost: int
    """How many have no position: they come last."""
    streets: list[tuple[str, int]]
    """Streets where letters can go, with how many."""


def letter_round(
    *,
    town: str,
    centre: walk.Point,
    now: datetime,
    who: str = "all",
    street: str = "",
    group: str = "",
    start: str = "",
    only: Collection[str] | None = None,
) -> Round:
    """Return the letters for `who`, in one street, one group of kinds, or for `only` these sheets.

    One sets out from `start`, a street; else from the town hall where its sheet says where it is, else
    from the `centre` of the town.
    """
    known = launch_list(town=town, now=now)
    free = [sheet for sheet in known if sheet.state in WHO.get(who, WHO["without"])]
    wanted = [
        sheet
        for sheet in free
        if (not street or sheet.street == street)
        and (not group or sheet.group == group)
        and (only is None or sheet.id in only)
    ]
    origin = _origin(known, start, centre)
    stops = [walk.Stop(s.id, s.street, s.number, s.lon, s.lat) for s in wanted]
    order = walk.walk(stops, start=origin)
    by_id = {sheet.id: sheet for sheet in wanted}
    return Round(
        sheets=[by_id[stop.key] for stop in order],
        metres=walk.length(order, start=origin),
        lost=sum(stop.lon is None for stop in order),
        streets=sorted(Counter(sheet.street for sheet in free if sheet.street).items()),
    )


def _origin(known: Sequence[LaunchSheet], start: str, centre: walk.Point) -> walk.Point:
    """Return where one sets out: the first door of the street `start`, the town hall, or the centre."""
    placed = [sheet for sheet in known if sheet.lon is not None and sheet.lat is not None]
    doors = [sheet for sheet in placed if start and sheet.street == start]
    doors = doors or [sheet for sheet in placed if sheet.category == "townhall"]
    first = min(doors, key=lambda sheet: (walk.number_of(sheet.number), sheet.id), default=None)
    return (first.lon or 0, first.lat or 0) if first else centre
