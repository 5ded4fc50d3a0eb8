"""One sheet: what is shown of it, and its versions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Subquery

from halles.journal.models import Entry
from halles.stalls.directory.engine.facets import wheelchair_of
from halles.stalls.directory.engine.merge import MERGED, merged
from halles.stalls.directory.models import OsmPlace, Pitch, Sheet, SheetVersion


@dataclass(frozen=True)
class SheetView:
    """A sheet as shown: the holder's words, else OpenStreetMap's; `borrowed` names the latter's fields."""

    id: str
    town: str
    slug: str
    organisation: str
    name: str
    category: str
    number: str
    street: str
    postcode: str
    phone: str
    website: str
    hours: str
    payment: str
    languages: str
    wheelchair: str
    """These three as `engine.facets` keeps them."""
    email: str
    description: str
    sells: str
    access: str
    area: str
    lon: int | None
    lat: int | None
    revision: int
    confirmed_at: datetime | None
    imported_at: datetime | None
    is_gone: bool
    borrowed: frozenset[str]
    doubted_at: datetime | None = None

    @property
    def is_claimed(self) -> bool:
        """Whether somebody holds it."""
        return bool(self.organisation)


def sheet_get(*, town: str, slug: str) -> Sheet | None:
    """Return the published sheet of a town that has this address.

    Its `position` is the journal's at the same instant: what comes after it is news to the page's reader;
    `has_pitches` says whether it stands somewhere, which few have.
    """
    head = Entry.objects.filter(position__isnull=False).order_by("-position").values("position")[:1]
    found = Sheet.objects.filter(town=town, slug=slug, is_published=True).select_related("osm")
    has_pitches = Exists(Pitch.objects.filter(sheet=OuterRef("pk")))
    return found.annotate(position=Subquery(head), has_pitches=has_pitches).first()


def sheet_view(sheet: Sheet) -> SheetView:
    """Return a sheet as shown; asks the database nothing if `osm` came with it."""
    osm = sheet.osm
    values, borrowed = merged(vars(sheet), osm_values(osm), sheet.without)
    here = sheet if sheet.lon is not None or not osm else osm
    if here is osm:
        borrowed |= {"position"}
    return SheetView(
        id=sheet.id,
        town=sheet.town,
        slug=sheet.slug,
        organisation=sheet.organisation,
        email=sheet.email,
        description=sheet.description,
        sells=sheet.sells,
        access=sheet.access,
        area=sheet.area,
        lon=here.lon,
        lat=here.lat,
        revision=sheet.revision,
        confirmed_at=sheet.confirmed_at,
        imported_at=osm.imported_at if osm else None,
        is_gone=bool(osm and osm.is_gone and not sheet.organisation),
        borrowed=borrowed,
        doubted_at=sheet.doubted_at,
        **values,
    )


def osm_values(osm: OsmPlace | None) -> dict[str, Any]:
    """Return what OpenStreetMap says of a sheet, empty where it says nothing."""
    if osm is None:
        return dict.fromkeys(MERGED, "")
    return {name: getattr(osm, name) for name in MERGED} | {"wheelchair": wheelchair_of(osm.wheelchair)}


def sheets_held(*, organisations: Sequence[str], town: str) -> list[SheetView]:
    """Return the sheets of a town that these organisations hold."""
    found = Sheet.objects.filter(organisation__in=organisations, town=town).select_related("osm")
    return [sheet_view(sheet) for sheet in found.order_by("slug")]


def version_list(*, sheet: str) -> list[SheetVersion]:
    """Return the versions of a sheet, the latest first."""
    return list(SheetVersion.objects.filter(sheet=sheet))


def version_latest(*, sheet: str) -> SheetVersion | None:
    """Return the latest version of a sheet, if it was ever edited."""
    return SheetVersion.objects.filter(sheet=sheet).first()
