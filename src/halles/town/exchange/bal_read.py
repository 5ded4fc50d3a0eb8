"""Read a local address base (BAL) of any version from 1.1 to 1.5, and those that towns really have.

Two positions of an address, days with dots, numbers with decimals, missing codes and plane coordinates are
understood and counted; a number that is none, or a position outside the world, is refused with its line.
"""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from halles.kit import lambert
from halles.kit.errors import BadInput
from halles.kit.geo import Point, to_units
from halles.kit.progress import Progress
from halles.kit.tables import Line, Table, open_table
from halles.kit.text import fold
from halles.town.engine.addresses import (
    NAMED_PLACE,
    POSITIONS,
    FoundAddress,
    Key,
    key_of,
    one_each,
    read_key,
)
from halles.town.models import Town

STREET = ("voie_nom", "toponyme")
"""What a street's name is called up to 1.4, and since 1.5."""
_OURS = frozenset({*STREET, "numero", "suffixe", "long", "lat", "x", "y", "lieudit_complement_nom"})
_KINDS = {fold(kind): kind for kind in POSITIONS}
MOST_SUFFIX, MOST_NAME = 10, 200


@dataclass(frozen=True)
class AddressFile:
    """What a file says of a commune."""

    addresses: tuple[FoundAddress, ...]
    elsewhere: dict[str, int]
    """Lines of other communes, by code."""
    mended: dict[str, int]
    """Sentences, each with a number of lines."""


def read_addresses(path: Path, *, town: Town, progress: Progress) -> AddressFile:
    """Return the addresses of a town's commune in a file, or raise BadInput."""
    table = open_table(path, needs=(STREET, ("commune_insee", "cle_interop", "commune_nom")))
    reader = _Reader(town)
    for line in table.lines(progress=progress):
        reader.take(line)
    if not reader.found:
        raise _nothing(table, town, reader)
    kept = tuple(one_each(reader.found))
    more = len(reader.found) - len(kept)
    mended = {**reader.mended, **({_("other positions of an address known already"): more} if more else {})}
    return AddressFile(kept, dict(reader.elsewhere.most_common()), mended)


def _nothing(table: Table, town: Town, reader: "_Reader") -> BadInput:
    words = {"file": table.path.name, "town": town.name, "insee": town.insee}
    codes = ", ".join(f"{code} ({n})" for code, n in reader.elsewhere.most_common(5))
    return BadInput(
        _("%(file)s: it holds no address of %(town)s (%(insee)s).") % words,
        field="town",
        advice=_("It tells of: %s.") % codes if codes else _("Expected lines below the header."),
    )


class _Reader:
    """Keeps the addresses of one commune, and counts what was mended or left."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.found: list[FoundAddress] = []
        self.elsewhere: Counter[str] = Counter()
        self.mended: Counter[str] = Counter()

    def take(self, line: Line) -> None:
        """Keep a line of the commune."""
        key = read_key(line.text("cle_interop"))
        insee = self._commune(line, key)
        if insee != self.town.insee:
            self.elsewhere[insee or line.text("commune_nom")] += 1
            return
        number = line.whole("numero", 0, NAMED_PLACE)
        number = None if number in (None, NAMED_PLACE) else number
        street = next((found for name in STREET if (found := line.text(name))), "")
        if not street:
            raise line.wrong(next(name for name in STREET if name in line.columns), _("the name of a street"))
        suffix = self._suffix(line, key)
        point = self._point(line)
        told = self._told(line)
        words = {"street": street, "part": line.text("commune_deleguee_insee")}
        self.found.append(
            FoundAddress(
                key=key_of(insee=insee, code=self._code(key), number=number, suffix=suffix, **words),
                number=number,
                suffix=suffix,
                street=street[:MOST_NAME],
                locality=line.text("lieudit_complement_nom")[:MOST_NAME],
                lon=point[0] if point else None,
                lat=point[1] if point else None,
                told=told,
            )
        )

    def _commune(self, line: Line, key: Key | None) -> str:
        """Return the code of the line's commune: written, in its key, or told by its name alone."""
        written = line.text("commune_insee")
        if written:
            return line.matching("commune_insee", r"\d[\dAB]\d{3}", _("an INSEE code, such as 35236"))
        if key and key.insee[:2] != "00":
            return key.insee
        self.mended[_("lines whose commune is told by its name")] += 1
        return self.town.insee if fold(line.text("commune_nom")) == fold(self.town.name) else ""

    def _code(self, key: Key | None) -> str:
        return key.street if key and key.insee == self.town.insee else ""

    def _suffix(self, line: Line, key: Key | None) -> str:
        suffix = re.sub(r"\s+", "", line.text("suffixe").lower())
        if not suffix and key and key.suffix:
            self.mended[_("suffixes that only the key tells")] += 1
            suffix = key.suffix
        if len(suffix) > MOST_SUFFIX:
            raise line.wrong("suffixe", _("at most %d characters, such as bis") % MOST_SUFFIX)
        return suffix

    def _point(self, line: Line) -> Point | None:
        lon, lat = line.decimal("long", -180, 180), line.decimal("lat", -90, 90)
        if lon is not None and lat is not None:
            return (to_units(lon), to_units(lat)) if lon or lat else None
        if self.town.insee[:2] >= "97":  # other planes than Lambert-93
            return None
        east, north = line.decimal("x", *lambert.EAST), line.decimal("y", *lambert.NORTH)
        if east is None or north is None:
            return None
        self.mended[_("positions read from the plane (Lambert-93)")] += 1
        return lambert.to_point(east, north)

    def _told(self, line: Line) -> dict[str, str]:
        """Return the other columns, the day and the kind of position in their one form."""
        told = {name: line.text(name) for name in line.columns if name and name not in _OURS}
        day = line.day("date_der_maj")
        if day and told["date_der_maj"] != day.isoformat():
            self.mended[_("days written in another form")] += 1
            told["date_der_maj"] = day.isoformat()
        kind = told.get("position", "")
        if kind and fold(kind) not in _KINDS:
            self.mended[_("unknown kinds of position")] += 1
        told["position"] = _KINDS.get(fold(kind), "")
        return {name: value for name, value in sorted(told.items()) if value}
