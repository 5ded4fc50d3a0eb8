"""What the service worker and an installed app are told of a town, in its language."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language, gettext

from halles.kit.manifest import house_manifests
from halles.ui import tokens
from halles.ui.templatetags import links

FILES = ("ui/halles.css", "ui/halles.js", "ui/away.js")
ICONS = (("ui/icon.svg", "any", "image/svg+xml"), ("ui/icon-192.png", "192x192", "image/png"))
LARGE = ("ui/icon-512.png", "512x512", "image/png")


def outer_path(request: HttpRequest) -> str:
    """Return the path below which the whole house is served; "" where that is the host itself."""
    return str(request.META.get("SCRIPT_NAME", "")).rstrip("/")


def pages_kept(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the address and the label of each public page that a browser keeps of this town."""
    return [(href, gettext(label)) for href, label in _declared(request)]


def _declared(request: HttpRequest) -> Iterator[tuple[str, str]]:
    town = getattr(request, "town", None)
    closed = town.closed_stalls if town else ()
    for manifest in house_manifests().values():
        for kept in manifest.offline if manifest.slug not in closed else ():
            href = links.url_or_none(kept.url_name)
            if href:
                yield href, kept.label


def worker_list(request: HttpRequest) -> dict[str, Any]:
    """Return what the worker keeps ahead, its addresses, and what it says."""
    own = {name: reverse(f"ui:{name}") for name in ("away", "unsent", "waiting", "token", "manifest")}
    shown = [own["away"], own["unsent"], own["waiting"]]
    return {
        **own,
        "prefix": get_script_prefix(),
        "worker": f"{outer_path(request)}/service.js",
        "scope": f"{outer_path(request)}/",
        "files": [links.static(path) for path in FILES],
        "pages": [*shown, *dict.fromkeys(href for href, _label in _declared(request))],
        "plain": shown,
        "sign_in": links.url_or_none("people:sign_in"),
        "zone": settings.TIME_ZONE,
        "lang": "en-GB" if (get_language() or "fr").startswith("en") else "fr",
        "words": _words(),
    }


def _words() -> dict[str, str]:
    """Return what the worker and its script say; "{…}" is put in by them."""
    return {
        "seen": gettext("Seen on {day}, {time}, offline. Things may have changed since."),
        "badge": gettext("{n} waiting"),
        "waiting": gettext("Waits to be sent"),
        "sent": gettext("Sent"),
        "refused": gettext("Not accepted"),
        "busy": gettext("The town could not answer. It is tried again by itself."),
        "sign_in": gettext("It leaves once you are signed in again."),
        "sign_in_link": gettext("Sign in"),
        "old": gettext(
            "It waited for more than seven days: nothing has left. Open the page and do it again."
        ),
        "other": gettext("The page asks for something else: open it to go on."),
        "open": gettext("Open the page"),
        "drop": gettext("Do not send it"),
        "drop_sure": gettext("Do not send it? If it had already arrived, it remains done."),
        "seen_it": gettext("Take it off this list"),
        "leave": gettext("Actions still wait to be sent. If you go on, they are erased and never sent."),
        "not_here": gettext(
            "No network: nothing has left, and nothing is kept on this computer. "
            "Leave this page open and try again later, or call the help."
        ),
        "not_now": gettext("No network: nothing has left. Leave this page open and try again later."),
    }


def app_manifest(request: HttpRequest) -> dict[str, Any]:
    """Return the web app manifest of a town, or of the house outside any."""
    town, colours = getattr(request, "town", None), tokens.colours(tokens.stylesheet())["light"]
    name, home = (town.name if town else "Halles"), get_script_prefix()
    icons = [_icon(*each) for each in (*ICONS, LARGE)]
    return {
        "id": home,
        "name": name,
        "short_name": name[:24],
        "start_url": home,
        "scope": home,
        "lang": get_language() or "fr",
        "display": "minimal-ui",
        "theme_color": colours["green"],
        "background_color": colours["stone"],
        "icons": [*icons, {**_icon(*LARGE), "purpose": "maskable"}],
    }


def _icon(path: str, sizes: str, kind: str) -> dict[str, str]:
    return {"src": links.static(path), "sizes": sizes, "type": kind}
