"""The session of a sitting: what is personal in it is there for one person, and goes with her.

What the helper had in her own session (a basket) is set aside while she sits, and comes back after. At both
ends the session takes another key and the forms another token, so that a page left open does nothing.
"""

from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.core import signing
from django.http import HttpResponse
from django.middleware.csrf import rotate_token
from django.utils import timezone
from rules import test_rule

from halles.doors import rights
from halles.doors.commands.helping import helping_end
from halles.doors.models import Helping
from halles.doors.queries.sittings import helping_get
from halles.kit.actor import Actor
from halles.kit.keeping import KEEP, nothing_stays
from halles.kit.request import Request
from halles.people.commands.sign_ins import sign_in_carry

COOKIE = "halles_sitting"
"""Says that this browser sits with somebody: without it, no page looks."""
IDLE_SECONDS = 30 * 60
SEEN_EVERY_SECONDS = 60
HOUSE = Actor(system="doors")
_SITTING, _ASIDE = "doors.sitting", "doors.aside"
_STAYS = ("_auth_user_id", "_auth_user_backend", "_auth_user_hash", "_session_expiry")
_STAYS_TOO = ("people.seen", "people.fresh")
"""The keys that are of the login itself; all others are of what one did."""


def sitting_open(request: Request, response: HttpResponse, helping: Helping) -> None:
    """Let this session act for a person from its next page on."""
    session = request.session
    aside = {key: session.pop(key) for key in _others(request)}
    session[_SITTING] = {"helping": helping.pk, "seen": _now()}
    session[_ASIDE] = aside
    sign_in_carry(request)
    rotate_token(request)
    signed = signing.dumps(helping.pk, salt=COOKIE)
    secure = bool(settings.SESSION_COOKIE_SECURE)
    response.set_cookie(COOKIE, signed, httponly=True, samesite="Lax", secure=secure)
    response["Cache-Control"] = "no-store"


def sitting_seen(request: Request) -> Helping | None:
    """Return the sitting of this session and note that it is in use; None where it is over.

    What a page fetches by itself (`Sec-Fetch-Dest: empty`) does not count as somebody being there.
    """
    kept: dict[str, Any] = request.session.get(_SITTING) or {}
    if not kept or not request.user.is_authenticated or _now() - kept["seen"] > IDLE_SECONDS:
        return None
    helping = helping_get(helping=kept["helping"])
    if helping is None or helping.ended_at or helping.helper != request.actor.person:
        return None
    if not test_rule(rights.HELPING, request.actor, helping.town):
        return None
    is_page = request.headers.get("Sec-Fetch-Dest", "document") != "empty"
    if is_page and _now() - kept["seen"] >= SEEN_EVERY_SECONDS:
        request.session[_SITTING] = {**kept, "seen": _now()}
    return helping


def sitting_is_on(request: Request) -> bool:
    """Say whether this session still sits with somebody: signing out ends it."""
    return _SITTING in request.session


def sitting_close(request: Request) -> None:
    """End the sitting of this browser, and forget all that its session held for the person."""
    helping = _signed(request)
    if helping:
        helping_end(actor=HOUSE, helping=helping)
    list(get_messages(request))  # what was still to be said was said to her
    if not sitting_is_on(request):
        return
    aside = request.session.get(_ASIDE, {})
    for key in _others(request):
        del request.session[key]
    request.session.update(aside)
    sign_in_carry(request)
    rotate_token(request)


def sitting_kept_nowhere(response: HttpResponse) -> HttpResponse:
    """Keep a page of a sitting out of every cache, and out of what the helper's own device keeps."""
    response["Cache-Control"] = "no-store"
    if response.has_header(KEEP):
        del response[KEEP]
    return response


def sitting_left(response: HttpResponse) -> HttpResponse:
    """Have the browser forget the pages of a sitting that is over: the Back button shows nothing."""
    response.delete_cookie(COOKIE, samesite="Lax")
    response["Cache-Control"] = "no-store"
    return nothing_stays(response)


def _signed(request: Request) -> str:
    """Return which sitting the browser's cookie names, if it was we who wrote it and it still runs."""
    try:
        helping = str(signing.loads(request.COOKIES.get(COOKIE, ""), salt=COOKIE))
    except signing.BadSignature:
        return ""
    row = helping_get(helping=helping)
    return helping if row and not row.ended_at else ""


def _others(request: Request) -> list[str]:
    return [key for key in list(request.session.keys()) if key not in _STAYS + _STAYS_TOO]


def _now() -> int:
    return int(timezone.now().timestamp())
