"""What the sensors say of car parks: the one place where this stall asks the sensing stall."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime

from halles.stalls.parking.engine.measured import Told
from halles.stalls.parking.engine.series import Piece
from halles.stalls.sensing.public import levels_now, recent_quarters


def told_now(*, town: str, feeds: Collection[str] | None, now: datetime) -> dict[str, list[Told]]:
    """Return what each device says now, by car park, in one statement; `feeds` None: of the whole town."""
    found = levels_now(town=town, feeds=feeds, now=now)
    return {
        car_park: [
            Told(each.device, each.role, each.value, each.at, each.until, each.is_known, each.is_simulated)
            for each in levels
        ]
        for car_park, levels in found.items()
    }


def pieces_of(*, feeds: Collection[str], since: datetime, until: datetime) -> Mapping[str, list[Piece]]:
    """Return the quarters of an hour of some car parks, in one statement."""
    found: dict[str, list[Piece]] = defaultdict(list)
    for row in recent_quarters(feeds=feeds, since=since, until=until):
        found[row.feeds].append(Piece(row.device, row.measure, row.role, row.start, row.last))
    return found
