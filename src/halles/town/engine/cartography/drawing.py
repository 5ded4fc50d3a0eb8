"""From the shapes of a town to its drawing."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from halles.town.engine.cartography.frame import frame_of
from halles.town.engine.cartography.labels import HALF, Label, place
from halles.town.engine.cartography.naming import wishes_of
from halles.town.engine.cartography.plane import Place, Plane, Shape
from halles.town.engine.cartography.room import Polygon, Room, box
from halles.town.engine.cartography.scene import scene_of
from halles.town.engine.cartography.svg import FADE, ground_of, name_of

EDITION = 1
"""Raised when the same shapes come to be drawn in another way: each town is then drawn again."""

SCALE = (160, 34)
"""Metres kept free of names at the bottom left."""

Quad = tuple[int, ...]
"""The corners of a rectangle in units: x, y, x, y, x, y, x, y."""


@dataclass(frozen=True)
class Name:
    """A name as SVG, in one line or two, and the rectangles it takes, in units."""

    svg: str
    room: tuple[Quad, ...]


@dataclass(frozen=True)
class Drawing:
    """A town drawn: its ground, its names, where it is on earth. Two units are a metre."""

    ground: str
    names: tuple[Name, ...]
    plane: Plane
    labels: tuple[Label, ...]
    left_out: tuple[str, ...]
    """Names for which there was no room."""


def draw(shapes: Sequence[Shape], points: Sequence[Place]) -> Drawing | None:
    """Return a drawing of the centre, where a town's `points` are dense; None without street or house."""
    plane = frame_of(shapes, points)
    if plane is None:
        return None
    scene = scene_of(shapes, plane)
    marks = np.array([xy for p in points if plane.holds(xy := plane.xy(p))], dtype=float).reshape(-1, 2)
    room = Room(plane.width, plane.height, margin=FADE / 3)
    room.take([_scale_room(plane)])
    placed = place(wishes_of(scene, marks), room=room)
    names = tuple(_name(spot, number) for number, spot in enumerate(placed.spots))
    labels = tuple(label for spot in placed.spots for label in spot)
    ground = ground_of(scene, names="".join(name.svg for name in names))
    return Drawing(ground, names, plane, labels, tuple(placed.left_out))


def _scale_room(plane: Plane) -> Polygon:
    """Return the corner where the page draws its scale and its north."""
    wide, tall = SCALE
    return box((wide / 2, plane.height - tall / 2), wide, tall)


def _name(spot: Sequence[Label], number: int) -> Name:
    svg = "".join(name_of(label, number) for label in spot)
    return Name(svg, tuple(_quad(polygon) for label in spot for polygon in label.room))


def _quad(polygon: Polygon) -> Quad:
    return tuple(round(value / HALF) for point in polygon for value in point)
