"""Read the establishments of a commune in a SIRENE file (INSEE's StockEtablissement, or its geocoded kin).

A file of the whole country is read line by line: what is not of the commune is passed over, so memory holds
the commune alone. Nobody whom the register does not let us publish leaves here with a name or an address.
"""

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
from halles.stalls.directory.engine.categories import category_of_naf
from halles.stalls.directory.engine.registers import Entry, shop_name, street_name
from halles.town.models import Town
from halles.town.public import AddressBook, address_key

_SIRET, _COMMUNE = "siret", "codeCommuneEtablissement"
_STATE, _DIFFUSION = "etatAdministratifEtablissement", "statutDiffusionEtablissement"
_ACTIVITY = "activitePrincipaleEtablissement"
_EAST, _NORTH = "coordonneeLambertAbscisseEtablissement", "coordonneeLambertOrdonneeEtablissement"
NEEDED = (_SIRET, _COMMUNE, _STATE, _DIFFUSION, _ACTIVITY)
_NAMES = (
    "enseigne1Etablissement", "enseigne2Etablissement", "enseigne3Etablissement",
    "denominationUsuelleEtablissement", "denominationUniteLegale", "denominationUsuelle1UniteLegale",
)  # fmt: skip
"""Where a shop's name may be, the sign on its front first. A person's own name is never taken for it."""
KEPT = (
    "siren", "nic", _SIRET, _DIFFUSION, "dateCreationEtablissement", "etablissementSiege",
    "complementAdresseEtablissement", "numeroVoieEtablissement", "indiceRepetitionEtablissement",
    "typeVoieEtablissement", "libelleVoieEtablissement", "codePostalEtablissement",
    "libelleCommuneEtablissement", _COMMUNE, "dateDebut", _STATE, *_NAMES, _ACTIVITY,
    "nomenclatureActivitePrincipaleEtablissement",
)  # fmt: skip
"""Columns that are kept to be given back; who works there, how many, is nobody's business here."""
_HIDDEN = "[ND]"
"""What the register writes in place of what it hides."""


@dataclass(frozen=True)
class RegisterFile:
    """What a file of a register says of a commune."""

    entries: tuple[Entry, ...]
    occupied: frozenset[str]
    """Addresses where somebody is active, whatever they do."""
    left_out: dict[str, int]
    """Sentences, each with a number of lines."""


def read_sirene(path: Path, *, town: Town, book: AddressBook, progress: Progress) -> RegisterFile:
    """Return the establishments of a town's commune in a file, or raise BadInput.

    `book` tells where those are that the file does not place.
    """
    table = open_table(path, needs=[(name,) for name in NEEDED])
    reader = _Reader(town, book)
    for line in table.lines(only=town.insee.encode(), progress=progress):
        reader.take(line)
    if not reader.lines:
        raise _nothing(table, town)
    return RegisterFile(
        tuple(reader.entries), frozenset(reader.occupied), dict(reader.left_out.most_common())
    )


def _nothing(table: Table, town: Town) -> BadInput:
    """Say which communes the file begins with: it is cut to another one."""
    codes: Counter[str] = Counter()
    for number, line in enumerate(table.lines()):
        codes[line.text(_COMMUNE)] += 1
        if number > 1000:
            break
    words = {"file": table.path.name, "town": town.name, "insee": town.insee}
    told = ", ".join(f"{code or '?'} ({n})" for code, n in codes.most_common(5))
    return BadInput(
        _("%(file)s: it holds no establishment of %(town)s (%(insee)s).") % words,
        field="town",
        advice=_("It tells of: %s.") % told if told else _("Expected lines below the header."),
    )


class _Reader:
    """Keeps the establishments of one commune."""

    def __init__(self, town: Town, book: AddressBook) -> None:
        self.town, self.book = town, book
        self.lines: dict[str, int] = {}
        """Where each SIRET was read."""
        self.entries: list[Entry] = []
        self.occupied: set[str] = set()
        self.left_out: Counter[str] = Counter()

    def take(self, line: Line) -> None:
        """Keep an establishment of the commune; another's is passed over."""
        if line.text(_COMMUNE) != self.town.insee:
            return
        siret = line.matching(_SIRET, r"\d{14}", _("14 digits; a spreadsheet may have taken zeros off"))
        if siret in self.lines:
            raise line.wrong(_SIRET, _("each SIRET once; line %d has this one") % self.lines[siret])
        self.lines[siret] = line.number
        is_active = line.one_of(_STATE, ("A", "F")) == "A"
        address = address_key(_number(line), _street(line))
        if is_active and any(map(str.isdigit, address)):
            self.occupied.add(address)
        nomenclature = line.text("nomenclatureActivitePrincipaleEtablissement")
        category = category_of_naf(line.text(_ACTIVITY), nomenclature)
        if category:
            self.entries.append(self._entry(line, siret, category, is_active=is_active))
        else:
            self.left_out[_("establishments that are no shop or service for the public")] += 1

    def _entry(self, line: Line, siret: str, category: str, *, is_active: bool) -> Entry:
        is_public = line.one_of(_DIFFUSION, ("O", "P", "N")) == "O"
        entry = Entry(siret, category=category, activity=line.text(_ACTIVITY), is_active=is_active)
        if not is_public:
            self.left_out[_("whose register asks us to publish neither name nor address")] += 1
            return entry.discreet()
        number, street, name = _number(line), _street(line), _name(line)
        point = self._point(line, number, street)
        return Entry(
            siret,
            name=name[:255],
            category=category,
            number=number[:20],
            street=street[:255],
            postcode=line.text("codePostalEtablissement")[:5],
            lon=point[0] if point else None,
            lat=point[1] if point else None,
            activity=entry.activity,
            is_active=is_active,
            told={column: found for column in KEPT if (found := _plain(line, column))},
            address=address_key(number, street),
            folded=fold(name),
            closed_on=None if is_active else line.day("dateDebut"),
        )

    def _point(self, line: Line, number: str, street: str) -> Point | None:
        """Return where the file places an establishment, else where its address is."""
        lon, lat = line.decimal("longitude", -180, 180), line.decimal("latitude", -90, 90)
        if lon and lat:
            return to_units(lon), to_units(lat)
        if _plain(line, _EAST) and _plain(line, _NORTH) and self.town.insee[:2] < "97":
            x, y = line.decimal(_EAST, *lambert.EAST), line.decimal(_NORTH, *lambert.NORTH)
            return lambert.to_point(x or 0, y or 0)
        return self.book.at(number, street)


def _plain(line: Line, column: str) -> str:
    """Return a cell; what the register hides is empty."""
    found = line.text(column)
    return "" if _HIDDEN in found else found


def _name(line: Line) -> str:
    return shop_name(next((found for column in _NAMES if (found := _plain(line, column))), ""))


def _number(line: Line) -> str:
    number = _plain(line, "numeroVoieEtablissement").lstrip("0")
    letter = _plain(line, "indiceRepetitionEtablissement")
    words = {"B": "bis", "T": "ter", "Q": "quater", "C": "quinquies"}
    return f"{number} {words.get(letter.upper(), letter)}".strip() if number else ""


def _street(line: Line) -> str:
    return street_name(_plain(line, "typeVoieEtablissement"), _plain(line, "libelleVoieEtablissement"))
