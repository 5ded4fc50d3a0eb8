"""Shops on the drawing: each where it is, moved aside or gathered where one would hide another."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import cos, hypot, pi, sin

APART = 27
"""Units between the middles of two marks: they touch, and do not cover one another."""

RADIUS = 13
REACH = 66
"""Units that a mark may be moved to be seen: 33 metres."""

PACE = 9
TURNS = 10
TILE = 32

Spot = tuple[int, int]
Box = tuple[int, int, int, int]


@dataclass
class Mark:
    """A mark in units, and the numbers of the points it stands for: several when they are gathered."""

    x: int
    y: int
    members: list[int] = field(default_factory=list)


def marks_of(
    points: Sequence[tuple[float, float]], names: Sequence[Sequence[int]], *, frame: Box
) -> list[Mark]:
    """Return the marks of points given in units: within the frame, none over another or over a name.

    Who finds no room of her own is gathered with the nearest mark; alone, she may stand on a name.
    """
    room = _Room(names, frame)
    for number in sorted(range(len(points)), key=lambda i: (points[i][1], points[i][0])):
        point = round(points[number][0]), round(points[number][1])
        spot = next((each for each in _spots(point) if room.is_free(each)), None)
        if spot is None and (near := room.near(point, 4)):
            min(near, key=lambda m: hypot(m.x - point[0], m.y - point[1])).members.append(number)
        else:
            room.put(Mark(*(spot or point), [number]))
    return room.marks


def _spots(point: Spot) -> Iterator[Spot]:
    """Yield a place and those around it, the nearest first."""
    yield point
    for far in range(PACE, REACH + 1, PACE):
        for turn in range(TURNS):
            angle = 2 * pi * turn / TURNS
            yield round(point[0] + far * cos(angle)), round(point[1] + far * sin(angle))


class _Room:
    """What marks and names take."""

    def __init__(self, names: Sequence[Sequence[int]], frame: Box) -> None:
        self.marks: list[Mark] = []
        self._frame, self._names = frame, _by_tile(names)
        self._tiles: dict[Spot, list[Mark]] = defaultdict(list)

    def put(self, mark: Mark) -> None:
        self.marks.append(mark)
        self._tiles[mark.x // TILE, mark.y // TILE].append(mark)

    def near(self, spot: Spot, reach: int = 1) -> list[Mark]:
        i, j = spot[0] // TILE, spot[1] // TILE
        around = range(-reach, reach + 1)
        return [mark for di in around for dj in around for mark in self._tiles.get((i + di, j + dj), ())]

    def is_free(self, spot: Spot) -> bool:
        (x, y), (left, top, right, bottom) = spot, self._frame
        if not (left + RADIUS <= x <= right - RADIUS and top + RADIUS <= y <= bottom - RADIUS):
            return False
        if any(hypot(mark.x - x, mark.y - y) < APART for mark in self.near(spot)):
            return False
        return not any(_covers(spot, quad) for quad in self._names.get((x // TILE, y // TILE), ()))


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
