"""The streets of a town's plan: straight lines, each with a width and a part to play."""

import math
from dataclasses import dataclass, field

from halles.town.engine.invention.polygons import XY, Polygon, Side, clip

WIDTHS = {
    "main": 5.5, "gate": 6.5, "road": 7.0, "station": 7.0, "ring": 7.5, "outer-ring": 8.0, "quay": 6.0,
    "square": 5.0, "lane": 3.2, "street": 4.6, "drive": 4.8, "retail": 6.0,
}  # fmt: skip
"""Half the distance between house fronts or garden walls, by the part a street plays."""

KINDS = {
    "main": "tertiary", "gate": "secondary", "road": "primary", "station": "secondary", "ring": "secondary",
    "outer-ring": "secondary", "quay": "tertiary", "square": "pedestrian", "lane": "living_street",
    "street": "residential", "drive": "residential", "retail": "unclassified",
}  # fmt: skip
"""How OpenStreetMap would call it."""


@dataclass
class Street:
    """One straight street of the plan; several of the same name make one street of the town."""

    label: int
    part: str
    """A key of WIDTHS."""
    start: XY
    end: XY
    kind: str
    name: str = ""
    built: list[tuple[float, float]] = field(default_factory=list)
    """From where to where something stands along it, in metres from its start."""
    is_whole: bool = False
    """Drawn from end to end, whatever stands along it."""
    dead_end: float = 1.0
    """Share of its length open to cars; the rest is a path."""

    @property
    def half(self) -> float:
        """Half its width."""
        return WIDTHS[self.part]

    @property
    def length(self) -> float:
        """In metres."""
        return math.dist(self.start, self.end)

    @property
    def along(self) -> XY:
        """Its direction."""
        length = self.length
        return (self.end[0] - self.start[0]) / length, (self.end[1] - self.start[1]) / length

    def measure(self, point: XY) -> float:
        """Return how far along the street a point is."""
        ux, uy = self.along
        return (point[0] - self.start[0]) * ux + (point[1] - self.start[1]) * uy

    def is_left(self, point: XY) -> bool:
        """Say whether a point is on the left of whoever walks from the start."""
        ux, uy = self.along
        return ux * (point[1] - self.start[1]) - uy * (point[0] - self.start[0]) > 0

    def at(self, distance: float, aside: float = 0.0) -> XY:
        """Return the point so far along it, and so far to its left."""
        ux, uy = self.along
        return self.start[0] + ux * distance - uy * aside, self.start[1] + uy * distance + ux * aside

    def drawn(self) -> tuple[float, float] | None:
        """Return from where to where it is drawn: what is built along it; None for a street of fields."""
        if self.is_whole:
            return 0.0, self.length
        if not self.built:
            return None
        return max(0.0, min(a for a, _ in self.built)), min(self.length, max(b for _, b in self.built))


class Streets:
    """All streets by their label."""

    def __init__(self) -> None:
        self.all: list[Street] = []

    def add(self, part: str, start: XY, end: XY, *, name: str = "", is_whole: bool = False) -> int:
        """Add a street and return its label."""
        label = len(self.all)
        self.all.append(Street(label, part, start, end, KINDS[part], name=name, is_whole=is_whole))
        return label

    def __getitem__(self, label: int) -> Street:
        return self.all[label]

    def split(
        self, land: Polygon, side: Side, part: str, *, name: str = ""
    ) -> tuple[Polygon | None, Polygon | None]:
        """Cut land in two by a new street; return what is on the side and beyond it, if anything."""
        label = len(self.all)
        inside, beyond = clip(land, side, label), clip(land, side.other, label)
        if inside and beyond:
            self.add(part, *edge_of(inside, label), name=name)
            return inside, beyond
        return (land, None) if inside else (None, land)

    def relabel(self, land: Polygon, old: set[int], part: str) -> Polygon:
        """Put a new street in the place of others along the edge of some land."""
        found = next((label for label in land.labels if label in old), None)
        if found is None:
            return land
        new = self.add(part, *edge_of(land, found))
        return Polygon(land.points, tuple(new if label in old else label for label in land.labels))


def edge_of(land: Polygon, label: int) -> tuple[XY, XY]:
    """Return the ends of the first edge of some land that has a label."""
    at = land.labels.index(label)
    return land.points[at], land.points[(at + 1) % len(land.points)]
