"""Who is where: the streets and squares of a town, door by door."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from halles.kit.text import slugify
from halles.town.engine.cartography import Street, nearest_street, street_key
from halles.town.models import MapDrawing, Premises
from halles.town.queries.maps import plane_of
from halles.town.queries.points import MapPoint, points_list
from halles.town.queries.towns import premises_list


@dataclass
class Door:
    """One number of a street, or what of it has no number."""

    number: str = ""
    points: list[MapPoint] = field(default_factory=list)
    vacant: list[Premises] = field(default_factory=list)
    guessed: list[MapPoint] = field(default_factory=list)
    """Nobody wrote their street: it is the nearest one."""

    @property
    def slug(self) -> str:
        """The word of this number in addresses, empty without a number."""
        return slugify(self.number) if self.number else ""

    @property
    def place(self) -> str:
        """The public id of the place of its premises, where there are some."""
        return self.vacant[0].place_id if self.vacant else ""


@dataclass
class StreetView:
    """A street or a square, with its doors in the order of their numbers."""

    slug: str
    name: str
    street: Street | None = None
    """Its lines on the map; None for a name that only addresses know."""
    doors: list[Door] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many shops and services are there."""
        return sum(len(door.points) + len(door.guessed) for door in self.doors)

    @property
    def vacant(self) -> int:
        """How many premises are available."""
        return sum(len(door.vacant) for door in self.doors)

    @property
    def points(self) -> list[MapPoint]:
        """Everybody in the street."""
        return [point for door in self.doors for point in (*door.points, *door.guessed)]


@dataclass
class Streets:
    """All streets of a town by slug, and who is in none."""

    drawing: MapDrawing | None
    by_slug: dict[str, StreetView]
    elsewhere: list[MapPoint]

    @property
    def by_name(self) -> list[StreetView]:
        """The streets in the order of their names."""
        return sorted(self.by_slug.values(), key=lambda street: slugify(street.name))

    @property
    def points(self) -> list[MapPoint]:
        """Everybody."""
        return [point for street in self.by_slug.values() for point in street.points] + self.elsewhere

    def meeting(self, street: StreetView) -> list[StreetView]:
        """Return the streets and squares that a street meets, by name."""
        met = (self.by_slug[slug] for slug in (street.street.meets if street.street else ()))
        return sorted(met, key=lambda other: slugify(other.name))


def drawing_get(*, town: str) -> MapDrawing | None:
    """Return the drawing of a town's map, if it was ever made."""
    return MapDrawing.objects.filter(town__slug=town).exclude(digest="").first()


def streets_get(*, town: str, group: str = "") -> Streets:
    """Return the streets of a town with who is there, of one group of kinds only if one is given.

    Three questions to the database: the drawing, the stalls' points, the premises that are available.
    """
    drawing = drawing_get(town=town)
    index = _Index(drawing)
    for point in points_list(town=town):
        if not group or point.group == group:
            index.add(point)
    for premises in () if group else premises_list(town=town, only_vacant=True):
        if premises.place.street:
            index.door(premises.place.street, premises.place.number).vacant.append(premises)
    return index.streets()


class _Index:
    """Doors by street and number, while they are found."""

    def __init__(self, drawing: MapDrawing | None) -> None:
        self.drawing = drawing
        drawn = [_street(row) for row in drawing.streets] if drawing else []
        self.known = drawn
        self.by_key = {
            street_key(street.name): StreetView(street.slug, street.name, street) for street in drawn
        }
        self.doors: dict[str, dict[str, Door]] = defaultdict(dict)
        self.elsewhere: list[MapPoint] = []

    def add(self, point: MapPoint) -> None:
        if street_key(point.street):
            self.door(point.street, point.number).points.append(point)
            return
        near = self._nearest(point)
        if near:
            self.door(near.name, "").guessed.append(point)
        else:
            self.elsewhere.append(point)

    def door(self, street: str, number: str) -> Door:
        key = street_key(street)
        if key not in self.by_key:
            self.by_key[key] = StreetView(self._free_slug(key), street.strip())
        return self.doors[key].setdefault(slugify(number) if number else "", Door(number.strip()))

    def _free_slug(self, key: str) -> str:
        taken = {street.slug for street in self.by_key.values()}
        slug = key[:60].strip("-")
        tries = (slug, *(f"{slug}-{n}" for n in range(2, 99)))
        return next(each for each in tries if each not in taken)

    def _nearest(self, point: MapPoint) -> Street | None:
        if self.drawing is None or point.lon is None or point.lat is None:
            return None
        return nearest_street(plane_of(self.drawing).xy((point.lon, point.lat)), self.known)

    def streets(self) -> Streets:
        for key, doors in self.doors.items():
            self.by_key[key].doors = sorted(doors.values(), key=_order)
            for door in doors.values():
                door.points.sort(key=lambda point: slugify(point.title))
                door.guessed.sort(key=lambda point: slugify(point.title))
        self.elsewhere.sort(key=lambda point: slugify(point.title))
        return Streets(self.drawing, {s.slug: s for s in self.by_key.values()}, self.elsewhere)


def _street(row: Sequence[object]) -> Street:
    slug, name, lines, meets = row
    return Street(str(slug), str(name), _lines(lines), tuple(meets))  # type: ignore[call-overload]


def _lines(lines: Iterable[Iterable[Sequence[int]]]) -> tuple[tuple[tuple[int, int], ...], ...]:
    return tuple(tuple((x, y) for x, y in line) for line in lines)


def _order(door: Door) -> tuple[int, int, str]:
    """Order doors by number, "3" before "3 bis" before "12"; what has no number comes last."""
    found = re.match(r"\d+", door.number)
    return (0 if door.number else 1), int(found[0]) if found else 0, door.number.lower()
