"""What a browser may keep of a page for when the network is cut; the service worker of `ui` obeys.

A computer is shared until its reader says otherwise: what is made for one person is `no-store`, and the
worker keeps nothing of it. Once she said "this is my device", the pages marked here are kept, for her.
"""

from django.http import HttpRequest, HttpResponse

from halles.kit.actor import NOBODY, Actor
from halles.kit.ratelimit import keyed_hash

KEEP = "Halles-Keep"
"""Header of a page that its reader's own device keeps; its value tells one person's from another's."""
ANYBODY = "anybody"
"""A page that a secret address opens, whoever is signed in."""


def whose(request: HttpRequest) -> str:
    """Return what stands for the person who asks, in her own browser alone; empty for nobody."""
    who: Actor = getattr(request, "actor", NOBODY)
    return keyed_hash("kit:keeping", who.person)[:16] if who.person else ""


def kept_by_owner(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Let a device that is its reader's own keep this page; every other cache is told to keep nothing."""
    response["Cache-Control"] = "no-store"
    response[KEEP] = whose(request) or ANYBODY
    return response


def nothing_stays(response: HttpResponse) -> HttpResponse:
    """Have the browser forget all that it keeps of this house but its cookies: pages, actions that wait."""
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response
