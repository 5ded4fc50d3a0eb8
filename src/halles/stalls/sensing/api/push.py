"""Messages of registered devices, pushed over HTTP: acknowledged once they are committed, never before."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext
from ninja import Router, Schema
from ninja.security import HttpBearer

from halles.kit.actor import Actor
from halles.kit.api import NotSignedIn, Wrong
from halles.kit.errors import Problem
from halles.kit.ngsi.answers import Unusable
from halles.kit.ratelimit import Limit, caller, hit
from halles.stalls.sensing.api.house import town_of
from halles.stalls.sensing.commands.readings import Outcome, Rejected, readings_store
from halles.stalls.sensing.engine import reasons
from halles.stalls.sensing.engine.reports import Report
from halles.stalls.sensing.exchange.dialects import MOST_BYTES, Unreadable, read
from halles.stalls.sensing.queries.register import REGISTER, Picture

router = Router(tags=["Push"])
_HOUSE: Final = Actor(system="push")
_OF_ONE: Final = Limit("sensing.push", most=600, seconds=60)
_WRONG_KEYS: Final = Limit("sensing.push.wrong", most=30, seconds=600)


class TooLarge(Problem):
    """More than a sensor, or a broker for some of them, has to say at once."""

    status = 413


class Counts(Schema):
    """What became of the reports in a message."""

    received: int
    stored: int
    deduplicated: int
    refused: dict[str, int]


class Bearer(HttpBearer):
    """Takes the key out of the header; whose it is, the path says."""

    def authenticate(self, request: HttpRequest, token: str) -> str:
        """Return the key as it came."""
        return token


_BODY: Final = {
    "schema": {},
    "example": {"id": "Gare", "type": "OffStreetParking", "availableSpotNumber": 12},
}


@router.post(
    "/{slug}",
    url_name="push",
    auth=Bearer(),
    response={200: Counts, 204: None, 400: Wrong, 401: Wrong, 413: Wrong, 429: Wrong},
    openapi_extra={"requestBody": {"required": True, "content": {"application/json": _BODY}}},
)
def push(request: HttpRequest, slug: str) -> HttpResponse:
    """Store what a registered device, or a broker registered as one, sends with its key.

    Any dialect that the gateway reads, or a plain object of the device's own fields (with "at" and "id").
    A broker may speak for devices of its town that have no key of their own.
    """
    town = town_of(request)
    _sign_in(request, town, slug)
    hit(_OF_ONE, f"{town} {slug}")
    reports = _reports(_body(request, town, slug), town, slug)
    outcomes = _store([_allowed(report, town, slug, REGISTER.now()) for report in reports])
    if all(outcome.state == "stored" for outcome in outcomes):
        return HttpResponse(status=204)
    return JsonResponse(_counts(outcomes).dict())


def _sign_in(request: HttpRequest, town: str, slug: str) -> None:
    """Let a device in with its own key; raise NotSignedIn, or TooMany for whoever tries many."""
    if REGISTER.admits(town, slug, request.auth):  # type: ignore[attr-defined]
        return
    hit(_WRONG_KEYS, caller(request))
    raise NotSignedIn(
        gettext("No device is registered under this name with this key."),
        advice=gettext("Renew its key on its page of the register, then try again."),
    )


def _body(request: HttpRequest, town: str, slug: str) -> bytes:
    """Return what was sent; raise TooLarge, counted, before it is read."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > MOST_BYTES:
        _store([Rejected(slug, town, reasons.TOO_LARGE)])
        raise TooLarge(gettext("This is larger than a message of a sensor can be (64 kB)."))
    return request.body


def _reports(body: bytes, town: str, slug: str) -> list[Report]:
    """Read what was sent in any dialect, else as the device's own fields; raise Unusable, counted."""
    try:
        try:
            return read("", body)
        except Unreadable:
            return read(f"halles/{town}/{slug}/values", body)
    except Unreadable as reason:
        _store([Rejected(slug, town, reasons.UNREADABLE)])
        raise Unusable(gettext("This is in no dialect that is read here."), advice=str(reason)) from None


def _allowed(report: Report, town: str, slug: str, picture: Picture) -> Report | Rejected:
    """Let a device speak for itself, and for those of its town that have no key to speak with."""
    known = picture.find(report.device, report.town)
    if known and (known.town != town or (known.secret and known.slug != slug)):
        return Rejected(slug, town, reasons.BORROWED_NAME)
    return report if known else report._replace(town=town)


def _store(reports: Sequence[Report | Rejected]) -> list[Outcome]:
    now_ms = int(timezone.now().timestamp() * 1000)
    return readings_store(actor=_HOUSE, reports=reports, now_ms=now_ms)


def _counts(outcomes: Sequence[Outcome]) -> Counts:
    states = Counter(outcome.state for outcome in outcomes)
    refused = Counter(outcome.reason for outcome in outcomes if outcome.reason)
    return Counts(
        received=len(outcomes),
        stored=states["stored"],
        deduplicated=states["deduplicated"],
        refused=dict(refused),
    )
