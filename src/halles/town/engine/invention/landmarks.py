"""The public buildings: their outline in the middle of their block, and the address they get."""

import math
from dataclasses import dataclass

from halles.town.engine.invention.blocks import Block
from halles.town.engine.invention.lots import Lot, fronts
from halles.town.engine.invention.plan import Plan
from halles.town.engine.invention.polygons import NO_STREET, XY, area, centroid, reach

CHURCH = ((-0.95, -0.24), (-0.2, -0.24), (-0.2, -0.5), (0.2, -0.5), (0.2, -0.24), (0.7, -0.24), (0.93, 0.0),
    (0.7, 0.24), (0.2, 0.24), (0.2, 0.5), (-0.2, 0.5), (-0.2, 0.24), (-0.95, 0.24))  # fmt: skip
"""Nave, transept and apse, in a circle of radius 1."""
HALL = ((-0.8, -0.42), (-0.28, -0.42), (-0.28, -0.3), (0.28, -0.3), (0.28, -0.42), (0.8, -0.42), (0.8, 0.42),
    (-0.8, 0.42))  # fmt: skip
SCHOOL = ((-0.8, -0.5), (0.8, -0.5), (0.8, -0.22), (-0.5, -0.22), (-0.5, 0.5), (-0.8, 0.5))
BOX = ((-0.86, -0.5), (0.86, -0.5), (0.86, 0.5), (-0.86, 0.5))
OUTLINES = {"church": (CHURCH, 27.0), "townhall": (HALL, 21.0), "school": (SCHOOL, 44.0)}
"""Each outline, and the largest radius it is built with."""


@dataclass
class Landmark:
    """A public building."""

    what: str
    name: str
    ring: tuple[XY, ...]
    lot: Lot


def landmark(plan: Plan, block: Block, name: str) -> Landmark | None:
    """Return the building in the middle of a block, or None where there is no room."""
    land = fronts(plan, block.land, 1.0)
    if land is None:
        return None
    middle = centroid(land)
    outline, most = OUTLINES[block.use]
    size = min(most, 0.98 * reach(land, middle))
    labels = [label for label in land.labels if label != NO_STREET]
    if size < 8 or not labels:
        return None
    return Landmark(
        block.use, name, _placed(outline, middle, size, _longest(plan, block)), front_lot(plan, block)
    )


def market_hall(plan: Plan) -> Landmark:
    """Return the covered market in the middle of the square."""
    square = next(street for street in plan.streets.all if street.part == "square")
    middle = (
        sum(x for x, _ in plan.square) / len(plan.square),
        sum(y for _, y in plan.square) / len(plan.square),
    )
    lot = Lot(square.label, square.length / 2, True, middle, 300.0, "public")
    return Landmark("market", "Les Halles", _placed(BOX, middle, plan.size.square * 0.44, square.along), lot)


def station_building(plan: Plan, block: Block) -> Landmark:
    """Return the station: long and narrow, beside the railway."""
    rail = plan.rail
    x, y = block.middle
    away = -rail.beyond((x, y)) - 9 - 2 - 7
    middle = (x + rail.a * away, y + rail.b * away)
    ring = _placed(((-1, -0.22), (1, -0.22), (1, 0.22), (-1, 0.22)), middle, 26.0, (-rail.b, rail.a))
    return Landmark("station", "Gare", ring, front_lot(plan, block))


def front_lot(plan: Plan, block: Block) -> Lot:
    """Return the address of what takes a whole block: the middle of its most important street."""
    order = ("square", "main", "station", "gate", "quay", "ring", "street", "lane")
    edges = [(i, plan.streets[label]) for i, label in enumerate(block.land.labels) if label != NO_STREET]
    at, street = min(edges, key=lambda e: (order.index(e[1].part) if e[1].part in order else 9, e[0]))
    points = block.land.points
    (ax, ay), (bx, by) = points[at], points[(at + 1) % len(points)]
    middle, inside = ((ax + bx) / 2, (ay + by) / 2), block.middle
    gap = math.dist(middle, inside)
    share = (street.half + 2) / gap if gap else 0
    door = (middle[0] + (inside[0] - middle[0]) * share, middle[1] + (inside[1] - middle[1]) * share)
    return Lot(street.label, street.measure(door), street.is_left(door), door, area(block.land) / 4, "public")


def _longest(plan: Plan, block: Block) -> XY:
    labels = [label for label in block.land.labels if label != NO_STREET]
    return plan.streets[max(labels, key=lambda label: plan.streets[label].half)].along


def _placed(outline: tuple[XY, ...], middle: XY, size: float, along: XY) -> tuple[XY, ...]:
    ux, uy = along
    return tuple(
        (middle[0] + size * (x * ux - y * uy), middle[1] + size * (x * uy + y * ux)) for x, y in outline
    )
