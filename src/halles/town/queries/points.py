"""What the stalls put on the map: shops and services, as points of one form."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Q

from halles.kit.manifest import house_parts
from halles.town.engine.cartography import EDITION
from halles.town.models import MapDrawing


@dataclass(frozen=True, slots=True)
class MapPoint:
    """Something that is somewhere, and has a page of its own."""

    title: str
    kind: str
    """What it is, in the words of the page."""
    href: str
    """The address of its page, whose last word names it on the map."""
    group: str
    """Word of its group of kinds; with the same symbol and, in `group_title`, the same title."""
    group_title: str
    symbol: str
    """Its sign: a name of SYMBOLS."""
    lon: int | None
    lat: int | None
    street: str
    number: str
    label: str = ""
    """What its mark holds in the place of the sign: a number of three digits at most."""

    @property
    def anchor(self) -> str:
        """Its word in the address of its page, by which the map can be opened on it."""
        return self.href.rstrip("/").rsplit("/", 1)[-1]


def points_list(*, town: str, closed: Collection[str] = ()) -> list[MapPoint]:
    """Return what the stalls put on the map of a town, those it keeps `closed` aside."""
    parts = house_parts("map_points").items()
    return [point for stall, part in parts if stall not in closed for point in part(town=town)]


def positions_list(*, town: str) -> list[tuple[int, int]]:
    """Return where the town's shops are, for the map to be centred on them."""
    return [(p.lon, p.lat) for p in points_list(town=town) if p.lon is not None and p.lat is not None]


def maps_stale() -> list[str]:
    """Return the towns whose map is to be drawn again: its shapes changed, or how they are drawn."""
    stale = Q(is_stale=True) | ~Q(digest__startswith=f"{EDITION}.")
    return list(MapDrawing.objects.filter(stale).values_list("town__slug", flat=True))


@dataclass(frozen=True)
class PointGroup:
    """A group of kinds that is on the map, its sign, and how many are there."""

    slug: str
    title: str
    symbol: str
    count: int


def groups_of(points: Iterable[MapPoint]) -> list[PointGroup]:
    """Return the groups of these points, the largest first."""
    found: dict[str, list[MapPoint]] = {}
    for point in points:
        found.setdefault(point.group, []).append(point)
    groups = (
        PointGroup(slug, some[0].group_title, some[0].symbol, len(some)) for slug, some in found.items()
    )
    return sorted((group for group in groups if group.slug), key=lambda group: (-group.count, group.slug))
