"""The parking stall for programs: car parks as NGSI-LD entities, with their free places where known."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from ninja import Query

from halles.kit.api import LINKED, Wrong, stall_api
from halles.kit.errors import NotFound
from halles.kit.ngsi.answers import context_answer, refuse_filters
from halles.kit.ngsi.asked import How, Which, entities_answer, entity_answer
from halles.kit.ngsi.entities import Entity, entity_slug
from halles.stalls.parking.exchange.french_write import CAR_PARKS_OUT
from halles.stalls.parking.exchange.ngsi import OFF_STREET, ON_STREET, car_park_entity
from halles.stalls.parking.queries import Now, picture

API = stall_api(
    title="Halles: car parks of a town",
    description="A subset of NGSI-LD (ETSI GS CIM 009), read only: OffStreetParking and OnStreetParking.",
)


@API.get("ngsi-ld/v1/context.jsonld", url_name="context", include_in_schema=False)
def context(request: HttpRequest) -> HttpResponse:
    """Give the context of all answers."""
    return context_answer()


@API.get(
    "ngsi-ld/v1/entities",
    url_name="entities",
    response={200: list[dict[str, Any]], 400: Wrong, 422: Wrong},
    openapi_extra=LINKED,
)
def entities(request: HttpRequest, which: Query[Which]) -> HttpResponse:
    """Give the town's car parks; free places are there only while they are known."""
    refuse_filters(request)
    return entities_answer(request, which, _entities(request), context=_context(request))


@API.get(
    "ngsi-ld/v1/entities/{entity_id}",
    url_name="entity",
    response={200: dict[str, Any], 400: Wrong, 404: Wrong, 422: Wrong},
    openapi_extra=LINKED,
)
def entity(request: HttpRequest, entity_id: str, how: Query[How]) -> HttpResponse:
    """Give one car park."""
    refuse_filters(request)
    town: str = request.town.slug  # type: ignore[attr-defined]
    slugs = {entity_slug(entity_id, kind, town) for kind in (OFF_STREET, ON_STREET)} - {""}
    found = [each for slug in slugs for each in _entities(request, slug) if each.id == entity_id]
    if not found:
        raise NotFound(gettext("There is no such car park here."))
    return entity_answer(request, how, found[0], context=_context(request))


@API.get(
    "stationnement.csv",
    url_name="csv",
    response={200: None, 422: Wrong},
    openapi_extra={"responses": {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}}},
)
def car_parks(request: HttpRequest) -> HttpResponse:
    """Give the car parks in the national schema, version 0.1: those of which all it asks for is known."""
    lines = CAR_PARKS_OUT.parts(request.town.slug)  # type: ignore[attr-defined]
    headers = {"Content-Disposition": 'attachment; filename="stationnement.csv"'}
    return HttpResponse("".join(lines), content_type="text/csv; charset=utf-8", headers=headers)


def _entities(request: HttpRequest, slug: str = "") -> list[Entity]:
    shown = picture(town=request.town, now=timezone.now(), slug=slug).shown  # type: ignore[attr-defined]
    return [car_park_entity(now, page=_page(request, now)) for now in shown]


def _page(request: HttpRequest, now: Now) -> str:
    return request.build_absolute_uri(reverse("parking:car-park", args=[now.car_park.slug]))


def _context(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("parking:api:context"))
