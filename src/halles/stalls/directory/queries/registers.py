"""What a town keeps of a public register, and what a new file of it would change."""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from halles.kit.geo import metres
from halles.kit.text import fold
from halles.stalls.directory.engine.categories import SHOPS
from halles.stalls.directory.engine.merge import MERGED, merged
from halles.stalls.directory.engine.places import FoundPlace
from halles.stalls.directory.engine.registers import Change, Entry, Known, SheetKnown, plan, words_of
from halles.stalls.directory.models import OsmPlace, RegisterPlace, Sheet
from halles.stalls.directory.queries.objections import Objections, objections_get
from halles.town.public import address_key

_WORDS = tuple(words_of(Entry("")))


@dataclass(frozen=True)
class RegisterChange:
    """What a file changes in a town, and how much it told."""

    register: str
    found: int
    objected: int
    """Lines kept out because somebody objected."""
    is_first: bool
    change: Change


def register_change(
    *,
    town: str,
    register: str,
    found: Sequence[Entry],
    today: date,
    occupied: Collection[str] = (),
    is_ours: Callable[[RegisterPlace], bool] = lambda _row: True,
) -> RegisterChange:
    """Return what the entries of a file change; `is_ours` tells the rows that such a file is about."""
    rows = list(RegisterPlace.objects.filter(town=town, register=register))
    told = {entry.reference for entry in found}
    ours = (row for row in rows if row.reference in told or is_ours(row))
    known = {row.reference: Known(entry_of(row), row.sheet_id or "") for row in ours}
    objections = objections_get(town=town)
    entries = [entry.discreet() if is_objected(objections, register, entry) else entry for entry in found]
    change = plan(
        known=known,
        found=entries,
        sheets=sheets_known(town=town),
        shops=SHOPS,
        occupied=occupied,
        today=today,
        metres=metres,
    )
    kept_out = sum(entry.is_public for entry in found) - sum(entry.is_public for entry in entries)
    return RegisterChange(register, len(found), kept_out, not rows, change)


def is_objected(objections: Objections, register: str, entry: Entry) -> bool:
    """Say whether somebody objected to what a file tells."""
    at = (entry.lon, entry.lat) if entry.lon is not None and entry.lat is not None else None
    return entry.is_public and objections.keep_out(
        register=register, reference=entry.reference, folded=entry.folded, address=entry.address, at=at
    )


def entry_of(row: RegisterPlace) -> Entry:
    """Return a row as the entry it was."""
    return Entry(
        row.reference,
        name=row.name,
        category=row.category,
        number=row.number,
        street=row.street,
        postcode=row.postcode,
        lon=row.lon,
        lat=row.lat,
        activity=row.activity,
        is_active=row.is_active,
        is_public=row.is_public,
        told=row.told,
        address=address_key(row.number, row.street),
        folded=fold(row.name),
    )


def place_entry(place: OsmPlace | FoundPlace) -> Entry:
    """Return a place of OpenStreetMap's as an entry, to be compared with what registers made."""
    return Entry(
        place.osm,
        name=place.name,
        category=place.category,
        lon=place.lon,
        lat=place.lat,
        address=address_key(place.number, place.street),
        folded=fold(place.name),
    )


def sheets_known(*, town: str) -> list[SheetKnown]:
    """Return every sheet of a town with what it shows and its own words, for the matching."""
    active = RegisterPlace.objects.filter(town=town, is_active=True, sheet__isnull=False)
    linked: dict[str, set[str]] = defaultdict(set)
    for sheet, reference in active.values_list("sheet_id", "reference"):
        linked[sheet].add(reference)
    sheets = Sheet.objects.filter(town=town).select_related("osm").order_by("id")
    return [_sheet_known(sheet, linked[sheet.id]) for sheet in sheets]


def _sheet_known(sheet: Sheet, linked: set[str]) -> SheetKnown:
    osm = sheet.osm
    theirs: dict[str, Any] = {name: getattr(osm, name) if osm else "" for name in MERGED}
    shown = merged(vars(sheet), theirs, sheet.without)[0]
    here = sheet if sheet.lon is not None or osm is None else osm
    return SheetKnown(
        id=sheet.id,
        folded=fold(shown["name"]),
        category=shown["category"],
        address=address_key(shown["number"], shown["street"]),
        lon=here.lon,
        lat=here.lat,
        is_held=bool(sheet.organisation),
        is_published=sheet.is_published,
        has_osm=osm is not None,
        own={name: getattr(sheet, name) for name in _WORDS},
        linked=frozenset(linked),
    )
