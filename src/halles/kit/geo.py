"""Positions as whole 1e-7 degrees: distances, packed lines, inside or outside, clipping.

A `Point` is (longitude, latitude) in 1e-7 degree (about a centimetre), a `Line` a sequence of points, a
ring a line whose last point is its first. Only `metres` leaves the whole numbers.
"""

import itertools
from collections.abc import Iterable, Sequence

import numpy as np

Point = tuple[int, int]
Line = Sequence[Point]
Box = tuple[int, int, int, int]
"""West, south, east, north."""

SCALE = 10_000_000
EARTH_RADIUS = 6_371_008.8
"""Mean radius in metres (IUGG)."""


def to_units(degrees: float) -> int:
    """Return an angle in 1e-7 degree."""
    return round(degrees * SCALE)


def to_degrees(units: int) -> float:
    """Return an angle in degrees."""
    return units / SCALE


def metres(a: Point, b: Point) -> float:
    """Return the great-circle distance (haversine) between two points."""
    return float(metres_to_all(a, np.array([b], dtype=np.int64))[0])


def metres_to_all(a: Point, others: np.ndarray) -> np.ndarray:
    """Return the distances from `a` to each row (longitude, latitude) of `others`."""
    lon, lat = np.radians(a[0] / SCALE), np.radians(a[1] / SCALE)
    lons, lats = np.radians(others[:, 0] / SCALE), np.radians(others[:, 1] / SCALE)
    half = np.sin((lats - lat) / 2) ** 2 + np.cos(lat) * np.cos(lats) * np.sin((lons - lon) / 2) ** 2
    return 2 * EARTH_RADIUS * np.arcsin(np.sqrt(np.minimum(half, 1)))


def box_of(lines: Iterable[Line]) -> Box:
    """Return the smallest box around `lines`, which hold at least one point."""
    points = [point for line in lines for point in line]
    lons, lats = [p[0] for p in points], [p[1] for p in points]
    return min(lons), min(lats), max(lons), max(lats)


def boxes_touch(a: Box, b: Box) -> bool:
    """Say whether two boxes share at least a point."""
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]


def is_ring(line: Line) -> bool:
    """Say whether `line` comes back to its first point around something."""
    return len(line) > 3 and line[0] == line[-1]


def centre(line: Line) -> Point:
    """Return the centre of gravity of a ring's surface, or the middle of an open line's points."""
    x0, y0 = line[0]
    if is_ring(line):
        doubled = east = north = 0
        for (ax, ay), (bx, by) in itertools.pairwise(line):
            # Around the first point, so that whole numbers stay small.
            cross = (ax - x0) * (by - y0) - (bx - x0) * (ay - y0)
            doubled += cross
            east += (ax + bx - 2 * x0) * cross
            north += (ay + by - 2 * y0) * cross
        if doubled:
            return x0 + round(east / (3 * doubled)), y0 + round(north / (3 * doubled))
    return round(sum(p[0] for p in line) / len(line)), round(sum(p[1] for p in line) / len(line))


class Region:
    """A surface known by its border and one point whose side is known: rings, or a part of them.

    A point is inside when the straight line from it to the known point crosses the border an even number of
    times (known point inside) or an odd one (outside). So a border that an extract cuts off still tells the
    sides apart within the extract's box, when it holds every piece of border that meets the box.
    """

    def __init__(self, border: Iterable[Line], *, known: Point | None = None) -> None:
        """Take whole rings, or pieces of border and a `known` point inside."""
        pieces = [np.array(line, dtype=np.int64) for line in border if len(line) > 1]
        self._from = np.concatenate([piece[:-1] for piece in pieces])
        self._to = np.concatenate([piece[1:] for piece in pieces])
        low, high = self._from.min(axis=0), self._from.max(axis=0)
        self.box: Box = (int(low[0]), int(low[1]), int(high[0]), int(high[1]))
        self._known_is_inside = known is not None
        self._known = np.array(known or (self.box[0] - 1, self.box[1] - 1), dtype=np.int64)
        self._known_side = _cross(self._from, self._to, self._known) >= 0

    def contains(self, point: Point) -> bool:
        """Say whether `point` is inside; on the border itself, either answer may come."""
        place = np.array(point, dtype=np.int64)
        parted = (_cross(self._from, self._to, place) >= 0) != self._known_side
        away = self._known - place
        # An end of an edge that lies on the line counts as left of it, for both edges it ends: crossed once.
        left_from = _cross(place, place + away, self._from) >= 0
        left_to = _cross(place, place + away, self._to) >= 0
        crossings = int(np.count_nonzero(parted & (left_from != left_to)))
        return (crossings % 2 == 0) == self._known_is_inside

    def touches(self, line: Line) -> bool:
        """Say whether at least one point of `line` is inside."""
        return any(self.contains(point) for point in line)


def _cross(a: np.ndarray, b: np.ndarray, p: np.ndarray) -> np.ndarray:
    """Return, for lines from a to b, a number that is positive when p is on their left."""
    ahead, aside = b - a, p - a
    result: np.ndarray = ahead[..., 0] * aside[..., 1] - ahead[..., 1] * aside[..., 0]
    return result


def rings_of(lines: Iterable[Line]) -> tuple[list[list[Point]], list[list[Point]]]:
    """Join lines end to end in any order and direction; return the closed rings and what stays open."""
    rings: list[list[Point]] = []
    open_ends: dict[Point, list[Point]] = {}
    for line in lines:
        current = list(line)
        while len(current) > 1 and current[0] != current[-1]:
            other = open_ends.pop(current[-1], None) or open_ends.pop(current[0], None)
            if other is None:
                open_ends[current[0]] = open_ends[current[-1]] = current
                break
            for end in (other[0], other[-1]):
                if open_ends.get(end) is other:
                    del open_ends[end]
            current = _joined(current, other)
        else:
            if is_ring(current):
                rings.append(current)
    left = {id(line): line for line in open_ends.values()}
    return rings, list(left.values())


def _joined(a: list[Point], b: list[Point]) -> list[Point]:
    """Return one line made of two that share an end."""
    if a[-1] not in (b[0], b[-1]):
        a = a[::-1]
    if a[-1] != b[0]:
        b = b[::-1]
    return a + b[1:]


def clip_line(line: Line, box: Box) -> list[list[Point]]:
    """Return the parts of `line` in or across `box`, whole segments: they may stick out by one segment."""
    parts: list[list[Point]] = []
    for a, b in itertools.pairwise(line):
        if not boxes_touch(box_of([(a, b)]), box):
            continue
        if parts and parts[-1][-1] == a:
            parts[-1].append(b)
        else:
            parts.append([a, b])
    return parts


def clip_ring(ring: Line, box: Box) -> list[Point]:
    """Return the ring around the part of a surface that is inside `box` (empty when there is none)."""
    points = list(ring[:-1])
    for axis, limit, sign in ((0, box[0], 1), (0, -box[2], -1), (1, box[1], 1), (1, -box[3], -1)):
        points = _clip_side(points, axis, limit, sign)
    return [*points, points[0]] if len(points) > 2 else []


def _clip_side(points: list[Point], axis: int, limit: int, sign: int) -> list[Point]:
    """Keep what is beyond one side of a box (Sutherland and Hodgman)."""
    kept: list[Point] = []
    for i, current in enumerate(points):
        before = points[i - 1]
        here, there = sign * current[axis] - limit, sign * before[axis] - limit
        if (here >= 0) != (there >= 0):
            share = there / (there - here)
            crossing = [round(before[k] + share * (current[k] - before[k])) for k in (0, 1)]
            crossing[axis] = sign * limit
            kept.append((crossing[0], crossing[1]))
        if here >= 0:
            kept.append(current)
    return kept


def pack(lines: Sequence[Line]) -> bytes:
    """Return `lines` in few bytes: numbers of points, then differences, as zigzag varints."""
    out = bytearray()
    x = y = 0
    for line in lines:
        _put(out, len(line))
        for lon, lat in line:
            _put(out, _zigzag(lon - x))
            _put(out, _zigzag(lat - y))
            x, y = lon, lat
    return bytes(out)


def unpack(data: bytes | memoryview) -> list[list[Point]]:
    """Return the lines that `pack` packed; raise ValueError when `data` is cut off."""
    numbers = iter(_numbers(bytes(data)))
    lines: list[list[Point]] = []
    x = y = 0
    try:
        for size in numbers:
            line: list[Point] = []
            for _ in range(size):
                x += _unzigzag(next(numbers))
                y += _unzigzag(next(numbers))
                line.append((x, y))
            lines.append(line)
    except StopIteration:
        raise ValueError("packed lines are cut off") from None
    return lines


def _zigzag(value: int) -> int:
    return value << 1 if value >= 0 else (-value << 1) - 1


def _unzigzag(value: int) -> int:
    return -((value + 1) >> 1) if value & 1 else value >> 1


def _put(out: bytearray, value: int) -> None:
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)


def _numbers(data: bytes) -> list[int]:
    """Read varints; ValueError when the last one has no end."""
    numbers, value, shift = [], 0, 0
    for byte in data:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            numbers.append(value)
            value = shift = 0
    if shift:
        raise ValueError("packed lines are cut off")
    return numbers
