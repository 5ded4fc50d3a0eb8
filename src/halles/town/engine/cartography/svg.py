"""Write a drawing as SVG: one path for all that is drawn alike, then the names."""

import zlib
from collections.abc import Iterable, Sequence

from halles.town.engine.cartography.blocks import blocks
from halles.town.engine.cartography.labels import BASELINE, HALF, Label
from halles.town.engine.cartography.lines import Step, joined, light_line, light_ring
from halles.town.engine.cartography.path import path_data
from halles.town.engine.cartography.plane import Line, Point
from halles.town.engine.cartography.scene import Scene

STREETS = ("path", "lane", "walk", "street", "town", "main")
"""From the narrowest to the widest: a main street covers those it crosses."""

MOST = 18_000
"""Bytes, compressed, that a drawing may weigh."""

MOST_BUILDINGS, FEWEST_BUILDINGS = 10_500, 2_500
"""Bytes of compressed path that buildings may take; beyond, they are merged into blocks."""

SURFACES = {"green": 60, "water": 20, "square": 20, "parking": 120}
"""Layers of surfaces, and the square metres below which one is not drawn."""

FADE = 22
"""Metres over which the drawing fades along the edges of its frame."""


def ground_of(scene: Scene, *, names: str = "") -> str:
    """Return what lies on the ground: all but names and shops. Buildings take what the rest leaves them."""
    below = [_lines("stream", [line for stream in scene.streams for line in stream.lines])]
    below += [_surfaces(scene, layer, least) for layer, least in SURFACES.items()]
    above = [_landmarks(scene), _streets(scene), _lines("rail", scene.railway, most=1.2)]
    rest = zlib.compress("".join([*below, *above, names]).encode(), 9)
    room = max(FEWEST_BUILDINGS, min(MOST_BUILDINGS, MOST - len(rest)))
    return "".join([*below, _path("house", blocks(scene.building, grid=HALF, most_bytes=room)), *above])


def _surfaces(scene: Scene, layer: str, least: float) -> str:
    rings = (light_ring(ring, most=0.8, grid=HALF, least=least) for ring in getattr(scene, layer))
    return _path(layer, rings)


def _landmarks(scene: Scene) -> str:
    return _path("landmark", (light_ring(ring, most=0.6, grid=HALF, least=9) for ring in scene.landmark))


def _lines(css: str, lines: Sequence[Line], *, most: float = 0.8) -> str:
    return _path(css, (light_line(line, most=most, grid=HALF) for line in joined(lines)))


def _streets(scene: Scene) -> str:
    """Return each class of streets once, drawn twice: all the edges first, so that crossings are open."""
    drawn = [name for name in STREETS if scene.streets.get(name)]
    paths = {
        name: _data(light_line(x, most=0.8, grid=HALF) for x in joined(scene.streets[name])) for name in drawn
    }
    known = "".join(f'<path id="m-{name}" d="{paths[name]}"/>' for name in drawn if paths[name])
    edges = "".join(f'<use href="#m-{name}" class="e {name}"/>' for name in drawn if paths[name])
    fills = "".join(f'<use href="#m-{name}" class="{name}"/>' for name in drawn if paths[name])
    return f"<defs>{known}</defs>{edges}{fills}"


def _path(css: str, lines: Iterable[Sequence[Step]]) -> str:
    data = _data(lines)
    return f'<path class="{css}" d="{data}"/>' if data else ""


def _data(lines: Iterable[Sequence[Step]]) -> str:
    return "".join(path_data(line) for line in sorted(filter(None, lines), key=_tile))


def _tile(line: Sequence[Step]) -> tuple[int, int, Step]:
    """Order lines so that neighbours follow one another: their starts then look alike, and weigh less."""
    return line[0][1] // 128, line[0][0] // 128, line[0]


def fade_of(left: int, top: int, wide: int, tall: int) -> str:
    """Return four strips of the page's colour along the edges of a frame, from all of it to nothing."""
    fade = min(round(FADE / HALF), wide // 8, tall // 8)
    stops = '<stop/><stop offset="1" stop-opacity="0"/></linearGradient>'
    ways = {"l": "", "r": ' x1="1" x2="0"', "t": ' x2="0" y2="1"', "b": ' x2="0" y1="1"'}
    defs = "".join(f'<linearGradient id="m-{side}"{way}>{stops}' for side, way in ways.items())
    places = {
        "l": (left, top, fade, tall),
        "r": (left + wide - fade, top, fade, tall),
        "t": (left, top, wide, fade),
        "b": (left, top + tall - fade, wide, fade),
    }
    strips = "".join(
        f'<rect fill="url(#m-{side})" x="{x}" y="{y}" width="{w}" height="{h}"/>'
        for side, (x, y, w, h) in places.items()
    )
    return f"<defs>{defs}</defs>{strips}"


def name_of(label: Label, number: int) -> str:
    """Return the SVG of one line of words; `number` tells its path from the others'."""
    css = f'class="{label.style.css}" font-size="{label.size / HALF:g}"'
    room = f'textLength="{label.width}" lengthAdjust="spacingAndGlyphs"'
    if label.bend:
        (ax, ay), (cx, cy), (bx, by) = _lowered(label)
        path = f'<path id="m{number}" d="M{ax} {ay}Q{cx} {cy} {bx} {by}"/>'
        inside = f'<textPath href="#m{number}" startOffset="50%" {room}>{_written(label.text)}</textPath>'
        return f"<defs>{path}</defs><text {css}>{inside}</text>"
    x, y = (round(v) for v in label.foot)
    place = f'transform="translate({x} {y})rotate({label.angle})"' if label.angle else f'x="{x}" y="{y}"'
    return f"<text {css} {place} {room}>{_written(label.text)}</text>"


def _written(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _lowered(label: Label) -> list[tuple[int, int]]:
    """Return the curve on which the letters stand, so that their middle is on the one they follow."""
    a, c, b = label.bend
    down = label.size * BASELINE / HALF
    first, last, both = _normal(a, c), _normal(c, b), _normal(a, b)
    return [
        (round(p[0] + n[0] * down), round(p[1] + n[1] * down)) for p, n in ((a, first), (c, both), (b, last))
    ]


def _normal(a: Point, b: Point) -> Point:
    """Return the direction to the right of the way from a to b: down, when it is read."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    long = (dx * dx + dy * dy) ** 0.5 or 1.0
    return -dy / long, dx / long
