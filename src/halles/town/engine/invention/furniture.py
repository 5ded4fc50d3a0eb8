"""What stands in the streets of the centre, who lives where, and which quarter a place is in."""

import math
from collections.abc import Sequence

from halles.town.engine.invention import words
from halles.town.engine.invention.blocks import zone_of
from halles.town.engine.invention.lots import Lot
from halles.town.engine.invention.measures import Measures
from halles.town.engine.invention.plan import Plan
from halles.town.engine.invention.polygons import XY

LAMP_EVERY = 30.0
PER_HOME = 2.1
"""Inhabitants of a dwelling."""
FLOORS = {"centre": 2, "faubourg": 1, "estate": 1}
"""How many dwellings a plot of each zone has, for one in an estate."""


def lamp_places(plan: Plan) -> list[XY]:
    """Return where lamp posts stand: every 30 m in the streets of the centre, on one side then the other."""
    found = []
    for street in plan.streets.all:
        span = street.drawn()
        if span is None:
            continue
        count = int((span[1] - span[0] - 8) / LAMP_EVERY) + 1
        for i in range(max(count, 0)):
            aside = (street.half - 0.9) * (1 if i % 2 else -1)
            place = street.at(span[0] + 4 + i * LAMP_EVERY, aside)
            if zone_of(plan.size, place) == "centre" and not _is_on_water(plan.size, place):
                found.append(place)
    return found


def _is_on_water(size: Measures, place: XY) -> bool:
    return -size.far_bank < place[1] < -size.bank - 6


def dwellings(population: int, lots: Sequence[Lot]) -> list[int]:
    """Return how many dwellings each plot has: together as many as the population needs."""
    wanted = round(population / PER_HOME)
    floors = [FLOORS.get(lot.zone, 0) for lot in lots]
    total, before, counts = max(1, sum(floors)), 0, []
    for floor in floors:
        # Shared out along the way, so that the roundings add up to the whole.
        counts.append(wanted * (before + floor) // total - wanted * before // total)
        before += floor
    return counts


def quarter_of(size: Measures, place: XY) -> str:
    """Return the quarter that a place is in."""
    port, hill, beyond, station, west, east = words.QUARTERS
    x, y = place
    if y < -size.bank - 10:
        return beyond
    if math.hypot(x, y) < size.ring * 1.1:
        return port if y < -0.45 * size.bank else hill
    if y > 0.6 * size.rail and abs(x) < 1.2 * y:
        return station
    return west if x < 0 else east
