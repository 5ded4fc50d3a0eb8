"""Shops on the drawing: each where it is, moved aside or gathered where one would hide another."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import cos, hypot, pi, sin

APART = 27
"""Units between the middles of two marks: they touch, and do not cover one another."""

RADIUS = 13
REACH = 56
"""Units that a mark may be moved to be seen: 28 metres."""

PACE = 6
TURNS = 12
TILE = 64

Spot = tuple[int, int]


@dataclass
class Mark:
    """A mark in units, and the numbers of the points it stands for: several when they are gathered."""

    x: int
    y: int
    members: list[int] = field(default_factory=list)


def marks_of(points: Sequence[tuple[float, float]], names: Sequence[Sequence[int]]) -> list[Mark]:
    """Return the marks of points given in units; they avoid the rectangles of `names` where they can."""
    tiles: dict[Spot, list[Mark]] = defaultdict(list)
    taken = _by_tile(names)
    for number in sorted(range(len(points)), key=lambda i: (points[i][1], points[i][0])):
        x, y = round(points[number][0]), round(points[number][1])
        spot = _free_spot((x, y), tiles, taken)
        if spot:
            tiles[spot[0] // TILE, spot[1] // TILE].append(Mark(*spot, [number]))
        else:
            min(_near((x, y), tiles, 2), key=lambda m: hypot(m.x - x, m.y - y)).members.append(number)
    return [mark for marks in tiles.values() for mark in marks]


def _free_spot(
    point: Spot, tiles: dict[Spot, list[Mark]], taken: dict[Spot, list[Sequence[int]]]
) -> Spot | None:
    """Return the nearest place free of marks, and of names if there is one; None when there is none."""
    second = None
    for far in range(0, REACH + 1, PACE):
        for turn in range(TURNS if far else 1):
            angle = 2 * pi * turn / TURNS
            spot = round(point[0] + far * cos(angle)), round(point[1] + far * sin(angle))
            if any(hypot(m.x - spot[0], m.y - spot[1]) < APART for m in _near(spot, tiles)):
                continue
            if not any(_covers(spot, quad) for quad in taken.get((spot[0] // TILE, spot[1] // TILE), ())):
                return spot
            second = second or spot
    return second


def _near(spot: Spot, tiles: dict[Spot, list[Mark]], reach: int = 1) -> list[Mark]:
    i, j = spot[0] // TILE, spot[1] // TILE
    around = range(-reach, reach + 1)
    return [mark for di in around for dj in around for mark in tiles.get((i + di, j + dj), ())]


def _by_tile(names: Sequence[Sequence[int]]) -> dict[Spot, list[Sequence[int]]]:
    tiles: dict[Spot, list[Sequence[int]]] = defaultdict(list)
    for quad in names:
        xs, ys = quad[::2], quad[1::2]
        for i in range((min(xs) - RADIUS) // TILE, (max(xs) + RADIUS) // TILE + 1):
            for j in range((min(ys) - RADIUS) // TILE, (max(ys) + RADIUS) // TILE + 1):
                tiles[i, j].append(quad)
    return tiles


def _covers(spot: Spot, quad: Sequence[int]) -> bool:
    """Say whether a mark at `spot` would touch a rectangle."""
    ax, ay, bx, by, cx, cy = quad[:6]
    wide, tall = hypot(bx - ax, by - ay) or 1, hypot(cx - bx, cy - by) or 1
    dx, dy = spot[0] - (ax + cx) / 2, spot[1] - (ay + cy) / 2
    along = abs(dx * (bx - ax) + dy * (by - ay)) / wide
    across = abs(dx * (cx - bx) + dy * (cy - by)) / tall
    return along < wide / 2 + RADIUS and across < tall / 2 + RADIUS
