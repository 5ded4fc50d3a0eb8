"""Build along the streets of a block: terraces in the centre, houses with gardens outside."""

import math
from dataclasses import dataclass

from halles.town.engine.invention.ground import Chance
from halles.town.engine.invention.plan import ROUNDABOUT, Plan
from halles.town.engine.invention.polygons import NO_STREET, XY, Polygon, Side, area, carve, faces, inset
from halles.town.engine.invention.streets import Street

CLEAR = 2.5
"""Metres kept free along an edge that is no street."""


@dataclass(frozen=True)
class Style:
    """How a zone is built: metres, and shares of one."""

    setback: float
    """From the street's edge to the fronts."""
    front: tuple[float, float]
    """The width of a plot."""
    depth: tuple[float, float]
    house: float
    """The share of its plot's width that a house takes; 1 for a terrace."""
    gap: float
    """How often a plot stays empty."""
    row: int
    """The most plots under one roof."""
    least: float
    """The least surface of a building worth building."""


STYLES = {
    "centre": Style(0.4, (6.0, 9.5), (9.5, 14.0), 1.0, 0.05, 4, 28),
    "faubourg": Style(2.0, (8.5, 13.0), (8.5, 11.0), 0.86, 0.08, 3, 40),
    "estate": Style(5.0, (16.0, 22.0), (8.5, 10.5), 0.58, 0.07, 1, 60),
    "retail": Style(9.0, (38.0, 62.0), (30.0, 44.0), 0.93, 0.0, 1, 500),
}  # fmt: skip


@dataclass(slots=True)
class Lot:
    """One plot with its front on a street; it gets its number when the whole street is known."""

    street: int
    at: float
    """Metres from the street's start."""
    is_left: bool
    door: XY
    """A point just inside the front."""
    surface: float
    zone: str
    number: str = ""


@dataclass
class Built:
    """What stands in one block."""

    rings: list[tuple[XY, ...]]
    lots: list[Lot]


def build_block(
    chance: Chance, plan: Plan, land: Polygon, style: Style, zone: str, *, only: str = ""
) -> Built:
    """Return the buildings and plots along the streets around some land, or those of one part only."""
    built = Built([], [])
    behind = fronts(plan, land, style.setback)
    for face in faces(behind) if behind else ():
        if face is not None and face.labels[0] != NO_STREET:
            street = plan.streets[face.labels[0]]
            if only in ("", street.part):
                _Edge(chance, plan, street, face, style, zone).build(built)
    return built


def fronts(plan: Plan, land: Polygon, setback: float) -> Polygon | None:
    """Return the land behind the line of the house fronts."""
    away = (CLEAR if label == NO_STREET else plan.streets[label].half + setback for label in land.labels)
    return inset(land, away)


class _Edge:
    """The side of a block along one street."""

    def __init__(
        self, chance: Chance, plan: Plan, street: Street, face: Polygon, style: Style, zone: str
    ) -> None:
        self.chance, self.street, self.face, self.style, self.zone = chance, street, face, style, zone
        self.turns = plan.roundabouts
        self.start, end = face.points[0], face.points[1]
        self.length = math.dist(self.start, end)
        self.along = (end[0] - self.start[0]) / self.length, (end[1] - self.start[1]) / self.length
        low, high = sorted((street.measure(self.start), street.measure(end)))
        street.built.append((low, high))

    def build(self, built: Built) -> None:
        """Build from one end to the other, roof after roof."""
        style, at = self.style, 0.0
        while self.length - at > style.front[0] * 0.7:
            widths = [
                self.chance.uniform(*style.front) for _ in range(self.chance.randrange(1, style.row + 1))
            ]
            if at + sum(widths) > self.length - style.front[0]:
                widths = [min(style.front[1], self.length - at)]
            if self.chance.uniform(0, 1) >= style.gap:
                self._roof(built, at, widths)
            at += sum(widths)

    def _roof(self, built: Built, at: float, widths: list[float]) -> None:
        """Build one roof over a few plots, where there is room for it."""
        share = self.style.house
        begin = at + sum(widths) * (1 - share) / 2
        house = self._box(begin, begin + sum(widths) * share, self.chance.uniform(*self.style.depth))
        if house is None or area(house) < self.style.least or self._is_in_the_way(house):
            return
        built.rings.append(house.points)
        for width in widths:
            door = self._point(begin + width * share / 2, 2.0)
            is_left = self.street.is_left(door)
            surface = area(house) / len(widths)
            built.lots.append(
                Lot(self.street.label, self.street.measure(door), is_left, door, surface, self.zone)
            )
            begin += width * share

    def _is_in_the_way(self, house: Polygon) -> bool:
        return any(math.dist(turn, point) < ROUNDABOUT + 9 for turn in self.turns for point in house.points)

    def _point(self, along: float, behind: float) -> XY:
        ux, uy = self.along
        return self.start[0] + ux * along - uy * behind, self.start[1] + uy * along + ux * behind

    def _box(self, low: float, high: float, deep: float) -> Polygon | None:
        """Return what a box along the front takes of the face."""
        ux, uy = self.along
        base = self.start[0] * ux + self.start[1] * uy
        back = -self.start[0] * uy + self.start[1] * ux
        cuts = Side(ux, uy, base + high), Side(-ux, -uy, -base - low), Side(-uy, ux, back + deep)
        return carve(self.face, ((side, NO_STREET) for side in cuts))
