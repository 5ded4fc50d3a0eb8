"""Who is where: the streets and squares of a town, door by door."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext

from halles.kit.text import slugify
from halles.town.engine.cartography import HALF, Street, capital, nearest_street, street_key
from halles.town.models import MapDrawing, Premises
from halles.town.queries.maps import MapView, box_around, map_view, plane_of, unit_of
from halles.town.queries.points import MapPoint, points_list
from halles.town.queries.towns import premises_list

VACANT = "locaux"
"""Word of the group of premises that are available."""


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

    def only(self, group: str) -> "Door":
        """Return the door with those of one group of kinds alone."""
        points, guessed = ([p for p in some if p.group == group] for some in (self.points, self.guessed))
        return Door(self.number, points, self.vacant if group == VACANT else [], guessed)


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

    def only(self, group: str) -> "StreetView":
        """Return the street with those of one group of kinds alone."""
        doors = (door.only(group) for door in self.doors)
        return replace(self, doors=[door for door in doors if door.points or door.guessed or door.vacant])


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

    @property
    def vacant(self) -> list[MapPoint]:
        """The premises that are available, as points of the map."""
        return [point for street in self.by_slug.values() for point in vacant_points(street)]

    def map_of(self, points: Sequence[MapPoint]) -> MapView | None:
        """Return the whole map with these points; None where there is nothing to draw."""
        return map_view(self.drawing, points) if self.drawing and self.drawing.width else None

    def only(self, group: str) -> list[StreetView]:
        """Return the streets by name with those of one group of kinds alone."""
        return [street.only(group) for street in self.by_name]

    def meeting(self, street: StreetView) -> list[StreetView]:
        """Return the streets and squares that a street meets, by name."""
        met = (self.by_slug[slug] for slug in (street.street.meets if street.street else ()))
        return sorted(met, key=lambda other: slugify(other.name))

    def view_of(self, street: StreetView, door: Door | None = None) -> MapView | None:
        """Return the part of the map around a street, or around one of its doors; None when it is off it."""
        if self.drawing is None or not self.drawing.width:
            return None
        here = [*door.points, *door.guessed] if door else street.points
        vacant = [point for point in vacant_points(street) if not door or point.number == door.number]
        spots = [at for point in (*here, *vacant) if (at := unit_of(self.drawing, point))]
        if street.street and not (door and spots):
            spots += [(x / HALF, y / HALF) for line in street.street.lines for x, y in line]
        box = box_around(self.drawing, spots)
        return map_view(self.drawing, here + vacant, box=box) if box else None


def vacant_points(street: StreetView) -> list[MapPoint]:
    """Return the premises of a street that are available and whose position is known."""
    found = []
    for door in street.doors:
        for premises in door.vacant:
            place, words = premises.place, {"slug": street.slug, "number": door.slug}
            name = "town:door" if door.slug else "town:street"
            arguments = words if door.slug else {"slug": street.slug}
            href = reverse(name, urlconf=settings.TOWN_URLCONF, kwargs=arguments)
            title = gettext("Premises available")
            where = (place.lon, place.lat, street.name, door.number)
            found.append(MapPoint(title, "", href, VACANT, title, "key", *where))
    return found


def drawing_get(*, town: str) -> MapDrawing | None:
    """Return the drawing of a town's map, if it was ever made."""
    return MapDrawing.objects.filter(town__slug=town).exclude(digest="").first()


def streets_drawn(drawing: MapDrawing) -> list[Street]:
    """Return the named streets and squares of a drawing."""
    return [_street(row) for row in drawing.streets]


def streets_get(*, town: str, closed: Collection[str] = ()) -> Streets:
    """Return the streets of a town with who is there; what `closed` stalls hold is left out.

    Three questions to the database: the drawing, the stalls' points, the premises that are available.
    """
    drawing = drawing_get(town=town)
    index = _Index(drawing)
    for point in points_list(town=town, closed=closed):
        index.add(point)
    for premises in premises_list(town=town, only_vacant=True):
        if premises.place.street:
            index.door(premises.place.street, premises.place.number).vacant.append(premises)
    return index.streets()


class _Index:
    """Doors by street and number, while they are found."""

    def __init__(self, drawing: MapDrawing | None) -> None:
        self.drawing = drawing
        self.known = streets_drawn(drawing) if drawing else []
        self.by_key = {street_key(each.name): StreetView(each.slug, each.name, each) for each in self.known}
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
            self.by_key[key] = StreetView(self._free_slug(key), capital(street.strip()))
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


def _street(row: Sequence[Any]) -> Street:
    slug, name, lines, meets = row
    return Street(slug, name, tuple(tuple((x, y) for x, y in line) for line in lines), tuple(meets))


def _order(door: Door) -> tuple[int, int, str]:
    """Order doors by number, "3" before "3 bis" before "12"; what has no number comes last."""
    found = re.match(r"\d+", door.number)
    return (0 if door.number else 1), int(found[0]) if found else 0, door.number.lower()
