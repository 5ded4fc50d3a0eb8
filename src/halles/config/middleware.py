"""What every request passes through: headers, language and town, who acts, refusals, closed towns."""

from collections.abc import Callable
from typing import cast
from urllib.parse import urlsplit

import rules
from django.conf import settings
from django.http import HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render
from django.urls import get_script_prefix, reverse, set_script_prefix
from django.utils import translation
from django.utils.functional import SimpleLazyObject

from halles.config.loader import manifests
from halles.doors.commands import sittings
from halles.doors.views.ribbon import ribbon_of
from halles.kit.actor import Actor
from halles.kit.errors import Problem
from halles.kit.request import Request
from halles.people.public import actor_of
from halles.town.queries import town_by_host, town_by_slug
from halles.ui.templatetags.links import static

Handler = Callable[[Request], HttpResponse]

KEPT_KNOWINGLY = ("Cache-Control", "ETag", "Last-Modified")
"""Headers by which a view says itself what may be kept of its answer."""


class LanguageAndTown:
    """Take "/en" and "/<town>" off the path, so that stalls' addresses know neither.

    What was taken off becomes the script prefix: `reverse()` and `{% url %}` put it back.
    `request.town` is the `town.Town`, or None on the deployment's own pages.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        """Answer the request in its language and town."""
        outer = get_script_prefix()
        path = request.path_info
        language, path = ("en", path[3:] or "/") if path == "/en" or path.startswith("/en/") else ("fr", path)
        town, rest = self._town(request, path)
        if not rest:
            return HttpResponsePermanentRedirect(f"{request.path_info}/")
        prefix = request.path_info[: len(request.path_info) - len(rest)]
        request.path_info = rest
        request.town = town
        request.urlconf = settings.TOWN_URLCONF if town else settings.ROOT_URLCONF
        set_script_prefix(outer.rstrip("/") + prefix + "/" if prefix else outer)
        try:
            with translation.override(language):
                request.LANGUAGE_CODE = language
                return self.get_response(request)
        finally:
            set_script_prefix(outer)

    def _town(self, request: Request, path: str) -> tuple[object | None, str]:
        host = request.get_host().partition(":")[0]
        town = town_by_host(host=host) if host != "localhost" else None
        if town:
            return town, path
        slug = path[1:].partition("/")[0]
        town = town_by_slug(slug=slug) if slug else None
        return (town, path[len(slug) + 1 :]) if town else (None, path)


class Problems:
    """Answer a refusal with a page that says what happened, what is kept and what to do."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: Request, exception: Exception) -> HttpResponse | None:
        """Render a Problem that a view let through."""
        if not isinstance(exception, Problem):
            return None
        return render(request, "ui/problem.html", {"problem": exception}, status=exception.status)


class WhoActs:
    """Give the request its `actor`, read from the session only when somebody asks."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        """Pass the request on with `request.actor`."""
        request.actor = cast(Actor, SimpleLazyObject(lambda: actor_of(request)))
        return self.get_response(request)


class Sittings:
    """While somebody acts for somebody else, say so on every page, keep none of them, and end it in time.

    A page asked for after the end (half an hour without one, signed out elsewhere) does nothing: it leads
    to the page where a sitting begins.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        """Pass the request on with `request.helping`; nothing is looked up for who sits with nobody."""
        if not request.COOKIES.get(sittings.COOKIE):
            return self.get_response(request)
        helping = sittings.sitting_seen(request)
        if helping is None:
            return self._over(request)
        request.helping = helping
        request.ribbon = ribbon_of(request, helping)
        response = self.get_response(request)
        if sittings.COOKIE in response.cookies:  # the button ended it
            return response
        if not sittings.sitting_is_on(request):  # she signed out
            sittings.sitting_close(request)
            return sittings.sitting_left(response)
        return sittings.sitting_kept_nowhere(response)

    def _over(self, request: Request) -> HttpResponse:
        sittings.sitting_close(request)
        page = "doors:helping" if request.town else "people:account"
        return sittings.sitting_left(HttpResponseRedirect(reverse(page, urlconf=request.urlconf)))


class Doorway:
    """Keep a town that is not open yet from the public; its managers, and a local deployment, see it.

    A stall that the town does not open is shown to nobody: what it holds waits.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        """Let the request in, or say that the town, or this stall of it, is not open."""
        town = request.town
        if (
            town is None
            or town.is_open
            or town.is_demo
            or settings.IS_LOCAL
            or self._may_prepare(request, town.slug)
        ):
            return self._closed_stall(request) or self.get_response(request)
        response = render(request, "office/not_open.html", status=503)
        response.headers["Retry-After"] = "86400"
        return response

    def _closed_stall(self, request: Request) -> HttpResponse | None:
        """Say so where the page is one of a stall that the town does not open."""
        if request.town is None or not request.town.closed_stalls:
            return None
        for manifest in manifests().values():
            in_stall = manifest.path and request.path_info.startswith("/" + manifest.path)
            if in_stall and manifest.slug in request.town.closed_stalls:
                return render(request, "office/stall_closed.html", {"stall": manifest}, status=404)
        return None

    def _may_prepare(self, request: Request, slug: str) -> bool:
        """Managers prepare the town before it opens; to be known as one, one must reach the sign-in pages."""
        at_the_desk = request.path_info.startswith("/" + manifests()["halles.people"].path)
        return at_the_desk or rules.test_rule("town.manage", request.actor, slug)


class Headers:
    """Tell the browser to run nothing that the house did not write, and to talk to nobody but the house.

    A computer may be shared: what is not the same for everybody is kept in no cache of it.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response
        bell = urlsplit(settings.BELL_URL)
        connect = f"'self' {bell.scheme}://{bell.netloc}" if bell.netloc else "'self'"
        self.policy = (
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
            f"form-action 'self'; frame-ancestors 'none'; connect-src {connect}"
        )

    def __call__(self, request: Request) -> HttpResponse:
        """Add the headers to every answer."""
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", self.policy)
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        if not any(name in response.headers for name in KEPT_KNOWINGLY):
            shelved = getattr(response, "shelf_label", None)
            response.headers["Cache-Control"] = "no-cache" if shelved else "no-store"
        if response.headers.get("Content-Type", "").startswith("text/html"):
            # On 2G the stylesheet is asked for a third of a second sooner than when the page names it.
            response.headers.setdefault("Link", f"<{static('ui/halles.css')}>; rel=preload; as=style")
        return response
