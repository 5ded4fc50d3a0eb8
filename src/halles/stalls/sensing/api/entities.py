"""Devices of the register as NGSI-LD entities, with what is known to be true of them now."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field, Query, Router, Schema

from halles.kit.api import LINKED, Wrong
from halles.kit.ngsi.answers import answer, commas, context_answer, refuse_filters
from halles.kit.ngsi.entities import Form, entity_write
from halles.stalls.sensing.api.house import context_of, device_of, page_of, town_of
from halles.stalls.sensing.exchange.ngsi import DEVICE, device_entity, device_id
from halles.stalls.sensing.queries.published import devices_published

router = Router(tags=["NGSI-LD"])


class How(Schema):
    """How entities are written."""

    attrs: str = Field("", description="Names of attributes, with commas; entities without any are left out.")
    options: Form = Field(Form.NORMALIZED, description="The form.")
    format: Form = Field(Form.NORMALIZED, description="The same, in newer words.")

    @property
    def form(self) -> Form:
        """The form that was asked for."""
        return self.options if self.format == Form.NORMALIZED else self.format


class Which(How):
    """Which entities are given."""

    type: str = Field("", description="Types, with commas. There is one: Device.")
    id: str = Field("", description="Identifiers, with commas.")
    limit: int = Field(20, ge=1, le=1000)
    offset: int = Field(0, ge=0, le=1_000_000)
    count: bool = Field(False, description="Say in NGSILD-Results-Count how many there are in all.")


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
    found = [] if which.type and DEVICE not in commas(which.type) else _found(request, which)
    page = found[which.offset : which.offset + which.limit]
    return answer(request, page, context=context_of(request), count=len(found) if which.count else None)


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
    whole = device_entity(view, page=page_of(request, view))
    written = entity_write(whole, how.form, attrs=commas(how.attrs))
    return answer(request, written or {"id": whole.id, "type": whole.type}, context=context_of(request))


def _found(request: HttpRequest, which: Which) -> list[dict[str, Any]]:
    identifiers, attrs = commas(which.id), commas(which.attrs)
    views = devices_published(town=town_of(request), now=timezone.now())
    chosen = [view for view in views if not identifiers or device_id(view) in identifiers]
    whole = [device_entity(view, page=page_of(request, view)) for view in chosen]
    written = [entity_write(each, which.form, attrs=attrs) for each in whole]
    return [each for each in written if each is not None]
