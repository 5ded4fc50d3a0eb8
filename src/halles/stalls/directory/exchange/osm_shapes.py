"""Which objects are drawn on the base map, in which layer, and how much of each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from statistics import median

from halles.kit.geo import Box, Line, Point, box_of, boxes_touch, clip_line, clip_ring, is_ring, pack
from halles.town.public import Shape

KEYS = (
    "highway",
    "building",
    "natural",
    "waterway",
    "water",
    "landuse",
    "leisure",
    "railway",
    "place",
    "amenity",
)
"""The keys without which an object is never drawn."""

_STREETS = frozenset(
    [
        "motorway",
        "trunk",
        "primary",
        "secondary",
        "tertiary",
        "unclassified",
        "residential",
        "living_street",
        "pedestrian",
        "service",
        "track",
        "footway",
        "path",
        "steps",
        "cycleway",
        "bridleway",
        "road",
        "motorway_link",
        "trunk_link",
        "primary_link",
        "secondary_link",
        "tertiary_link",
    ]
)
_YARDS = frozenset({"parking_aisle", "driveway", "drive-through"})
_RAILWAYS = frozenset({"rail", "light_rail", "tram", "narrow_gauge"})
_WATERCOURSES = frozenset({"river", "canal", "stream"})
_GREEN = {
    "leisure": frozenset({"park", "garden", "nature_reserve", "golf_course", "pitch", "playground"}),
    "landuse": frozenset(
        [
            "grass",
            "forest",
            "meadow",
            "cemetery",
            "village_green",
            "recreation_ground",
            "allotments",
            "orchard",
            "vineyard",
        ]
    ),
    "natural": frozenset({"wood", "scrub", "heath", "grassland", "wetland", "beach"}),
}
_WATER = {
    "natural": frozenset({"water", "bay"}),
    "waterway": frozenset({"riverbank", "dock"}),
    "landuse": frozenset({"basin", "reservoir"}),
}
_LANDMARKS = {
    "amenity": frozenset(
        [
            "townhall",
            "place_of_worship",
            "theatre",
            "cinema",
            "library",
            "arts_centre",
            "courthouse",
            "hospital",
            "school",
            "college",
            "university",
            "marketplace",
            "community_centre",
        ]
    ),
    "tourism": frozenset({"museum"}),
    "historic": frozenset({"castle"}),
}
"""What people find their way by: it says more of a building than that it is one."""

_PLAIN = frozenset({"yes", "public", "civic", "commercial", "government"})
_COVERED = frozenset({"underground", "multi-storey", "rooftop"})


def surface_layer(tags: Mapping[str, str]) -> tuple[str, str]:
    """Return the layer and kind of a surface with these tags, or two empty words when it is not drawn."""
    if tags.get("railway") == "station":
        return "building", "train_station"
    if tags.get("building", "no") != "no":
        return "building", _building(tags)
    if tags.get("amenity") == "parking":
        return ("", "") if tags.get("parking") in _COVERED else ("parking", tags.get("parking", "surface"))
    for key, values in _WATER.items():
        if tags.get(key) in values:
            return "water", tags[key]
    if tags.get("place") == "square" or (
        tags.get("highway") in ("pedestrian", "footway") and _is_surface(tags)
    ):
        return "square", tags.get("highway") or tags["place"]
    for key, values in _GREEN.items():
        if tags.get(key) in values:
            return "green", tags[key]
    return "", ""


def _building(tags: Mapping[str, str]) -> str:
    """Return the kind of a building: what it is for, where that is how people know it."""
    kind = tags["building"]
    if kind in _PLAIN:
        found = (tags[key] for key, values in _LANDMARKS.items() if tags.get(key) in values)
        kind = next(found, kind)
    return kind


def line_layer(tags: Mapping[str, str]) -> tuple[str, str]:
    """Return the layer and kind of a line with these tags, or two empty words when it is not drawn."""
    highway = tags.get("highway", "")
    if highway in _STREETS and tags.get("service") not in _YARDS and not _is_surface(tags):
        return "street", highway
    if tags.get("railway") in _RAILWAYS:
        return "railway", tags["railway"]
    if tags.get("waterway") in _WATERCOURSES and tags.get("tunnel", "no") == "no":
        return "water", tags["waterway"]
    if tags.get("natural") == "coastline":
        return "water", "coastline"
    return "", ""


def _is_surface(tags: Mapping[str, str]) -> bool:
    return tags.get("area") == "yes" or tags.get("type") == "multipolygon"


def way_shape(*, osm: str, tags: Mapping[str, str], line: Line, box: Box | None) -> Shape | None:
    """Return what a way draws within `box`, or None."""
    layer, kind = line_layer(tags)
    if layer and len(line) > 1:
        return _shape(osm, layer, kind, tags, clip_line(line, box) if box else [line])
    layer, kind = surface_layer(tags)
    if layer and is_ring(line):
        return surface_shape(osm=osm, tags=tags, rings=[line], box=box)
    return None


def surface_shape(
    *, osm: str, tags: Mapping[str, str], rings: Sequence[Line], box: Box | None
) -> Shape | None:
    """Return what a surface (its rings, holes among them) draws within `box`, or None."""
    layer, kind = surface_layer(tags)
    if not layer or not rings:
        return None
    if layer != "building" and box:
        rings = [part for ring in rings if (part := _clipped(ring, box))]
    return _shape(osm, layer, kind, tags, rings)


def _clipped(ring: Line, box: Box) -> Line:
    around = box_of([ring])
    if around[0] >= box[0] and around[1] >= box[1] and around[2] <= box[2] and around[3] <= box[3]:
        return ring
    return clip_ring(ring, box) if boxes_touch(around, box) else []


def _shape(osm: str, layer: str, kind: str, tags: Mapping[str, str], lines: Sequence[Line]) -> Shape | None:
    if not lines:
        return None
    return Shape(osm=osm, layer=layer, name=tags.get("name", "")[:255], kind=kind[:40], points=pack(lines))


def largest(rings: Sequence[Line]) -> Line:
    """Return the ring with the largest box: what its centre stands for."""

    def spread(ring: Line) -> int:
        west, south, east, north = box_of([ring])
        return (east - west) * (north - south)

    return max(rings, key=spread)


FRAME = 60_000
"""Some 450 to 650 metres: how far from the middle of the shops the neighbours' side is still on the map."""


def other_bank(beyond: Iterable[tuple[Shape, Box]], places: Sequence[Point]) -> Iterator[Shape]:
    """Yield what of the neighbours lies near the middle of the shops, nameless: seen, but not the town's."""
    lon, lat = int(median(place[0] for place in places)), int(median(place[1] for place in places))
    near = (lon - FRAME, lat - FRAME, lon + FRAME, lat + FRAME)
    return (replace(shape, name="") for shape, box in beyond if boxes_touch(box, near))
