"""Cut the land between the main streets into blocks, by lanes in the centre and longer streets outside."""

import math
from dataclasses import dataclass

from halles.town.engine.invention.ground import Chance
from halles.town.engine.invention.measures import Measures
from halles.town.engine.invention.plan import Plan
from halles.town.engine.invention.polygons import XY, Polygon, Side, area, centroid, extent, reach, sides

SIZES = {"centre": (92.0, 58.0), "faubourg": (150.0, 76.0), "estate": (205.0, 84.0)}
"""The longest and the widest that a block is, in metres, by zone."""
LONG = 330.0
"""Land longer than this is first parted by a street that crosses it, not by a lane."""


@dataclass
class Block:
    """Land between streets, and what it is used for."""

    land: Polygon
    zone: str
    """A key of SIZES."""
    use: str = "built"
    """built, field, or the part it plays: park, school, car-park…"""
    name: str = ""

    @property
    def middle(self) -> XY:
        """A point inside."""
        return centroid(self.land)

    @property
    def room(self) -> float:
        """Metres from its middle to its border."""
        return reach(self.land, self.middle)


def zone_of(size: Measures, point: XY) -> str:
    """Return in which belt of the town a point is; across the river, the centre is smaller."""
    x, y = point
    distance = math.hypot(x, y if y > -size.bank else 1.25 * y)
    if distance < size.ring * 1.04:
        return "centre"
    return "faubourg" if distance < size.ring + (size.outer_ring - size.ring) * 0.62 else "estate"


def cut_blocks(chance: Chance, plan: Plan) -> list[Block]:
    """Return the blocks of a town, the nearest to the market first."""
    made: list[Block] = []
    waiting = list(reversed(plan.pieces))
    while waiting:
        land = waiting.pop()
        zone = zone_of(plan.size, centroid(land))
        parts = _halves(chance, plan, land, zone)
        if len(parts) > 1:
            waiting += reversed(parts)
        elif area(land) > 250:
            made.append(Block(land, zone))
    return sorted(made, key=lambda block: math.hypot(*block.middle))


def _halves(chance: Chance, plan: Plan, land: Polygon, zone: str) -> list[Polygon]:
    """Return land cut in two by a new street, or alone when it is small enough to be a block."""
    one = _longest(land)
    other = (-one[1], one[0])
    (length, along), (width, across) = sorted(
        ((_spread(land, way), way) for way in (one, other)), reverse=True
    )
    longest, widest = (most * chance.uniform(0.85, 1.2) for most in SIZES[zone])
    if zone == "estate":
        longest, widest = longest * plan.size.block, widest * plan.size.block
    if length > longest:
        cut = _across(chance, land, along)
    elif width > widest:
        cut = _across(chance, land, across)
    else:
        return [land]
    parts = plan.streets.split(land, cut, _part(zone, length))
    return [part for part in parts if part]


def _spread(land: Polygon, along: XY) -> float:
    low, high = extent(land, along)
    return high - low


def _longest(land: Polygon) -> XY:
    """Return the direction of the longest edge."""
    count = len(land.points)
    at = max(range(count), key=lambda i: math.dist(land.points[i], land.points[(i + 1) % count]))
    side = sides(land)[at]
    return -side.b, side.a


def _across(chance: Chance, land: Polygon, along: XY) -> Side:
    """Return what lies before a line that crosses land near its middle, not quite squarely."""
    low, high = extent(land, along)
    x, y = centroid(land)
    shift = low + (high - low) * chance.uniform(0.42, 0.58) - x * along[0] - y * along[1]
    tilt = chance.uniform(-0.07, 0.07)
    a, b = (
        along[0] * math.cos(tilt) - along[1] * math.sin(tilt),
        along[1] * math.cos(tilt) + along[0] * math.sin(tilt),
    )
    return Side(a, b, a * (x + shift * along[0]) + b * (y + shift * along[1]))


def _part(zone: str, length: float) -> str:
    if zone == "centre":
        return "lane" if length < 150 else "street"
    return "street" if zone == "faubourg" or length > LONG else "drive"
