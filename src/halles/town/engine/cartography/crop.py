"""A part of a drawing: what touches a box, and the names that are whole in it."""

import re
from collections.abc import Sequence

Box = tuple[int, int, int, int]
"""Left, top, right, bottom, in units."""

_DATA = re.compile(r' d="(M[^"]*)"')
_NUMBER = re.compile(r"-?\d+")


def crop_ground(ground: str, box: Box) -> str:
    """Return a drawing's ground without the lines that have nothing in a box."""
    return _DATA.sub(lambda found: f' d="{_kept(found[1], box)}"', ground)


def _kept(data: str, box: Box) -> str:
    return "".join(f"M{part}" for part in data.split("M")[1:] if _touches(part, box))


def _touches(part: str, box: Box) -> bool:
    """Say whether the box around one line of a path, "x y l dx dy …", touches another."""
    numbers = [int(number) for number in _NUMBER.findall(part)]
    x, y = numbers[:2]
    left, top, right, bottom = x, y, x, y
    for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
        x, y = x + dx, y + dy
        left, right = min(left, x), max(right, x)
        top, bottom = min(top, y), max(bottom, y)
    return left <= box[2] and box[0] <= right and top <= box[3] and box[1] <= bottom


def is_whole(room: Sequence[Sequence[int]], box: Box) -> bool:
    """Say whether a name's rectangles are within a box."""
    return all(
        box[0] <= x <= box[2] and box[1] <= y <= box[3]
        for quad in room
        for x, y in zip(quad[::2], quad[1::2], strict=True)
    )
