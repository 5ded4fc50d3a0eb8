"""Draw what a town is made of as the shapes of its base map, in degrees."""

import math
from collections.abc import Iterable

from halles.town.engine.invention.bend import Bend
from halles.town.engine.invention.ground import Drawn
from halles.town.engine.invention.lots import fronts
from halles.town.engine.invention.measures import QUAY
from halles.town.engine.invention.plan import ROUNDABOUT, Plan
from halles.town.engine.invention.polygons import XY, Polygon
from halles.town.engine.invention.rays import BEYOND
from halles.town.engine.invention.streets import Street

GREEN = {
    "park": "park",
    "cemetery": "cemetery",
    "pitch": "pitch",
    "school": "school",
    "field": "meadow",
    "wood": "wood",
}
SQUARES = frozenset({"church", "townhall", "station"})


class Drawing:
    """The shapes drawn so far."""

    def __init__(self, plan: Plan, bend: Bend) -> None:
        self.plan, self.bend = plan, bend
        self.shapes: list[Drawn] = []

    def add(self, layer: str, kind: str, name: str, lines: Iterable[tuple[tuple[int, int], ...]]) -> None:
        """Add a shape that has at least one line."""
        kept = tuple(lines)
        if kept:
            self.shapes.append(Drawn(layer, kind, name, kept))

    def surface(self, layer: str, kind: str, name: str, land: Polygon | None) -> None:
        """Add a surface of the plan."""
        if land:
            self.add(layer, kind, name, [self.bend.ring(land.points)])

    def use(self, land: Polygon, use: str, name: str) -> None:
        """Draw what a block that is not built over is used for."""
        inside = fronts(self.plan, land, 0.8)
        if use in GREEN:
            self.surface("green", GREEN[use], name, inside)
        elif use in SQUARES:
            self.surface("square", "pedestrian", name, inside)
        elif use == "car-park":
            self.surface("parking", "surface", name, inside)

    def water(self, name: str) -> None:
        """Draw the river, narrower here and there out of town, and its line for its name."""
        size = self.plan.size
        reach, count = size.radius * BEYOND * 1.15, 90
        xs = [-reach + 2 * reach * i / count for i in range(count + 1)]
        banks = (-size.bank - QUAY, -size.far_bank + QUAY)
        near = [(x, banks[0] - self._narrows(x, 0.0)) for x in xs]
        far = [(x, banks[1] + self._narrows(x, 1.9)) for x in reversed(xs)]
        self.add("water", "river", name, [self.bend.ring([*near, *far])])

    def _narrows(self, x: float, phase: float) -> float:
        size = self.plan.size
        calm = max(0.0, abs(x) / size.ring - 1.2)
        return min(calm, 1.0) * 0.13 * size.water * (1 + math.sin(x / 70 + phase))

    def railway(self) -> None:
        """Draw the two tracks."""
        size = self.plan.size
        reach = size.radius * BEYOND * 1.15
        for aside in (-2.2, 2.2):
            ends = [(x, size.rail + size.rail_slope * x + aside) for x in (-reach, reach)]
            self.add("railway", "rail", "", [self.bend.line(ends)])

    def street(self, street: Street) -> None:
        """Draw a street as far as something stands along it; a dead end goes on as a path."""
        span = street.drawn()
        if span is None or street.part == "square":
            return
        start, end = self._outside_roundabouts(street, *span)
        if end - start < 4:
            return
        stop = start + (end - start) * street.dead_end
        self.add("street", street.kind, street.name, [self.bend.line([street.at(start), street.at(stop)])])
        if stop < end:
            self.add("street", "footway", "", [self.bend.line([street.at(stop), street.at(end)])])

    def _outside_roundabouts(self, street: Street, start: float, end: float) -> tuple[float, float]:
        for centre in self.plan.roundabouts:
            if math.dist(street.at(start), centre) < ROUNDABOUT:
                start += ROUNDABOUT
            elif math.dist(street.at(end), centre) < ROUNDABOUT:
                end -= ROUNDABOUT
        return start, end

    def roundabouts(self) -> None:
        """Draw the round streets."""
        for x, y in self.plan.roundabouts:
            turn = [2 * math.pi * i / 20 for i in range(20)]
            circle = [(x + ROUNDABOUT * math.cos(a), y + ROUNDABOUT * math.sin(a)) for a in turn]
            self.add("street", "primary", "", [self.bend.corners(circle)])

    def houses(self, rings: Iterable[tuple[XY, ...]], kind: str) -> None:
        """Draw the buildings of a block as one shape."""
        self.add("building", kind, "", (self.bend.corners(ring) for ring in rings))
