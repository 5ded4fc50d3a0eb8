"""From the shapes of a town to its drawing."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from halles.town.engine.cartography.frame import frame_of
from halles.town.engine.cartography.labels import Label, place
from halles.town.engine.cartography.naming import wishes_of
from halles.town.engine.cartography.plane import Place, Plane, Shape
from halles.town.engine.cartography.room import Room
from halles.town.engine.cartography.scene import scene_of
from halles.town.engine.cartography.svg import FADE, svg_of


@dataclass(frozen=True)
class Drawing:
    """A town drawn: what is inside the SVG element, where it is on the ground, its names."""

    svg: str
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
    placed = place(wishes_of(scene, marks), room=room)
    return Drawing(svg_of(scene, placed.labels), plane, tuple(placed.labels), tuple(placed.left_out))
