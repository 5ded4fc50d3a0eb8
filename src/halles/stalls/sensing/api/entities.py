"""Devices of the register as NGSI-LD entities, with what is known to be true of them now."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router

from halles.kit.api import LINKED, Wrong
from halles.kit.ngsi.answers import context_answer, refuse_filters
from halles.kit.ngsi.asked import How, Which, entities_answer, entity_answer
from halles.stalls.sensing.api.house import context_of, device_of, page_of, town_of
from halles.stalls.sensing.exchange.ngsi import device_entity
from halles.stalls.sensing.queries.published import devices_published

router = Router(tags=["NGSI-LD"])


@router.get("/context.jsonld", url_name="context", include_in_schema=False)
def context(request: HttpRequest) -> HttpResponse:
    """Give the context of all answers."""
    return context_answer()


@router.get(
    "/entities",
    url_name="entities",
    response={200: list[dict[str, Any]], 400: Wrong, 422: Wrong},
    openapi_extra=LINKED,
)
def entities(request: HttpRequest, which: Query[Which]) -> HttpResponse:
    """Give the devices that the town has now; a town without any gives an empty list."""
    refuse_filters(request)
    views = devices_published(town=town_of(request), now=timezone.now())
    found = (device_entity(view, page=page_of(request, view)) for view in views)
    return entities_answer(request, which, found, context=context_of(request))


@router.get(
    "/entities/{entity_id}",
    url_name="entity",
    response={200: dict[str, Any], 400: Wrong, 404: Wrong, 422: Wrong},
    openapi_extra=LINKED,
)
def entity(request: HttpRequest, entity_id: str, how: Query[How]) -> HttpResponse:
    """Give one device; a value that is not known to be true now is left out, and `deviceState` says why."""
    refuse_filters(request)
    view = device_of(request, entity_id)
    found = device_entity(view, page=page_of(request, view))
    return entity_answer(request, how, found, context=context_of(request))
