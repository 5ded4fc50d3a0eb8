"""With little or no network: the worker, the app that can be installed, what is kept, what waits."""

from pathlib import Path
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from halles.kit.keeping import kept_by_owner, nothing_stays, whose
from halles.kit.request import Request
from halles.kit.shelf import shelved
from halles.ui.offline import app_manifest, outer_path, pages_kept, worker_list

WORKER = Path(__file__).parents[1] / "static/ui/worker.js"


def worker(request: Request) -> HttpResponse:
    """Give the service worker from where it may serve every town and language of this host."""
    response = HttpResponse(WORKER.read_bytes(), content_type="text/javascript; charset=utf-8")
    response["Service-Worker-Allowed"] = f"{outer_path(request)}/"
    response["Cache-Control"] = "no-cache"
    return response


@shelved()
def manifest(request: Request) -> HttpResponse:
    """Describe the app that a telephone installs: the town, in this language."""
    return JsonResponse(app_manifest(request), content_type="application/manifest+json")


@shelved()
def kept_list(request: Request) -> HttpResponse:
    """Say to the worker what it keeps of this town, where its own pages are, and its words."""
    return JsonResponse(worker_list(request))


@never_cache
def token(request: Request) -> HttpResponse:
    """Give what an action that waited needs to leave: a fresh token, and whose browser this is now."""
    return JsonResponse({"token": get_token(request), "whose": whose(request)})


@shelved()
def away(request: Request) -> HttpResponse:
    """Say that there is no network and this page was not kept; show those that were."""
    return _without(request, is_action=False)


@shelved()
def unsent(request: Request) -> HttpResponse:
    """Say that what was sent may not have arrived, that nothing is kept here, and whom to call."""
    return _without(request, is_action=True)


def _without(request: Request, *, is_action: bool) -> HttpResponse:
    context: dict[str, Any] = {"shelved": True, "is_action": is_action, "pages": pages_kept(request)}
    return render(request, "ui/away.html", context)


@shelved()
def waiting(request: Request) -> HttpResponse:
    """Show the frame of what waits to be sent; the browser alone knows what does."""
    return render(request, "ui/waiting.html", {"shelved": True})


def device(request: Request) -> HttpResponse:
    """Let somebody say that this device is hers, or no longer is."""
    return kept_by_owner(request, render(request, "ui/device.html"))


@require_POST
def device_forget(request: Request) -> HttpResponse:
    """Have the browser forget what it kept for her."""
    return nothing_stays(redirect(reverse("ui:device")))
