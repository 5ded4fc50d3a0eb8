"""Write a town's public facilities in the SCDL format ("equipements", version 0.1).

What a page shows may come from OpenStreetMap, so the whole file is under its licence.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import phonenumbers
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from halles.kit.errors import BadInput
from halles.kit.exporter import ODBL, Exporter
from halles.kit.geo import to_degrees
from halles.kit.tables import csv_lines
from halles.kit.text import mark
from halles.stalls.directory.commands.fields import safe_website
from halles.stalls.directory.engine.categories.facilities import FACILITIES
from halles.stalls.directory.exchange.scdl_read import COLUMNS, NO_NUMBER
from halles.stalls.directory.models import RegisterPlace, Sheet
from halles.stalls.directory.queries import SheetView, sheet_view
from halles.stalls.directory.queries.cards import listed
from halles.town.models import Town
from halles.town.public import siret_of_commune, town_by_slug

_NO_NAME = re.compile(r"[^A-Za-z0-9'\s\u00C0-\u00FF-]+")
_NO_COMMUNE = re.compile(r"[^A-Za-z\s\u00C0-\u00FF-]+")
MOST_PHONE = 13


@dataclass(frozen=True)
class _Town:
    """What each line says of the town."""

    row: Town
    siret: str
    postcode: str


def parts(town: str) -> Iterator[str]:
    """Yield the file; a facility without a street or a position cannot be in it."""
    row = town_by_slug(slug=town)
    if row is None or not row.insee:
        raise BadInput(_("The INSEE code of %s is not known, and the file is made of it.") % town)
    sheets = list(_sheets(town))
    rows = RegisterPlace.objects.filter(town=town, register="scdl", sheet__isnull=False)
    told = dict(rows.values_list("sheet_id", "told"))
    views = [sheet_view(sheet) for sheet in sheets]
    about = _Town(row, _siret(row, town), _postcode(views))
    return csv_lines(COLUMNS, _rows(about, views, told))


def is_there(town: str) -> bool:
    """Say whether a town shows a public facility."""
    return _sheets(town).exists()


def _sheets(town: str) -> QuerySet[Sheet]:
    found = listed(town).filter(listed_category__in=FACILITIES).select_related("osm")
    return found.order_by("listed_as", "id")


def _rows(about: _Town, views: list[SheetView], told: dict[str, dict[str, str]]) -> Iterator[dict[str, str]]:
    taken = {each["EQUIP_UID"] for each in told.values() if each.get("EQUIP_UID")}
    for view in views:
        before = told.get(view.id, {})
        if view.lon is None or view.lat is None or len(_text(view.street, _NO_NAME)) < 3:
            continue
        if not (view.postcode or about.postcode):
            continue
        identity = before if before.get("EQUIP_UID") else _identity(about, view.category, taken)
        yield {**_kept(before), **identity, **_shown(about, view)}


def _kept(before: dict[str, str]) -> dict[str, str]:
    """Return what only the register knows."""
    return {name: before[name] for name in before if name.startswith(("ERP_", "ADR_CLE"))}


def _identity(about: _Town, category: str, taken: set[str]) -> dict[str, str]:
    """Return the identifiers of a facility that no register named: the next number of its kind."""
    facility = FACILITIES[category]
    numbers = (f"{facility.code}-{n:03d}" for n in range(1, 1000))
    code = next(each for each in numbers if f"{about.row.insee}-{each}" not in taken)
    uid = f"{about.row.insee}-{code}"
    taken.add(uid)
    return {
        "COLL_NOM": about.row.name,
        "COLL_SIRET": about.siret,
        "EQUIP_UID": uid,
        "EQUIP_THEME": facility.theme,
        "EQUIP_CODE": code,
        "EQUIP_TYPE": facility.kind,
    }


def _shown(about: _Town, view: SheetView) -> dict[str, str]:
    return {
        "EQUIP_NOM": view.name,
        "ADR_NUMERO": view.number or NO_NUMBER,
        "ADR_NOMVOIE": _text(view.street, _NO_NAME),
        "ADR_CODEPOSTAL": view.postcode or about.postcode,
        "ADR_COMMUNE": _text(about.row.name, _NO_COMMUNE),
        "EQUIP_LAT": f"{to_degrees(view.lat or 0):.7f}",
        "EQUIP_LONG": f"{to_degrees(view.lon or 0):.7f}",
        "EQUIP_OUVERTURE": view.hours,
        "EQUIP_TEL": _phone(view.phone),
        "EQUIP_WEB": safe_website(view.website),
    }


def _text(text: str, but: re.Pattern[str]) -> str:
    """Return a name with the letters that the format takes."""
    plain = text.replace("’", "'").replace("œ", "oe").replace("Œ", "Oe")
    return " ".join(but.sub(" ", plain).split())


def _phone(text: str) -> str:
    """Return a number as the format writes it ("+33 140633900"), nothing where it does not fit."""
    try:
        number = phonenumbers.parse(text, "FR")
    except phonenumbers.NumberParseException:
        return ""
    written = f"+{number.country_code} {number.national_number}"
    return written if len(written) <= MOST_PHONE else ""


def _postcode(views: list[SheetView]) -> str:
    """Return the postcode of most facilities, for those that do not tell theirs."""
    counts = Counter(view.postcode for view in views if view.postcode)
    return counts.most_common(1)[0][0] if counts else ""


def _siret(row: Town, town: str) -> str:
    """Return the commune's SIRET: as its own register told it, else by the rule that numbers communes."""
    rows = RegisterPlace.objects.filter(town=town, register="scdl", is_active=True, is_public=True)
    told = rows.order_by("reference").first()
    return (told.told.get("COLL_SIRET") if told else "") or siret_of_commune(row.insee)


SCDL_OUT = Exporter(
    name="equipements",
    title=mark("Public facilities: SCDL"),
    help=mark(
        "Town hall, library, school… with address, position and hours, in the format that towns share. Those "
        "whose street or position is not known are not in it."
    ),
    suffix=".csv",
    media_type="text/csv",
    licence=ODBL,
    parts=parts,
    is_there=is_there,
)
