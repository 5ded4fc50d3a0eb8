"""What the pages of the register share: find a device, or answer that there is none."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext

from halles.kit.errors import NotFound
from halles.kit.request import Request
from halles.stalls.sensing import queries
from halles.stalls.sensing.models import Device
from halles.stalls.sensing.queries import DevicePage


def find(request: Request, slug: str) -> Device:
    """Return the device of this address, or answer that there is none."""
    row = queries.device_get(town=request.town.slug, slug=slug)
    if row is None:
        raise _not_registered()
    return row


def find_page(request: Request, slug: str) -> DevicePage:
    """Return what the page of a device shows, or answer that there is none."""
    page = queries.device_page(town=request.town.slug, slug=slug, now=timezone.now())
    if page is None:
        raise _not_registered()
    return page


def pdf_answer(pdf: bytes, name: str, *, kept: str = "") -> HttpResponse:
    """Give a PDF to the browser; `kept` says for how long, where not as usual."""
    headers = {
        "Content-Disposition": f'inline; filename="{name}"',
        **({"Cache-Control": kept} if kept else {}),
    }
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


def _not_registered() -> NotFound:
    advice = gettext("Look for it in the register. A device that is not there is refused by the town.")
    return NotFound(gettext("No device has this address in the register."), advice=advice)
