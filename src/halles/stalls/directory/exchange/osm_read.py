"""Read what a commune needs from an OpenStreetMap extract: its shops and services, and its base map.

Five passes over the file, each with its filter, so that a whole region's extract never sits in memory: only
the positions of nodes do, and those of a large file in a temporary file (see `osm_file`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from halles.kit.errors import BadInput
from halles.kit.geo import SCALE, Box, Line, Point, box_of, boxes_touch, centre, metres, rings_of
from halles.kit.progress import Progress
from halles.kit.text import fold
from halles.stalls.directory.engine.categories import category_of
from halles.stalls.directory.engine.categories.osm import KEYS as PLACE_KEYS
from halles.stalls.directory.engine.osm_words import languages_of, payment_of
from halles.stalls.directory.engine.places import FoundPlace, without_twins
from halles.stalls.directory.exchange import osm_shapes
from halles.stalls.directory.exchange.osm_border import Border, find_border
from halles.stalls.directory.exchange.osm_file import OsmFile, name_of, opened
from halles.town.public import Shape

KEYS = tuple(dict.fromkeys((*PLACE_KEYS, *osm_shapes.KEYS)))
PASSES = 5
AROUND = SCALE // 20
"""Some 5 km: a way whose first, middle and last points are all farther from the commune is not looked at."""

CUT_OFF_AROUND = SCALE // 10
"""How far from the known pieces of a border that the extract cuts off its commune is looked for."""

_OF_THE_TOWN = {"townhall": "Mairie", "post-office": "La Poste", "police": "Police municipale"}
"""OpenStreetMap calls these by the town's name alone, which says nothing within the town."""


@dataclass(frozen=True)
class Extract:
    """All that an import needs, before anything is written."""

    file: str
    commune: str
    insee: str
    cut: str
    """"border": cut to the commune; "part": to the part of its border in the file; "none": not cut."""
    centre: Point
    places: tuple[FoundPlace, ...]
    shapes: tuple[Shape, ...]
    left_out: Mapping[str, int]
    """Sentences, each with a number of objects."""


def read_extract(path: Path, *, commune: str, progress: Progress, insee: str = "") -> Extract:
    """Read the shops, services and shapes of `commune` (a name or an INSEE code), or raise BadInput."""
    with opened(path) as file:
        progress.step(_("Looking for the commune"), 0, PASSES)
        border = find_border(file, wanted=commune, code=insee)
        collector = _Collector(file, border)
        progress.step(_("Looking for the commune"), PASSES, PASSES)
        _collect(file, collector, progress)
    if not collector.places:
        raise BadInput(
            _("%(file)s: no named shop or service is in it for %(name)s.")
            % {"file": path.name, "name": border.name},
            advice=_("Expected objects with a name and shop=*, amenity=*, craft=*, healthcare=*, office=*."),
        )
    return _extract(path, border, collector)


def _collect(file: OsmFile, collector: "_Collector", progress: Progress) -> None:
    text = _("Reading the map")
    progress.step(text, 0, PASSES)
    surfaces = [s for r in file.relations(*KEYS) if (s := _surface(file, r))]
    progress.step(text, 1, PASSES)
    for thing in file.nodes_and_ways(*KEYS):
        (collector.node if thing.is_node() else collector.way)(thing)
    progress.step(text, 3, PASSES)
    wanted = {way for surface in surfaces for way in surface.ways}
    lines = (
        {way.id: line for way in file.ways(wanted) if (line := collector.near_line(way))} if wanted else {}
    )
    progress.step(text, 4, PASSES)
    for surface in surfaces:
        collector.surface(surface, [lines[way] for way in surface.ways if way in lines])
    progress.step(text, PASSES, PASSES)


def _extract(path: Path, border: Border, collector: "_Collector") -> Extract:
    places = without_twins(collector.places, metres)
    west, south, east, north = box_of([[(p.lon, p.lat) for p in places]])
    shapes = [*collector.shapes, *osm_shapes.other_bank(collector.beyond, [(p.lon, p.lat) for p in places])]
    return Extract(
        file=path.name,
        commune=border.name,
        insee=border.insee,
        cut="border" if border.is_whole else "part" if border.region else "none",
        centre=border.centre or ((west + east) // 2, (south + north) // 2),
        places=tuple(places),
        shapes=tuple(sorted(shapes, key=lambda shape: (shape.layer, shape.osm))),
        left_out=dict(sorted(collector.file.left_out.items())),
    )


@dataclass(frozen=True)
class _Surface:
    """A relation of rings, before its ways are known."""

    osm: str
    tags: dict[str, str]
    ways: tuple[int, ...]


def _surface(file: OsmFile, relation: Any) -> _Surface | None:
    tags = file.tags(relation)
    if tags.get("type") != "multipolygon" or not (osm_shapes.surface_layer(tags)[0] or category_of(tags)):
        return None
    return _Surface(name_of(relation), tags, tuple(m.ref for m in relation.members if m.type == "w"))


class _Collector:
    """Keeps what lies in the commune."""

    def __init__(self, file: OsmFile, border: Border) -> None:
        self.file, self.region, self.commune = file, border.region, fold(border.name)
        self.places: list[FoundPlace] = []
        self.shapes: list[Shape] = []
        self.beyond: list[tuple[Shape, Box]] = []
        """Shapes of the neighbours, with the boxes around them."""
        self.box: Box | None = None
        if border.region:
            more = osm_shapes.FRAME if border.is_whole else CUT_OFF_AROUND
            self.box = _wider(border.region.box, more)
        self._near = _wider(self.box, AROUND) if self.box else None

    def node(self, node: Any) -> None:
        """Keep a shop or service that is a point."""
        if not node.location.valid():
            return
        point = (node.location.x, node.location.y)
        if self._in_box(point):
            self._place(name_of(node), self.file.tags(node), point)

    def way(self, way: Any) -> None:
        """Keep a shop or service that is a surface, and what is drawn."""
        line = self.near_line(way)
        if not line:
            return
        tags, osm = self.file.tags(way), name_of(way)
        self._place(osm, tags, centre(line))
        self._shape(osm_shapes.way_shape(osm=osm, tags=tags, line=line, box=self.box), line)

    def surface(self, surface: _Surface, lines: list[Line]) -> None:
        """Keep a shop or service made of several ways, and what is drawn."""
        rings, loose = rings_of(lines)
        if loose:
            self.file.leave_out(_("surfaces that the extract cuts off"))
        if not rings:
            return
        main = osm_shapes.largest(rings)
        self._place(surface.osm, surface.tags, centre(main))
        shape = osm_shapes.surface_shape(osm=surface.osm, tags=surface.tags, rings=rings, box=self.box)
        self._shape(shape, main)

    def near_line(self, way: Any) -> list[Point]:
        """Return a way's points, none when it is far from the commune."""
        if self._near and not self._is_near(way, self._near):
            return []
        line = self.file.line(way)
        if not line:
            self.file.leave_out(_("ways whose points are not in the file"))
        return line

    def _is_near(self, way: Any, box: Box) -> bool:
        refs = way.nodes
        last = len(refs) - 1
        if last < 0:
            return False
        for index in (0, last // 2, last):
            ref = refs[index]
            if not ref.location.valid() or (box[0] <= ref.x <= box[2] and box[1] <= ref.y <= box[3]):
                return True
        return False

    def _place(self, osm: str, tags: Mapping[str, str], point: Point) -> None:
        category = category_of(tags)
        if category and self._is_inside(point):
            if fold(tags["name"]) == self.commune:
                tags = {**tags, "name": _OF_THE_TOWN.get(category, tags["name"])}
            self.places.append(found_place(osm, tags, category, point))

    def _shape(self, shape: Shape | None, line: Line) -> None:
        if shape is None or (self.box and not boxes_touch(box_of([line]), self.box)):
            return
        if shape.layer == "building":
            is_ours = self._is_inside(centre(line))
        else:
            is_ours = self.region is None or self.region.touches(line) or self._crosses(line)
        if is_ours:
            self.shapes.append(shape)
        else:
            self.beyond.append((shape, box_of([line])))

    def _crosses(self, line: Line) -> bool:
        """Say whether a large surface has the commune in its middle, without a corner in it."""
        return self.region is not None and _holds(box_of([line]), self.region.box)

    def _in_box(self, point: Point) -> bool:
        box = self.box
        return box is None or (box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3])

    def _is_inside(self, point: Point) -> bool:
        return self._in_box(point) and (self.region is None or self.region.contains(point))


def _wider(box: Box, more: int) -> Box:
    return box[0] - more, box[1] - more, box[2] + more, box[3] + more


def _holds(outer: Box, inner: Box) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and outer[2] >= inner[2] and outer[3] >= inner[3]


def found_place(osm: str, tags: Mapping[str, str], category: str, point: Point) -> FoundPlace:
    """Return the place that tags tell of; what is not of the expected form is left empty."""
    postcode = tags.get("addr:postcode", "").strip()
    website = _first(tags, "contact:website", "website", "url")
    wheelchair = tags.get("wheelchair", "")
    return FoundPlace(
        osm=osm,
        name=" ".join(tags["name"].split()),
        category=category,
        lon=point[0],
        lat=point[1],
        number=tags.get("addr:housenumber", "").strip(),
        street=_first(tags, "addr:street", "addr:place"),
        postcode=postcode if len(postcode) == 5 and postcode.isdigit() else "",
        phone=_first(tags, "contact:phone", "phone"),
        website=website if website.startswith(("http://", "https://")) else "",
        hours=tags.get("opening_hours", "").strip(),
        wheelchair=wheelchair if wheelchair in ("yes", "no", "limited", "designated") else "",
        payment=payment_of(tags),
        languages=languages_of(tags),
    )


def _first(tags: Mapping[str, str], *keys: str) -> str:
    return next((tags[key].strip() for key in keys if tags.get(key, "").strip()), "")
