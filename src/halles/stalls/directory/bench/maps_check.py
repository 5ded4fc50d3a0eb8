"""Whether names of a drawing touch, read from the SVG alone: another way than the one that placed them."""

import re
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import cos, hypot, radians, sin

UP, DOWN = 0.78, 0.21
"""Ink above and below the foot of the letters, in shares of their size."""

PIECES = 24
Point = tuple[float, float]

_TEXT = re.compile(r"<text ([^>]*)>(.*?)</text>")
_PATH = re.compile(r'<path id="(m\d+)" d="M(-?\d+) (-?\d+)Q(-?\d+) (-?\d+) (-?\d+) (-?\d+)"/>')
_PLACE = re.compile(r"translate\((-?\d+) (-?\d+)\)rotate\((-?\d+)\)")


@dataclass(frozen=True)
class Words:
    """One line of words: the rectangles of its ink."""

    text: str
    boxes: tuple[tuple[Point, ...], ...]


def touching(svg: str) -> list[tuple[str, str]]:
    """Return the pairs of names whose ink shares some surface, and names that leave the frame."""
    lines = words_of(svg)
    left, top, wide, tall = map(float, re.findall(r'viewBox="([^"]*)"', svg)[0].split())
    beyond = [
        (line.text, "frame")
        for line in lines
        for box in line.boxes
        if not all(left <= x <= left + wide and top <= y <= top + tall for x, y in box)
    ]
    pairs = [
        (one.text, other.text)
        for one, other in combinations(lines, 2)
        if any(shared(a, b) > 0 for a in one.boxes for b in other.boxes)
    ]
    return pairs + beyond


def words_of(svg: str) -> list[Words]:
    """Return the names of a drawing; those of its scale and its numbers have no size of their own."""
    curves = {name: tuple(map(float, numbers)) for name, *numbers in _PATH.findall(svg)}
    found = []
    for head, inside in _TEXT.findall(svg):
        size = re.search(r'font-size="([\d.]+)"', head)
        long = re.search(r'textLength="(\d+)"', head + inside)
        if not (size and long):
            continue
        text = re.sub(r"<[^>]*>", "", inside)
        followed = re.search(r'href="#(m\d+)"', inside)
        if followed:
            boxes = _along(curves[followed[1]], float(long[1]), float(size[1]))
        else:
            boxes = [_level(head, float(long[1]), float(size[1]))]
        found.append(Words(text, tuple(boxes)))
    return found


def _level(head: str, long: float, size: float) -> tuple[Point, ...]:
    """Return the rectangle of words that stand straight."""
    placed = _PLACE.search(head)
    if placed:
        x, y, turn = float(placed[1]), float(placed[2]), radians(float(placed[3]))
    else:
        x, y = (float(re.findall(rf'\b{axis}="(-?\d+)"', head)[0]) for axis in "xy")
        turn = 0.0
    way = (cos(turn), sin(turn))
    dx, dy = way[0] * long / 2, way[1] * long / 2
    return _strip((x - dx, y - dy), (x + dx, y + dy), size)


def _along(curve: tuple[float, ...], long: float, size: float) -> list[tuple[Point, ...]]:
    """Return rectangles along the middle part of a curve that is as long as the words."""
    points = [_at(curve, i / 200) for i in range(201)]
    far = [0.0]
    for a, b in pairwise(points):
        far.append(far[-1] + hypot(b[0] - a[0], b[1] - a[1]))
    start = (far[-1] - long) / 2
    stops = [points[min(200, sum(f < start + long * i / PIECES for f in far))] for i in range(PIECES + 1)]
    return [_strip(a, b, size) for a, b in pairwise(stops) if a != b]


def _at(curve: tuple[float, ...], t: float) -> Point:
    ax, ay, cx, cy, bx, by = curve
    u = 1 - t
    return u * u * ax + 2 * u * t * cx + t * t * bx, u * u * ay + 2 * u * t * cy + t * t * by


def _strip(a: Point, b: Point, size: float) -> tuple[Point, ...]:
    """Return the rectangle of ink over a piece of baseline, always turning the same way."""
    long = hypot(b[0] - a[0], b[1] - a[1])
    nx, ny = (b[1] - a[1]) / long, (a[0] - b[0]) / long
    up, down = UP * size, -DOWN * size
    return tuple((p[0] + nx * h, p[1] + ny * h) for p, h in ((a, up), (b, up), (b, down), (a, down)))


def shared(one: tuple[Point, ...], other: tuple[Point, ...]) -> float:
    """Return the surface that two convex polygons share: one is cut along the sides of the other."""
    left = list(one)
    for a, b in zip(other, (*other[1:], other[0]), strict=True):
        left = _cut(left, a, b)
    return abs(sum(p[0] * q[1] - q[0] * p[1] for p, q in zip(left, left[1:] + left[:1], strict=True))) / 2


def _cut(polygon: list[Point], a: Point, b: Point) -> list[Point]:
    def side(p: Point) -> float:
        return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])

    kept = []
    for before, now in zip(polygon[-1:] + polygon[:-1], polygon, strict=True):
        was, here = side(before), side(now)
        if (was >= 0) != (here >= 0):
            share = was / (was - here)
            kept.append((before[0] + share * (now[0] - before[0]), before[1] + share * (now[1] - before[1])))
        if here >= 0:
            kept.append(now)
    return kept
