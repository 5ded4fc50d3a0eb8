"""Read French tables of car parks, the schema's or the national base's, told apart by their header.

What cannot be right (a day where yes or no is asked, a height of five centimetres) is reported with its line
and left empty: nothing is guessed.
"""

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

from django.utils.translation import gettext as _

from halles.kit.errors import BadInput
from halles.kit.geo import metres, to_units
from halles.kit.progress import Progress
from halles.kit.tables import Line, open_table
from halles.stalls.parking.commands.fields import Value, field_clean, is_within
from halles.stalls.parking.exchange.columns import (
    BUILT,
    COLUMNS,
    DISABLED_FARES,
    ENCLOSED,
    FALSE,
    NEEDED,
    NO_LIMIT,
    NOT_KEPT,
    NUMBERS,
    PRICES,
    SIRET_MARK,
    TRUE,
    USERS,
)
from halles.stalls.parking.models import Structure
from halles.stalls.parking.queries.importing import Row
from halles.town.models import Town
from halles.town.public import siret_of_commune

FARTHEST_M = 30_000
"""From the middle of the town: farther, its longitude and latitude are not those of one of its car parks."""


@dataclass
class ParkFile:
    """What a file holds of one town."""

    rows: list[Row] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)
    """What was left empty, in sentences with line and column."""
    elsewhere: Counter[str] = field(default_factory=Counter)
    """Car parks of other communes, by INSEE code."""
    not_kept: Counter[str] = field(default_factory=Counter)
    """Values that no page here tells, by column."""


def read_car_parks(path: Path, *, town: Town, progress: Progress) -> ParkFile:
    """Return the car parks of a town in a file, or raise BadInput with line and column."""
    both = {column.name: (column.name, column.base) for column in COLUMNS}
    table = open_table(path, needs=[both[name] for name in NEEDED])
    names = {
        name: next((each for each in pair if each in table.columns), pair[0]) for name, pair in both.items()
    }
    reader = _Reader(town, names)
    for line in table.lines(progress=progress):
        reader.take(line)
    if not reader.file.rows:
        told = ", ".join(f"{code} ({n})" for code, n in reader.file.elsewhere.most_common(5))
        words = {"file": path.name, "town": town.name, "insee": town.insee}
        raise BadInput(
            _("%(file)s: it holds no car park of %(town)s (%(insee)s).") % words,
            field="town",
            advice=_("It tells of: %s.") % told if told else _("Expected lines below the header."),
        )
    return reader.file


class _Reader:
    """Keeps the car parks of one commune."""

    def __init__(self, town: Town, names: dict[str, str]) -> None:
        """Take the town, and how this file calls each column of the schema."""
        self.town, self.names, self.file = town, names, ParkFile()
        self.lines: dict[str, int] = {}

    def take(self, line: Line) -> None:
        """Keep a car park of the commune."""
        insee = line.needed(self.names["insee"])
        if insee != self.town.insee:
            self.file.elsewhere[insee] += 1
            return
        column = self.names["id_park"]
        reference = line.matching(column, r"[0-9AB]{5}-P-\d{3}", _("an identifier such as 35236-P-001"))
        if reference in self.lines:
            raise line.wrong(column, _("each identifier once; line %d has this one") % self.lines[reference])
        self.lines[reference] = line.number
        name = _name(line.needed(self.names["nom_park"]))
        self.file.rows.append(Row(reference, {"name": name[:120], **self._fields(line)}))
        for each in NOT_KEPT:
            self.file.not_kept[each] += line.text(self.names[each]) not in ("", "0")

    def _fields(self, line: Line) -> dict[str, Value]:
        """Return what a line tells; empty cells tell nothing."""
        told: dict[str, Value] = {}
        for column in COLUMNS:
            text = line.text(self.names[column.name])
            if not (column.field and text):
                continue
            told[column.field] = self._copied(column.field, text)
            if told[column.field] is None:
                self._odd(line, column.name)
        if told.get("max_height_cm") == NO_LIMIT:
            told["max_height_cm"] = None
        told |= self._yes_or_no(line) | self._words(line) | self._spot(line)
        return told

    def _copied(self, name: str, text: str) -> Value:
        """Return a cell as its column keeps it; None where it cannot be right."""
        if name in (*NUMBERS, "max_height_cm"):
            number = _decimal(text)
            whole = int(number) if number is not None and number == int(number) else None
            fits = whole is not None and (
                is_within(name, whole) or (name, whole) == ("max_height_cm", NO_LIMIT)
            )
            return whole if fits else None
        if name in PRICES:
            euros = _decimal(text)
            cents = round(euros * 100) if euros is not None else None
            return cents if cents is not None and is_within(name, cents) else None
        try:
            return field_clean(name, text)
        except BadInput:
            return None

    def _yes_or_no(self, line: Line) -> dict[str, Value]:
        text = line.text(self.names["gratuit"]).lower()
        if not text:
            return {}
        if text in TRUE or text in FALSE:
            return {"is_free": text in TRUE}
        self._odd(line, "gratuit")
        return {}

    def _words(self, line: Line) -> dict[str, Value]:
        """Return what the schema says in words of its own."""
        told: dict[str, Value] = {}
        users = line.text(self.names["type_usag"])
        if users:
            told["users"] = USERS.get(users.lower(), users[:40])
        kind = line.text(self.names["type_ouvr"])
        kinds = {BUILT: Structure.BUILDING, ENCLOSED: Structure.SURFACE}
        if kind in kinds:
            told["structure"] = kinds[kind].value
        elif kind:
            self._odd(line, "type_ouvr")
        fare = line.text(self.names["tarif_pmr"])
        if fare in DISABLED_FARES:
            told["tariff"] = DISABLED_FARES[fare]
        elif fare:
            self._odd(line, "tarif_pmr")
        return told | self._operator(line)

    def _operator(self, line: Line) -> dict[str, Value]:
        """Return who runs it: the town where its own number is given, else the number."""
        siret = line.text(self.names["num_SIRET"])
        if not siret:
            return {}
        if not (siret.isdigit() and len(siret) == 14):
            self._odd(line, "num_SIRET")
            return {}
        is_towns = siret[:9] == siret_of_commune(self.town.insee)[:9]
        return {"operator": self.town.name if is_towns else f"{SIRET_MARK} {siret}"}

    def _spot(self, line: Line) -> dict[str, Value]:
        """Return where it is, if that is near the town."""
        lon, lat = (_decimal(line.text(self.names[name])) for name in ("Xlong", "Ylat"))
        if lon is None or lat is None:
            return {}
        spot, middle = (to_units(float(lon)), to_units(float(lat))), (self.town.lon, self.town.lat)
        if not (is_within("lon", spot[0]) and is_within("lat", spot[1])):
            self._odd(line, "Xlong")
            return {}
        if any(middle) and metres(middle, spot) > FARTHEST_M:
            self._odd(line, "Xlong")
            return {}
        return {"lon": spot[0], "lat": spot[1]}

    def _odd(self, line: Line, name: str) -> None:
        """Report a cell that cannot be right; what is kept of it is nothing."""
        column = self.names[name]
        words = {"line": line.number, "column": column, "found": line.text(column)[:40]}
        self.file.odd.append(_("Line %(line)d, %(column)s: “%(found)s” cannot be right, left empty.") % words)


def _decimal(text: str) -> Decimal | None:
    """Return a number as tables write it; None for anything else."""
    try:
        value = Decimal(text.replace(",", ".").replace(" ", ""))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _name(text: str) -> str:
    """Return a name as people read it: the schema asks for capitals, which shout."""
    return text.title() if text.isupper() else text
