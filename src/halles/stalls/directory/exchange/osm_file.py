"""Read an OpenStreetMap file (PBF or XML) pass by pass, and say in a sentence what is wrong with it."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import osmium
from django.utils.translation import gettext as _
from osmium.filter import IdFilter, KeyFilter
from osmium.osm import NODE, RELATION, WAY

from halles.kit.errors import BadInput
from halles.kit.geo import Point

ON_DISK_FROM = 40_000_000
"""From this size on, the positions of nodes are kept in a temporary file: memory stays bounded."""

_HEADER = b"OSMHeader"
"""Near the beginning of every PBF."""
_XML = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<osm[\s>]")
"""How what openstreetmap.org exports begins."""


@dataclass
class OsmFile:
    """One file; `nodes_and_ways` fills `locations`, which the later passes use."""

    path: Path
    locations: Any = None
    left_out: dict[str, int] = field(default_factory=dict)
    """How many objects were left out, by reason (a sentence)."""

    def relations(self, *keys: str) -> Iterator[Any]:
        """Yield the relations that have one of `keys`."""
        yield from self._read(osmium.FileProcessor(self.path, RELATION).with_filter(KeyFilter(*keys)))

    def ways(self, ids: Iterable[int]) -> Iterator[Any]:
        """Yield the ways of these numbers, without positions."""
        yield from self._read(osmium.FileProcessor(self.path, WAY).with_filter(IdFilter(ids)))

    def positions(self, ids: Iterable[int]) -> dict[int, Point]:
        """Return the positions of the nodes of these numbers that are in the file."""
        nodes = self._read(osmium.FileProcessor(self.path, NODE).with_filter(IdFilter(ids)))
        return {node.id: (node.location.x, node.location.y) for node in nodes if node.location.valid()}

    def nodes_and_ways(self, *keys: str) -> Iterator[Any]:
        """Yield the nodes and ways that have one of `keys`; ways know their positions."""
        processor = osmium.FileProcessor(self.path, NODE | WAY).with_locations(self.locations)
        yield from self._read(processor.with_filter(KeyFilter(*keys)))

    def tags(self, thing: Any) -> dict[str, str]:
        """Return an object's tags; raise BadInput naming the object where they are not text."""
        try:
            return {tag.k: tag.v for tag in thing.tags}
        except UnicodeDecodeError as error:
            message = _("%(file)s: the tags of %(object)s are not UTF-8 text.")
            raise BadInput(message % {"file": self.path.name, "object": name_of(thing)}) from error

    def line(self, way: Any) -> list[Point]:
        """Return a way's points that are in the file, each once in a row."""
        points: list[Point] = []
        for ref in way.nodes:
            point = (ref.x, ref.y) if ref.location.valid() else self._position(ref.ref)
            if point and (not points or points[-1] != point):
                points.append(point)
        return points

    def leave_out(self, reason: str) -> None:
        """Count an object that is not taken."""
        self.left_out[reason] = self.left_out.get(reason, 0) + 1

    def _position(self, node: int) -> Point | None:
        try:
            location = self.locations.get(node)
        except KeyError:
            return None
        return (location.x, location.y) if location.valid() else None

    def _read(self, processor: Iterable[Any]) -> Iterator[Any]:
        try:
            yield from processor
        except RuntimeError as error:
            message = _("%(file)s: this file cannot be read to its end (%(error)s).")
            raise BadInput(
                message % {"file": self.path.name, "error": error},
                advice=_("It is cut off or damaged: download it again. Nothing was changed."),
            ) from error


def name_of(thing: Any) -> str:
    """Return "node/123", "way/45" or "relation/6"."""
    return f"{ {'n': 'node', 'w': 'way', 'r': 'relation'}[thing.type_str()] }/{thing.id}"


@contextmanager
def opened(path: Path) -> Iterator[OsmFile]:
    """Give the file once its first bytes are OpenStreetMap's; its temporary files go away in the end."""
    _check(path)
    with TemporaryDirectory(prefix="halles-osm-") as folder:
        kind = f"sparse_file_array,{folder}/nodes" if path.stat().st_size >= ON_DISK_FROM else "flex_mem"
        yield OsmFile(path, locations=osmium.index.create_map(kind))


def _check(path: Path) -> None:
    """Raise BadInput unless `path` can be read, and begins as its name says: PBF, or XML (.osm)."""
    try:
        with path.open("rb") as file:
            start = file.read(256)
    except OSError as error:
        message = _("%(file)s cannot be opened: %(why)s.")
        raise BadInput(message % {"file": path, "why": _why(error)}) from error
    if not start:
        raise BadInput(
            _("%s is empty.") % path, advice=_("Expected an OpenStreetMap extract: FILE.osm.pbf or FILE.osm.")
        )
    is_named_xml = path.suffix == ".osm"
    if not (_XML.match(start) if is_named_xml else _HEADER in start):
        looks = _looks_like(start)
        raise BadInput(
            _("%(file)s is not an OpenStreetMap extract: it looks like %(looks)s.")
            % {"file": path, "looks": looks},
            advice=_("Expected FILE.osm.pbf, or FILE.osm as openstreetmap.org exports it."),
        )


def _why(error: OSError) -> str:
    reasons: dict[type[OSError], Callable[[], str]] = {
        FileNotFoundError: lambda: _("there is no such file"),
        PermissionError: lambda: _("this account may not read it"),
        IsADirectoryError: lambda: _("it is a folder"),
    }
    found = reasons.get(type(error))
    return found() if found else str(error.strerror or error)


def _looks_like(start: bytes) -> str:
    signs = (
        (b"<?xml", "XML (.osm)"),
        (b"<osm", "XML (.osm)"),
        (b"<!DOCTYPE", "HTML"),
        (b"\x1f\x8b", "gzip"),
        (b"BZh", "bzip2"),
        (b"PK", "zip"),
        (b"{", "JSON"),
    )
    plain = start.lstrip(b"\xef\xbb\xbf \r\n\t")
    return next((name for sign, name in signs if plain.startswith(sign)), _("something else"))
