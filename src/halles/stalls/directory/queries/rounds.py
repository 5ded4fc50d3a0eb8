"""Which letters to print and in which order to walk them to the shops."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from halles.kit.geo import unpack
from halles.stalls.directory.engine import walk
from halles.stalls.directory.engine.streets import nearest_streets
from halles.stalls.directory.queries.launch import LaunchSheet, launch_list
from halles.town.public import shape_list

WHO = {
    "without": ("imported", "expired"),
    "again": ("printed",),
    "all": ("imported", "expired", "printed"),
}
"""Whom letters are for: the states of their sheets."""


@dataclass(frozen=True)
class Door:
    """A sheet of the round, and the street to look for it in."""

    sheet: LaunchSheet
    street: str
    """As written, else the nearest of the base map."""

    @property
    def is_guessed(self) -> bool:
        """Nobody wrote the street: it is the nearest one."""
        return bool(self.street and not self.sheet.street)


@dataclass(frozen=True)
class Round:
    """Letters in walking order, and what the desk offers to choose from."""

    doors: list[Door]
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
    free = _doors(town, [sheet for sheet in known if sheet.state in WHO.get(who, WHO["without"])])
    wanted = [
        door
        for door in free
        if (not street or door.street == street)
        and (not group or door.sheet.group == group)
        and (only is None or door.sheet.id in only)
    ]
    origin = _origin(known, free, start, centre)
    stops = [walk.Stop(d.sheet.id, d.street, d.sheet.number, d.sheet.lon, d.sheet.lat) for d in wanted]
    order = walk.walk(stops, start=origin)
    by_id = {door.sheet.id: door for door in wanted}
    return Round(
        doors=[by_id[stop.key] for stop in order],
        metres=walk.length(order, start=origin),
        lost=sum(stop.lon is None for stop in order),
        streets=sorted(Counter(door.street for door in free if door.street).items()),
    )


def _doors(town: str, sheets: Sequence[LaunchSheet]) -> list[Door]:
    """Return the sheets with their streets; one that nobody wrote is read on the base map."""
    lost = [sheet for sheet in sheets if not sheet.street and sheet.lon is not None and sheet.lat is not None]
    named = [shape for shape in shape_list(town=town) if shape.layer == "street"] if lost else []
    lines = [(shape.name, line) for shape in named for line in unpack(bytes(shape.points))]
    found = nearest_streets([(sheet.lon or 0, sheet.lat or 0) for sheet in lost], lines)
    near = {sheet.id: street for sheet, street in zip(lost, found, strict=True)}
    return [Door(sheet, sheet.street or near.get(sheet.id, "")) for sheet in sheets]


def _origin(
    known: Sequence[LaunchSheet], doors: Sequence[Door], start: str, centre: walk.Point
) -> walk.Point:
    """Return where one sets out: the first door of the street `start`, the town hall, or the centre."""
    chosen = [door.sheet for door in doors if start and door.street == start]
    halls = [sheet for sheet in known if sheet.category == "townhall"]
    for sheets in (chosen, halls):
        placed = [sheet for sheet in sheets if sheet.lon is not None and sheet.lat is not None]
        if placed:
            first = min(placed, key=lambda sheet: (walk.number_of(sheet.number), sheet.id))
            return (first.lon or 0, first.lat or 0)
    return centre
