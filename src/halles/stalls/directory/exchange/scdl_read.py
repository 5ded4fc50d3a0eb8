"""Read a town's public facilities in the SCDL format ("equipements", version 0.1)."""

from collections import Counter
from pathlib import Path

from django.utils.translation import gettext as _

from halles.kit.errors import BadInput
from halles.kit.geo import to_units
from halles.kit.progress import Progress
from halles.kit.tables import Line, open_table
from halles.kit.text import fold
from halles.stalls.directory.commands.fields import field_clean
from halles.stalls.directory.engine.categories.facilities import category_of_facility
from halles.stalls.directory.engine.registers import FROM_TOLD, Entry
from halles.stalls.directory.exchange.sirene_read import RegisterFile
from halles.town.models import Town
from halles.town.public import AddressBook, address_key

UID = "EQUIP_UID"
OWNER = "COLL_SIRET"
NEEDED = (
    "COLL_NOM", OWNER, UID, "EQUIP_THEME", "EQUIP_CODE", "EQUIP_TYPE", "EQUIP_NOM", "ADR_NUMERO",
    "ADR_NOMVOIE", "ADR_CODEPOSTAL", "ADR_COMMUNE", "EQUIP_LAT", "EQUIP_LONG",
)  # fmt: skip
"""The columns that the schema requires."""
MAY_BE = ("ADR_CLE_INTEROP", "ERP_ID", "ERP_TYPE", "ERP_CATEGORIE", *FROM_TOLD)
COLUMNS = (*NEEDED[:11], *MAY_BE[:4], *NEEDED[11:], *FROM_TOLD)
"""All columns, in the order of the schema."""
NO_NUMBER = "99999"


def read_scdl(path: Path, *, town: Town, book: AddressBook, progress: Progress) -> RegisterFile:
    """Return the facilities of a town's commune in a file, or raise BadInput."""
    table = open_table(path, needs=[(name,) for name in NEEDED])
    reader = _Reader(town, book)
    for line in table.lines(progress=progress):
        reader.take(line)
    if not reader.lines:
        words = {"file": path.name, "town": town.name, "insee": town.insee}
        told = ", ".join(f"{code} ({n})" for code, n in reader.elsewhere.most_common(5))
        raise BadInput(
            _("%(file)s: it holds no facility of %(town)s (%(insee)s).") % words,
            field="town",
            advice=_("It tells of: %s.") % told if told else _("Expected lines below the header."),
        )
    if reader.elsewhere:
        reader.left_out[_("facilities of other communes")] = reader.elsewhere.total()
    return RegisterFile(tuple(reader.entries), frozenset(), dict(reader.left_out.most_common()))


class _Reader:
    """Keeps the facilities of one commune."""

    def __init__(self, town: Town, book: AddressBook) -> None:
        self.town, self.book = town, book
        self.lines: dict[str, int] = {}
        self.entries: list[Entry] = []
        self.elsewhere: Counter[str] = Counter()
        self.left_out: Counter[str] = Counter()

    def take(self, line: Line) -> None:
        """Keep a facility of the commune."""
        uid = line.matching(UID, r"[0-9AB]{5}-\d{8}-\d{3}", _("an identifier such as 94059-01010401-001"))
        if uid[:5] != self.town.insee:
            self.elsewhere[uid[:5]] += 1
            return
        if uid in self.lines:
            raise line.wrong(UID, _("each identifier once; line %d has this one") % self.lines[uid])
        self.lines[uid] = line.number
        line.matching(OWNER, r"\d{14}", _("14 digits; a spreadsheet may have taken zeros off"))
        kind = line.needed("EQUIP_TYPE")
        category = category_of_facility(
            theme=line.needed("EQUIP_THEME"), code=line.needed("EQUIP_CODE"), folded_kind=fold(kind)
        )
        if category:
            self.entries.append(self._entry(line, uid, category, kind))
        else:
            self.left_out[_("facilities that have no page here, such as a church")] += 1

    def _entry(self, line: Line, uid: str, category: str, kind: str) -> Entry:
        name = line.needed("EQUIP_NOM")
        number = line.text("ADR_NUMERO")
        number = "" if number == NO_NUMBER else number
        street = line.text("ADR_NOMVOIE")
        lon, lat = line.decimal("EQUIP_LONG", -180, 180), line.decimal("EQUIP_LAT", -90, 90)
        point = (to_units(lon), to_units(lat)) if lon and lat else self.book.at(number, street)
        told = {column: line.text(column) for column in COLUMNS} | self._shown(line)
        return Entry(
            uid,
            name=name[:255],
            category=category,
            number=number[:20],
            street=street[:255],
            postcode=line.text("ADR_CODEPOSTAL")[:5],
            lon=point[0] if point else None,
            lat=point[1] if point else None,
            activity=kind[:120],
            told={column: found for column, found in told.items() if found},
            address=address_key(number, street),
            folded=fold(name),
        )

    def _shown(self, line: Line) -> dict[str, str]:
        """Return the columns that the sheet shows, in our form; what is not understood is not shown."""
        shown = {}
        for column, field in FROM_TOLD.items():
            text = line.text(column)
            try:
                shown[column] = field_clean(field, text) if text else ""
            except BadInput:
                shown[column] = ""
                self.left_out[_("values of %s that are not understood") % column] += 1
        return shown
