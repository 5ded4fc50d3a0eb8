"""Find a commune's border in a file: whole, cut off by the extract, or not there."""

import re
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from rapidfuzz import process

from halles.kit.errors import BadInput
from halles.kit.geo import Point, Region, rings_of
from halles.kit.text import fold
from halles.stalls.directory.exchange.osm_file import OsmFile

_NAMES = ("name", "name:fr", "official_name", "alt_name", "short_name")


@dataclass
class Commune:
    """A commune as its border's relation tells it."""

    relation: int
    name: str
    insee: str
    names: tuple[str, ...]
    ways: list[int] = field(default_factory=list)
    centres: list[int] = field(default_factory=list)
    """Nodes that are inside: its town hall or its label."""


@dataclass(frozen=True)
class Border:
    """Which commune was asked for, and how far the file tells what is inside."""

    name: str
    insee: str
    region: Region | None
    """None: nothing to cut with, the whole file is taken."""
    is_whole: bool = False
    centre: Point | None = None


def find_border(file: OsmFile, *, wanted: str, code: str = "") -> Border:
    """Return the border of the commune called `wanted`: a name or an INSEE code.

    `code`, where known, tells two communes of one name apart. Raises BadInput when the file holds communes
    but not that one, or two of that name.
    """
    communes = list(_communes(file))
    found = [c for c in communes if wanted == c.insee or fold(wanted) in c.names]
    found = [c for c in found if not code or c.insee in ("", code)] or found
    if len(found) > 1:
        codes = ", ".join(sorted(c.insee or f"relation/{c.relation}" for c in found))
        raise BadInput(
            _("%(file)s: several communes are called %(name)s.") % {"file": file.path.name, "name": wanted},
            field="commune",
            advice=_("Give the INSEE code instead of the name: %s.") % codes,
        )
    if not found and communes:
        raise _unknown(file, wanted, communes)
    if not found:
        return _without_border(file, wanted, code)
    return _border_of(file, found[0])


def _communes(file: OsmFile) -> Any:
    for relation in file.relations("admin_level"):
        tags = file.tags(relation)
        if tags.get("admin_level") != "8" or tags.get("boundary") != "administrative" or not tags.get("name"):
            continue
        commune = Commune(
            relation=relation.id,
            name=tags["name"],
            insee=tags.get("ref:INSEE", ""),
            names=tuple({fold(tags[key]) for key in _NAMES if tags.get(key)}),
        )
        for member in relation.members:
            if member.type == "w":
                commune.ways.append(member.ref)
            elif member.type == "n" and member.role in ("admin_centre", "label"):
                commune.centres.append(member.ref)
        yield commune


def _unknown(file: OsmFile, wanted: str, communes: list[Commune]) -> BadInput:
    names = sorted({c.name for c in communes})
    near = process.extract(fold(wanted), names, processor=fold, limit=3, score_cutoff=60)
    shown = [name for name, _score, _index in near] or names[:10]
    words = {"file": file.path.name, "name": wanted}
    return BadInput(
        _("%(file)s: there is no commune called %(name)s in it.") % words,
        field="commune",
        advice=_("Did you mean: %s?") % ", ".join(shown) if near else _("It holds: %s.") % ", ".join(shown),
    )


def _without_border(file: OsmFile, wanted: str, code: str) -> Border:
    if re.fullmatch(r"\d[\dAB]\d{3}", wanted):
        raise BadInput(
            _("%s: no commune's border is in it, so its INSEE code does not tell its name.") % file.path.name,
            field="commune",
            advice=_("Give the commune's name."),
        )
    return Border(name=wanted.strip(), insee=code, region=None)


def _border_of(file: OsmFile, commune: Commune) -> Border:
    ways = {way.id: [ref.ref for ref in way.nodes] for way in file.ways(commune.ways)} if commune.ways else {}
    positions = file.positions({ref for refs in ways.values() for ref in refs} | set(commune.centres))
    pieces = [[positions[ref] for ref in refs if ref in positions] for refs in ways.values()]
    rings, loose = rings_of(piece for piece in pieces if len(piece) > 1)
    centre = next((positions[ref] for ref in commune.centres if ref in positions), None)
    if rings and not loose and len(ways) == len(set(commune.ways)):
        return Border(commune.name, commune.insee, Region(rings), is_whole=True, centre=centre)
    if centre and (rings or loose):
        return Border(commune.name, commune.insee, Region([*rings, *loose], known=centre), centre=centre)
    return Border(commune.name, commune.insee, None, centre=centre)
