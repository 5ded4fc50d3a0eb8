"""Keep what a person typed when her session ended under her hands, and give it back after she signs in.

A draft lives in the (new, anonymous) session: no secret, no file, at most 64 kB, at most an hour. On a
shared computer somebody else may sign in next: it is given back to the person whose session ended, only.
"""

import re
import time
from urllib.parse import urlsplit

from django.http import HttpRequest, QueryDict

from halles.kit.actor import NOBODY, Actor

KEY = "kit.draft"
MOST_BYTES = 64_000
MOST_SECONDS = 3600
_SECRET = re.compile(r"pass|code|token|csrf|secret|credential|pin$|otp", re.IGNORECASE)


def keep(request: HttpRequest, *, whose: str) -> str:
    """Keep the fields of this POST as a draft; return the address of the page that holds the form.

    The form's page is the one the browser came from, which may not be the address it was sent to. `whose`
    is the public id of the person whose session ended; where nobody knows it, nothing is kept.
    """
    page = _page(request)
    fields = QueryDict(mutable=True)
    for name, values in request.POST.lists():
        if not _SECRET.search(name):
            fields.setlist(name, values)
    text = fields.urlencode()
    if whose and text and len(text) <= MOST_BYTES:
        path = urlsplit(page).path
        request.session[KEY] = {"whose": whose, "page": path, "fields": text, "at": int(time.time())}
    return page


def leave_to(request: HttpRequest, person: str) -> None:
    """Forget a draft that is not of `person`, who signs in."""
    kept = request.session.get(KEY)
    if kept and kept.get("whose") != person:
        del request.session[KEY]


def is_kept(request: HttpRequest) -> bool:
    """Say whether something typed waits to be given back."""
    return _fresh(request) is not None


def draft(request: HttpRequest) -> QueryDict | None:
    """Return, once and to her who typed it, what was typed in the form of this page.

    `MyForm(request.POST or draft(request))`.
    """
    kept = _fresh(request)
    if kept is None or request.method != "GET" or kept["page"] != request.path:
        return None
    del request.session[KEY]
    who: Actor = getattr(request, "actor", NOBODY)
    return QueryDict(kept["fields"]) if kept.get("whose") == who.person else None


def _fresh(request: HttpRequest) -> dict[str, str] | None:
    kept = request.session.get(KEY)
    if kept and time.time() - kept["at"] > MOST_SECONDS:
        del request.session[KEY]
        return None
    return kept or None


def _page(request: HttpRequest) -> str:
    came_from = urlsplit(request.headers.get("Referer", ""))
    if came_from.netloc != request.get_host() or not came_from.path:
        return request.get_full_path()
    return came_from.path + (f"?{came_from.query}" if came_from.query else "")
