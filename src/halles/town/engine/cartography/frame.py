"""Choose the frame: the centre of the town, where its shops are dense, within what the map knows."""

from collections.abc import Sequence
from statistics import median

from halles.town.engine.cartography.plane import UNIT, Place, Plane, Shape

WIDEST, TALLEST = 1000, 750
"""Metres: what a sheet of A4 shows with names that can be read."""

SMALLEST = 120
FEW_POINTS = 5
STRAY = 0.01
"""Share of the points left out on each side: ways that leave the extract, a farm far away."""


def frame_of(shapes: Sequence[Shape], points: Sequence[Place]) -> Plane | None:
    """Return the frame for these shapes, centred where `points` are; None when there is nothing to draw."""
    known = [place for shape in shapes if shape.layer in ("street", "building") for place in _few(shape)]
    if not known:
        return None
    lons, lats = sorted(p[0] for p in known), sorted(p[1] for p in known)
    cut = int(len(known) * STRAY)
    west, east, south, north = lons[cut], lons[-1 - cut], lats[cut], lats[-1 - cut]
    within = [p for p in points if west <= p[0] <= east and south <= p[1] <= north]
    seen = within if len(within) >= FEW_POINTS else known
    middle = int(median(p[0] for p in seen)), int(median(p[1] for p in seen))
    plane = Plane(west, north, 1, 1)
    left, width = _window((middle[0] - west) * plane.per_lon, (east - west) * plane.per_lon, WIDEST)
    top, height = _window((north - middle[1]) * UNIT, (north - south) * UNIT, TALLEST)
    return Plane(west + round(left / plane.per_lon), north - round(top / UNIT), width, height)


def _few(shape: Shape) -> list[Place]:
    """Return one point of a building, all those of a street."""
    return (
        list(shape.lines[0][:1]) if shape.layer == "building" else [p for line in shape.lines for p in line]
    )


def _window(middle: float, known: float, most: int) -> tuple[float, int]:
    """Return where a window starts and how long it is: around `middle`, within what is known."""
    size = round(max(SMALLEST, min(most, known)))
    return max(0.0, min(middle - size / 2, known - size)) if known > size else (known - size) / 2, size
