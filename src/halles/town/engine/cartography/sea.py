"""The sea: OpenStreetMap only draws its coast, land on the left and water on the right."""

from collections.abc import Sequence

from halles.town.engine.cartography.lines import Box, clip_line
from halles.town.engine.cartography.plane import Line, Point, is_ring


def sea_rings(coast: Sequence[Line], frame: Box) -> list[list[Point]]:
    """Return the rings around the water that coasts leave in the frame; islands turn the other way."""
    pieces = [part for line in _chains(coast) for part in clip_line(line, frame)]
    islands = [piece for piece in pieces if is_ring(piece)]
    crossing = [p for p in pieces if not is_ring(p) and _is_edge(p[0], frame) and _is_edge(p[-1], frame)]
    if not crossing:
        return [_frame_ring(frame), *islands] if islands else []
    rings = []
    while crossing:
        ring = crossing.pop()
        first = ring[0]
        while True:
            start = _around(ring[-1], frame)
            after = min([*crossing, ring], key=lambda p: _ahead(start, _around(p[0], frame), frame))
            ring += _corners(start, _around(after[0], frame), frame)
            if after[0] == first:
                break
            crossing.remove(after)
            ring += after
        rings.append([*ring, first])
    return [*rings, *islands]


def _chains(coast: Sequence[Line]) -> list[list[Point]]:
    """Return coasts joined where one ends as another starts, water still on the right."""
    waiting = {line[0]: list(line) for line in coast if len(line) > 1}
    ends = {line[-1] for line in waiting.values()}
    chains = []
    for start in sorted(waiting, key=lambda point: point in ends):
        chain = waiting.pop(start, None)
        while chain and chain[-1] in waiting:
            chain += waiting.pop(chain[-1])[1:]
        if chain:
            chains.append(chain)
    return chains


def _is_edge(point: Point, frame: Box) -> bool:
    x, y = point
    gap = min(abs(x - frame[0]), abs(x - frame[2]), abs(y - frame[1]), abs(y - frame[3]))
    return gap < 1e-6


def _around(point: Point, frame: Box) -> float:
    """Return how far along the frame's edge a point is, clockwise on the screen from the top left."""
    left, top, right, bottom = frame
    (x, y), wide, tall = point, right - left, bottom - top
    if abs(y - top) < 1e-6:
        return x - left
    if abs(x - right) < 1e-6:
        return wide + y - top
    if abs(y - bottom) < 1e-6:
        return wide + tall + right - x
    return 2 * wide + tall + bottom - y


def _ahead(start: float, end: float, frame: Box) -> float:
    """Return how far `end` is from `start` along the edge, water on the right: clockwise on the screen."""
    whole = 2 * (frame[2] - frame[0] + frame[3] - frame[1])
    return (end - start) % whole


def _corners(start: float, end: float, frame: Box) -> list[Point]:
    """Return the corners of the frame between two places on its edge."""
    found = [(_ahead(start, _around(corner, frame), frame), corner) for corner in _frame_ring(frame)[:4]]
    far = _ahead(start, end, frame)
    return [corner for ahead, corner in sorted(found) if 0 < ahead < far]


def _frame_ring(frame: Box) -> list[Point]:
    left, top, right, bottom = frame
    return [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
