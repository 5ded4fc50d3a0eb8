"""Reads of towns, their places and the shapes of their base map."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from halles.kit.prepared import Prepared
from halles.town.engine.holidays import public_holidays
from halles.town.engine.hours import Where
from halles.town.models import OsmShape, Place, Premises, Quarter, Territory, Town

_BY_SLUG = Prepared(lambda slug: Town.objects.filter(slug=slug), "slug")
_BY_HOST = Prepared(lambda host: Town.objects.filter(host=host), "host")
"""Asked at every page that is made."""


def town_by_slug(*, slug: str) -> Town | None:
    """Return the town whose pages are under /<slug>/."""
    return next(iter(_BY_SLUG.instances(slug=slug)), None)


def town_by_host(*, host: str) -> Town | None:
    """Return the town that has this host name for its own."""
    return next(iter(_BY_HOST.instances(host=host)), None)


def holidays_around(*, insee: str, day: date) -> dict[date, str]:
    """Return the public holidays of a town near a day, with their names in English."""
    years = {(day + timedelta(days=n)).year for n in (-2, 10)}
    found = (public_holidays(year, department=department_of(insee)) for year in sorted(years))
    return {each: name for holidays in found for each, name in holidays.items()}


def where_of(town: Town) -> Where:
    """Return where the hours of a town's places hold."""
    placed = bool(town.lon or town.lat)
    lon, lat = (town.lon / 1e7, town.lat / 1e7) if placed else (None, None)
    return Where(lon, lat, department_of(town.insee))


def department_of(insee: str) -> str:
    """Return the department of a commune: "29", "2A", "974"; "" for no code."""
    return insee[:3] if insee.startswith("97") else insee[:2]


def town_by_insee(*, insee: str) -> Town | None:
    """Return the real town that has this INSEE code."""
    return Town.objects.filter(insee=insee, is_demo=False).first() if insee else None


def town_list(*, only_open: bool = False) -> list[Town]:
    """Return the towns by name, with their territory."""
    towns = Town.objects.select_related("territory").order_by("name")
    return list(towns.filter(is_open=True) if only_open else towns)


def territory_list() -> list[Territory]:
    """Return the real territories by name: those a real town may join."""
    return list(Territory.objects.exclude(towns__is_demo=True).order_by("name"))


def quarter_list(*, town: str) -> list[Quarter]:
    """Return the quarters of a town by name."""
    return list(Quarter.objects.filter(town__slug=town).order_by("name"))


def street_names(*, town: str) -> list[str]:
    """Return the names of the streets and squares of the base map, each once, by name."""
    named = OsmShape.objects.filter(town__slug=town, layer__in=("street", "square")).exclude(name="")
    return list(named.values_list("name", flat=True).distinct().order_by("name"))


def shape_list(*, town: str) -> list[OsmShape]:
    """Return the shapes of the base map, layer by layer."""
    return list(OsmShape.objects.filter(town__slug=town).order_by("layer", "osm"))


def place_get(*, place: str) -> Place | None:
    """Return a place by its public id, with its town."""
    return Place.objects.select_related("town").filter(pk=place).first()


def premises_list(*, town: str, only_vacant: bool = False) -> list[Premises]:
    """Return the commercial units of a town with their places, by street and number."""
    rows = Premises.objects.filter(place__town__slug=town).select_related("place")
    rows = rows.filter(vacant_since__isnull=False) if only_vacant else rows
    return list(rows.order_by("place__street", "place__number", "id"))


@dataclass(frozen=True)
class Shape:
    """One shape of a base map, before it is kept: see `town.models.OsmShape`."""

    osm: str
    layer: str
    name: str
    kind: str
    points: bytes


@dataclass(frozen=True)
class MapChange:
    """What a new file changes in a base map."""

    added: tuple[Shape, ...] = ()
    changed: tuple[Shape, ...] = ()
    gone: tuple[int, ...] = ()
    """Row numbers."""

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.gone)


def map_compare(*, town: str, shapes: Sequence[Shape]) -> MapChange:
    """Return what `map_replace` would change."""
    rows = OsmShape.objects.filter(town__slug=town)
    known = {(row.osm, row.layer): row for row in rows}
    added, changed = [], []
    for shape in shapes:
        row = known.pop((shape.osm, shape.layer), None)
        if row is None:
            added.append(shape)
        elif (row.name, row.kind, bytes(row.points)) != (shape.name, shape.kind, shape.points):
            changed.append(shape)
    return MapChange(tuple(added), tuple(changed), tuple(row.pk for row in known.values()))
