"""The interface itself, and what its parts share: a device by its identifier, the context's address."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from halles.kit.api import stall_api
from halles.kit.errors import NotFound
from halles.kit.ngsi.entities import entity_slug
from halles.stalls.sensing.exchange.ngsi import DEVICE
from halles.stalls.sensing.queries import DeviceView
from halles.stalls.sensing.queries.published import devices_published

API = stall_api(
    title="Halles: sensors of a town",
    description="A subset of NGSI-LD (ETSI GS CIM 009), read only: what the public register of sensors "
    "tells. Entities are of type Device, chosen by type, id and attrs; their past is given by quarters of an "
    "hour or hours that are over. Other filters of the specification answer 422. A value that is not known to "
    "be true now is left out, and deviceState says why; counts, and what would tell of one person or one car, "
    "are no part of it. And messages of registered devices, pushed in any dialect that the gateway reads.",
)


def town_of(request: HttpRequest) -> str:
    """Return the slug of the town that the address names."""
    town: str = request.town.slug  # type: ignore[attr-defined]
    return town


def device_of(request: HttpRequest, identifier: str) -> DeviceView:
    """Return the device of an identifier; raise NotFound where the town has none."""
    town = town_of(request)
    slug = entity_slug(identifier, DEVICE, town)
    found = devices_published(town=town, now=timezone.now(), slug=slug) if slug else []
    if not found:
        raise NotFound(gettext("No device has this identifier in the register."))
    return found[0]


def context_of(request: HttpRequest) -> str:
    """Return the address of the context."""
    return request.build_absolute_uri(reverse("sensing:api:context"))


def page_of(request: HttpRequest, view: DeviceView) -> str:
    """Return the address of a device's page."""
    return request.build_absolute_uri(reverse("sensing:device", args=[view.row.slug]))
