"""The map of a town as a page shows it: all of it, or the part around a street or a door."""

from collections.abc import Sequence
from dataclasses import dataclass

from halles.town.engine.cartography import (
    HALF,
    RADIUS,
    Plane,
    crop_ground,
    fade_of,
    is_whole,
    marks_of,
)
from halles.town.models import MapDrawing
from halles.town.queries.points import MapPoint

Box = tuple[int, int, int, int]
"""Left, top, right, bottom, in units of the drawing: two for a metre."""

AROUND = 120
"""Units shown around a street or a door, at least."""


@dataclass(frozen=True)
class MarkView:
    """A mark in units, and what it stands for: one point, or several that are too close to be told apart."""

    x: int
    y: int
    points: list[MapPoint]


@dataclass(frozen=True)
class MapView:
    """A drawing, or a part of one, with its marks."""

    box: Box
    ground: str
    names: str
    fade: str
    marks: list[MarkView]
    is_whole: bool


def map_view(drawing: MapDrawing, points: Sequence[MapPoint], *, box: Box | None = None) -> MapView:
    """Return a drawing with `points` on it; of the part in `box` alone, if it is given."""
    frame = (0, 0, round(drawing.width / HALF), round(drawing.height / HALF))
    shown = _within(box, frame) if box else frame
    names = [name for name in drawing.names if not box or is_whole(name[1], shown)]
    placed = [
        (point, at) for point in points if (at := unit_of(drawing, point)) and _is_in(at, shown, RADIUS)
    ]
    quads = [quad for name in names for quad in name[1]]
    marks = marks_of([at for _, at in placed], quads, frame=shown)
    left, top, right, bottom = shown
    return MapView(
        box=(left, top, right - left, bottom - top),
        ground=crop_ground(drawing.ground, shown) if box else drawing.ground,
        names="".join(name[0] for name in names),
        fade=fade_of(left, top, right - left, bottom - top),
        marks=[MarkView(m.x, m.y, [placed[i][0] for i in m.members]) for m in marks],
        is_whole=box is None,
    )


def box_around(drawing: MapDrawing, spots: Sequence[tuple[float, float]]) -> Box | None:
    """Return the box to show around spots (in units), as wide as a page; None when they are off the map."""
    frame = (0, 0, round(drawing.width / HALF), round(drawing.height / HALF))
    seen = [spot for spot in spots if _is_in(spot, frame)]
    if not seen:
        return None
    xs, ys = [x for x, _ in seen], [y for _, y in seen]
    left, top, right, bottom = min(xs) - AROUND, min(ys) - AROUND, max(xs) + AROUND, max(ys) + AROUND
    more = max(0.0, (bottom - top) * 0.9 - (right - left)) / 2
    lack = max(0.0, (right - left) * 0.5 - (bottom - top)) / 2
    return round(left - more), round(top - lack), round(right + more), round(bottom + lack)


def unit_of(drawing: MapDrawing, point: MapPoint) -> tuple[float, float] | None:
    """Return where a point is in units; None without a position."""
    if point.lon is None or point.lat is None or not drawing.width:
        return None
    x, y = plane_of(drawing).xy((point.lon, point.lat))
    return x / HALF, y / HALF


def plane_of(drawing: MapDrawing) -> Plane:
    """Return the plane of a drawing."""
    return Plane(drawing.lon, drawing.lat, drawing.width, drawing.height)


def _within(box: Box, frame: Box) -> Box:
    return max(box[0], 0), max(box[1], 0), min(box[2], frame[2]), min(box[3], frame[3])


def _is_in(spot: tuple[float, float], box: Box, margin: int = 0) -> bool:
    (x, y), (left, top, right, bottom) = spot, box
    return left + margin <= x <= right - margin and top + margin <= y <= bottom - margin
