"""The shapes of a town on the plane of its frame, sorted into what is drawn alike."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from halles.town.engine.cartography.landmarks import is_landmark, title_of
from halles.town.engine.cartography.lines import Box, clip_line, clip_ring
from halles.town.engine.cartography.plane import Line, Plane, Point, Shape, area, is_inside, is_ring
from halles.town.engine.cartography.sea import sea_rings

BLEED = 12
"""Metres drawn beyond the frame, so that the ends of lines are not seen."""

STREET_CLASSES = {
    "main": ("motorway", "trunk", "primary", "secondary", "motorway_link", "trunk_link", "primary_link"),
    "town": ("tertiary", "tertiary_link", "secondary_link"),
    "lane": ("service", "track"),
    "walk": ("pedestrian",),
    "path": ("footway", "path", "steps", "cycleway", "bridleway"),
}
"""Kinds of streets that are drawn alike; all others are "street"."""

_CLASS = {kind: name for name, kinds in STREET_CLASSES.items() for kind in kinds}


class Named(NamedTuple):
    """Something with a name: its kind, and its lines or rings on the plane."""

    name: str
    kind: str
    lines: list[list[Point]]


@dataclass
class Scene:
    """What is drawn, by layer; surfaces as rings, clockwise around them, the other way around holes."""

    plane: Plane
    water: list[list[Point]] = field(default_factory=list)
    streams: list[Named] = field(default_factory=list)
    green: list[list[Point]] = field(default_factory=list)
    square: list[list[Point]] = field(default_factory=list)
    parking: list[list[Point]] = field(default_factory=list)
    building: list[list[Point]] = field(default_factory=list)
    landmark: list[list[Point]] = field(default_factory=list)
    railway: list[list[Point]] = field(default_factory=list)
    streets: dict[str, list[list[Point]]] = field(default_factory=lambda: defaultdict(list))
    names: dict[str, list[Named]] = field(default_factory=lambda: defaultdict(list))
    """Named things by layer; of streets, each shape apart."""


def scene_of(shapes: Iterable[Shape], plane: Plane) -> Scene:
    """Return the shapes that are within the frame, sorted."""
    scene, coast = Scene(plane), []
    for shape in shapes:
        lines = [plane.line(line) for line in shape.lines]
        if shape.layer == "street":
            _street(scene, shape, lines)
        elif shape.kind == "coastline":
            coast += lines
        elif shape.layer == "railway":
            scene.railway += _clipped(lines, plane)
        elif shape.layer == "water" and not is_ring(lines[0]):
            _stream(scene, shape, lines)
        elif shape.layer in ("water", "green", "square", "parking", "building"):
            _surface(scene, shape, lines)
    scene.water += sea_rings(coast, _frame(plane))
    return scene


def _frame(plane: Plane) -> Box:
    return -BLEED, -BLEED, plane.width + BLEED, plane.height + BLEED


def _clipped(lines: Iterable[Line], plane: Plane) -> list[list[Point]]:
    return [part for line in lines for part in clip_line(line, _frame(plane))]


def _street(scene: Scene, shape: Shape, lines: list[list[Point]]) -> None:
    parts = _clipped(lines, scene.plane)
    scene.streets[street_class(shape.kind)] += parts
    if shape.name and parts:
        scene.names["street"].append(Named(shape.name, shape.kind, parts))


def street_class(kind: str) -> str:
    """Return with which streets one of this kind is drawn."""
    return _CLASS.get(kind, "street")


def _stream(scene: Scene, shape: Shape, lines: list[list[Point]]) -> None:
    parts = _clipped(lines, scene.plane)
    if parts:
        scene.streams.append(Named(shape.name, shape.kind, parts))


def _surface(scene: Scene, shape: Shape, lines: list[list[Point]]) -> None:
    rings = [clip_ring(ring, _frame(scene.plane)) for ring in oriented([x for x in lines if is_ring(x)])]
    rings = [ring for ring in rings if ring]
    if not rings:
        return
    layer = shape.layer
    if layer == "building" and is_landmark(shape):
        layer = "landmark"
    getattr(scene, layer).extend(rings)
    name = title_of(shape.kind, shape.name) if layer == "landmark" else shape.name
    if name and layer != "building":
        scene.names[layer].append(Named(name, shape.kind, rings))


def oriented(rings: Sequence[Line]) -> list[list[Point]]:
    """Return the rings of a surface, clockwise on the screen; those around holes the other way."""
    found = []
    for ring in rings:
        around = sum(is_inside(ring[0], other) for other in rings if other is not ring)
        clockwise = area(ring) > 0
        found.append(list(ring) if clockwise != bool(around % 2) else list(ring[::-1]))
    return found
