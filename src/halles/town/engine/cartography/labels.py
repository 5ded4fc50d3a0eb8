"""Put names on the drawing, the important ones first, none over another or beyond the frame."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from math import cos, degrees, radians, sin

from halles.town.engine.cartography.glyphs import text_width
from halles.town.engine.cartography.plane import Point
from halles.town.engine.cartography.room import Polygon, Room, box

HALF = 0.5
"""Metres of a unit of the drawing: what positions are rounded to before their room is worked out."""

TALL = 1.2
"""Height reserved for a line of words, accents and tails included, in shares of its size."""

LEADING = 1.28
"""From one line of words to the next, in shares of their size."""

BASELINE = 0.35
"""How far the foot of the letters is below their middle."""

PIECES = 6
"""Rectangles that cover a bent name."""


@dataclass(frozen=True)
class Style:
    """How a kind of name is set; `css` is its class in the drawing."""

    css: str
    size: float
    bold: bool = False
    spacing: float = 0.0

    def width(self, text: str) -> int:
        """Return the whole units that a text takes."""
        return int(text_width(text, self.size, bold=self.bold, spacing=self.spacing) / HALF) + 1


@dataclass(frozen=True)
class Label:
    """One line of words where it stands: its middle in whole units, or the bent path it follows."""

    text: str
    style: Style
    x: int
    y: int
    angle: int = 0
    """Whole degrees, clockwise on the screen."""
    bend: tuple[tuple[int, int], ...] = ()
    """Start, control and end of a quadratic curve; empty when the words stand straight."""
    small: bool = False

    @property
    def size(self) -> float:
        """Size in metres; small ones are smaller."""
        return self.style.size * (SMALL if self.small else 1)

    @property
    def width(self) -> int:
        """Width in whole units."""
        return replace(self.style, size=self.size).width(self.text)

    @property
    def room(self) -> list[Polygon]:
        """The polygons that the words take, in metres."""
        tall = self.size * TALL
        if not self.bend:
            return [box((self.x * HALF, self.y * HALF), self.width * HALF, tall, radians(self.angle))]
        return [_thick(a, b, tall) for a, b in _pairs(self.bend)]

    @property
    def foot(self) -> Point:
        """Where the middle of the words' baseline is, in units."""
        down, turn = self.size * BASELINE / HALF, radians(self.angle)
        return self.x - down * sin(turn), self.y + down * cos(turn)


SMALL = 0.85


def curve(bend: Sequence[Point], share: float) -> Point:
    """Return the point of a quadratic curve at `share` of its parameter."""
    (ax, ay), (cx, cy), (bx, by) = bend
    one, two, three = (1 - share) ** 2, 2 * share * (1 - share), share**2
    return one * ax + two * cx + three * bx, one * ay + two * cy + three * by


def _pairs(bend: Sequence[Point]) -> Iterable[tuple[Point, Point]]:
    points = [curve(bend, i / PIECES) for i in range(PIECES + 1)]
    metres = [(x * HALF, y * HALF) for x, y in points]
    return itertools.pairwise(metres)


def _thick(a: Point, b: Point, tall: float) -> Polygon:
    """Return the rectangle along a piece of curve, a little longer so that no wedge is left open."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    long = (dx * dx + dy * dy) ** 0.5 or 1.0
    ux, uy, more = dx / long, dy / long, tall * 0.08
    nx, ny = -uy * tall / 2, ux * tall / 2
    (ax, ay), (bx, by) = (a[0] - ux * more, a[1] - uy * more), (b[0] + ux * more, b[1] + uy * more)
    return (ax + nx, ay + ny), (bx + nx, by + ny), (bx - nx, by - ny), (ax - nx, ay - ny)


@dataclass
class Wish:
    """A name, and the places where it could stand, the best first: each is one or two lines of words."""

    priority: tuple[float, ...]
    key: str
    spots: Iterable[Sequence[Label]]
    apart: float = 0.0
    """Metres that the same name keeps from itself; 0: it is written once."""


@dataclass
class Placed:
    """The names that found a place."""

    spots: list[Sequence[Label]] = field(default_factory=list)
    """Each name's lines of words."""
    where: dict[str, list[Point]] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)


def place(wishes: Iterable[Wish], *, room: Room) -> Placed:
    """Give each name its best free place, in the order of their priorities."""
    placed = Placed()
    for wish in sorted(wishes, key=lambda wish: (wish.priority, wish.key)):
        before = placed.where.get(wish.key, [])
        if before and not wish.apart:
            continue
        found = next((spot for spot in wish.spots if _fits(spot, room, before, wish.apart)), None)
        if found is None:
            if not before:
                placed.left_out.append(wish.key)
            continue
        for label in found:
            room.take(label.room)
        placed.spots.append(found)
        placed.where.setdefault(wish.key, []).append((found[0].x * HALF, found[0].y * HALF))
    return placed


def _fits(spot: Sequence[Label], room: Room, before: Sequence[Point], apart: float) -> bool:
    x, y = spot[0].x * HALF, spot[0].y * HALF
    if any((x - bx) ** 2 + (y - by) ** 2 < apart**2 for bx, by in before):
        return False
    return all(room.is_free(label.room) for label in spot)


def upright(angle: float) -> int:
    """Return whole degrees at which words are not upside down."""
    whole = round(degrees(angle)) % 360
    return whole - 180 if 90 < whole <= 270 else whole - 360 if whole > 270 else whole
