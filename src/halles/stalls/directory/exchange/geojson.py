"""Write the sheets as GeoJSON with OpenStreetMap's tags.

In one file what shops and registers say, in another what OpenStreetMap says. They are never mixed, for their
licences differ; the sheet's word joins them.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Q, QuerySet

from halles.kit.exporter import ODBL, OPEN_LICENCE, Exporter, Licence
from halles.kit.geo import to_degrees
from halles.kit.text import mark
from halles.stalls.directory.commands.fields import safe_website
from halles.stalls.directory.engine.categories import category_tags
from halles.stalls.directory.engine.osm_words import tags_of
from halles.stalls.directory.exchange.osm_import import CREDIT
from halles.stalls.directory.models import OsmPlace, RegisterPlace, Sheet
from halles.stalls.directory.queries.cards import listed

_TAGS = {
    "name": "name",
    "number": "addr:housenumber",
    "street": "addr:street",
    "postcode": "addr:postcode",
    "phone": "phone",
    "website": "website",
    "hours": "opening_hours",
    "wheelchair": "wheelchair",
    "description": "description",
}
"""Fields, and the tags that say the same."""


def own_parts(town: str) -> Iterator[str]:
    """Yield what holders, the town and registers say of the sheets shown."""
    rows = RegisterPlace.objects.filter(town=town, register="sirene", is_public=True, is_active=True)
    sirets = dict(rows.order_by("-reference").values_list("sheet_id", "reference"))
    features = (_own(sheet, sirets.get(sheet.pk, "")) for sheet in _own_sheets(town).iterator())
    return _collection(features, OPEN_LICENCE, "")


def osm_parts(town: str) -> Iterator[str]:
    """Yield what OpenStreetMap says of the sheets shown."""
    features = (_osm(sheet, sheet.osm) for sheet in _osm_sheets(town).iterator() if sheet.osm)
    return _collection(features, ODBL, CREDIT)


def _own_sheets(town: str) -> QuerySet[Sheet]:
    told = Q(name__gt="") | Q(category__gt="") | Q(street__gt="") | Q(hours__gt="") | Q(phone__gt="")
    return listed(town).filter(told).order_by("slug")


def _osm_sheets(town: str) -> QuerySet[Sheet]:
    return listed(town).filter(osm__isnull=False).select_related("osm").order_by("slug")


def _own(sheet: Sheet, siret: str) -> dict[str, Any]:
    tags = _tags(sheet)
    if siret:
        tags["ref:FR:SIRET"] = siret
    if sheet.confirmed_at and sheet.organisation:
        tags["check_date"] = sheet.confirmed_at.date().isoformat()
    return _feature(sheet, sheet.lon, sheet.lat, tags)


def _osm(sheet: Sheet, place: OsmPlace) -> dict[str, Any]:
    return _feature(sheet, place.lon, place.lat, {"@id": place.osm, **_tags(place)})


def _tags(row: Sheet | OsmPlace) -> dict[str, str]:
    """Return the tags of a row; its e-mail address is for its page alone."""
    found = {tag: getattr(row, field, "") for field, tag in _TAGS.items()}
    found["website"] = safe_website(found["website"])
    found |= {**category_tags(row.category), **tags_of(row.payment, row.languages)}
    return {tag: value for tag, value in found.items() if value}


def _feature(sheet: Sheet, lon: int | None, lat: int | None, tags: Mapping[str, str]) -> dict[str, Any]:
    at = None if lon is None or lat is None else [to_degrees(lon), to_degrees(lat)]
    geometry = {"type": "Point", "coordinates": at} if at else None
    return {"type": "Feature", "geometry": geometry, "properties": {"sheet": sheet.slug, **tags}}


def _collection(features: Iterable[Mapping[str, Any]], licence: Licence, credit: str) -> Iterator[str]:
    about = {"type": "FeatureCollection", "license": f"{licence.name} {licence.url}"}
    about |= {"attribution": credit} if credit else {}
    yield json.dumps(about, ensure_ascii=False)[:-1] + ', "features": ['
    separator = "\n"
    for feature in features:
        yield separator + json.dumps(feature, ensure_ascii=False)
        separator = ",\n"
    yield "\n]}\n"


SHEETS_OUT = Exporter(
    name="sheets",
    title=mark("Shops and services: their own words"),
    help=mark(
        "What shops, the town and registers say of each sheet that is shown, in OpenStreetMap’s tags, with "
        "opening hours. A shop takes all that it wrote from “My data”."
    ),
    suffix=".geojson",
    media_type="application/geo+json",
    licence=OPEN_LICENCE,
    parts=own_parts,
    is_there=lambda town: _own_sheets(town).exists(),
)
OSM_OUT = Exporter(
    name="openstreetmap",
    title=mark("Shops and services: what OpenStreetMap says"),
    help=mark(
        "Kept apart from what shops write, for its licence is another; the sheet’s word joins the two."
    ),
    suffix=".geojson",
    media_type="application/geo+json",
    licence=ODBL,
    parts=osm_parts,
    is_there=lambda town: _osm_sheets(town).exists(),
)
