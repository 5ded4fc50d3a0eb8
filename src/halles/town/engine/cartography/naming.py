"""What is named on the drawing, how, and in which order of importance."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import numpy as np

from halles.town.engine.cartography.along import spots_along
from halles.town.engine.cartography.around import heart, lines_at, spots_around
from halles.town.engine.cartography.labels import Label, Style, Wish
from halles.town.engine.cartography.lines import joined
from halles.town.engine.cartography.names import capital, is_wide, street_key
from halles.town.engine.cartography.plane import Line, Point, area, length
from halles.town.engine.cartography.scene import Named, Scene, street_class

STYLES = {
    "main": Style("n1", 11, bold=True),
    "town": Style("n2", 10.5, bold=True),
    "street": Style("n3", 9.5),
    "walk": Style("n3", 9.5),
    "lane": Style("n4", 8.5),
    "path": Style("n4", 8.5),
    "square": Style("n5", 10, bold=True),
    "water": Style("n6", 11.5, spacing=0.08),
    "green": Style("n7", 9),
    "landmark": Style("n8", 8.5),
    "parking": Style("n9", 8.5, bold=True),
}
"""One style per kind of name; the style sheet only adds their weight, slant and colours."""

RANK = {"main": 1, "square": 1.5, "town": 2, "street": 3, "walk": 3, "lane": 5, "path": 6}
AGAIN = 320.0
"""Metres that the same name keeps from itself."""

LEAST_GREEN, LEAST_PARKING = 600, 350
"""Square metres from which a garden or a car park is named."""


def wishes_of(scene: Scene, marks: np.ndarray) -> Iterator[Wish]:
    """Yield the names wanted on a drawing, with their places; `marks` had better not be covered."""
    yield from _street_wishes(scene, marks)
    yield from _water_wishes(scene, marks)
    for layer, rank in (("landmark", 2.5), ("green", 4.0)):
        for thing in scene.names[layer]:
            wish = _surface_wish(thing, layer, rank, marks)
            if wish:
                yield wish
    for ring in scene.parking:
        if area(ring) >= LEAST_PARKING:
            spot = lines_at(["P"], STYLES["parking"], heart([ring]))
            yield Wish((7, -area(ring)), "parking", [spot], apart=40)


def _street_wishes(scene: Scene, marks: np.ndarray) -> Iterator[Wish]:
    """Yield streets and squares; a square known as a surface or by its streets alone is named once."""
    streets: dict[str, list[Named]] = defaultdict(list)
    for street in scene.names["street"]:
        streets[street_key(street.name)].append(street)
    squares = {street_key(square.name): square for square in scene.names["square"]}
    for key, square in squares.items():
        name, reach = capital(square.name), _reach(square.lines)
        spots = spots_around(heart(square.lines), name, STYLES["square"], reach=reach, marks=marks)
        yield Wish((RANK["square"], -abs(area(square.lines[0]))), key, spots)
    for key, parts in streets.items():
        if key not in squares:
            yield from _one_street(key, parts, marks)


def _one_street(key: str, parts: Sequence[Named], marks: np.ndarray) -> Iterator[Wish]:
    lines = joined(chain.from_iterable(part.lines for part in parts))
    best = min((street_class(part.kind) for part in parts), key=lambda name: RANK[name])
    name, style = capital(parts[0].name), STYLES[best]
    long = sum(map(length, lines))
    spots: Iterable[list[Label]] = spots_along(lines, name, style, marks)
    if is_wide(name):
        style = STYLES["square"] if RANK[best] <= RANK["walk"] else style
        points = [point for line in lines for point in line]
        middle = _middle(points)
        spots = chain(spots_around(middle, name, style, reach=_spread(points), marks=marks), spots)
        yield Wish((RANK["square"], -long), key, spots)
        return
    yield Wish((RANK[best], -long), key, spots)
    if long > 2 * AGAIN:
        again = spots_along(lines, name, style, marks)
        yield Wish((RANK[best] + 4, -long), key, again, apart=AGAIN)


def _middle(points: Sequence[Point]) -> Point:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def _spread(points: Sequence[Point]) -> float:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return max(10.0, min(max(xs) - min(xs), max(ys) - min(ys)) / 2)


def _reach(rings: Sequence[Line]) -> float:
    return float(max(12.0, abs(area(rings[0])) ** 0.5 / 2))


def _water_wishes(scene: Scene, marks: np.ndarray) -> Iterator[Wish]:
    """Yield rivers along their course, and harbours and ponds in their middle."""
    courses: dict[str, list[Named]] = defaultdict(list)
    for stream in scene.streams:
        if stream.name:
            courses[stream.name].append(stream)
    for name, parts in courses.items():
        lines = joined(chain.from_iterable(part.lines for part in parts))
        long = sum(map(length, lines))
        for turn, rank in ((0, 0.5), (1, 4.5)):
            if not turn or long > 2 * AGAIN:
                spots = spots_along(lines, name, STYLES["water"], marks)
                yield Wish((rank, -long), name, spots, apart=AGAIN * turn)
    for thing in scene.names["water"]:
        if thing.name not in courses:
            wish = _surface_wish(thing, "water", 1.2, marks)
            if wish:
                yield wish


def _surface_wish(thing: Named, layer: str, rank: float, marks: np.ndarray) -> Wish | None:
    """Return the wish of a surface named in its middle; None for one too small to be."""
    size = abs(area(thing.lines[0]))
    if layer == "green" and size < LEAST_GREEN:
        return None
    name = capital(thing.name)
    style = STYLES["square"] if thing.kind == "train_station" else STYLES[layer]
    rank = 1.1 if thing.kind in ("train_station", "townhall", "church", "cathedral") else rank
    reach = _reach(thing.lines) if layer != "landmark" else max(14.0, size**0.5)
    spots = spots_around(heart(thing.lines), name, style, reach=reach, marks=marks)
    return Wish((rank, -size), name, spots)
