"""The first middleware: answer from the shelf what is still true, and compress what has no secret."""

import hashlib
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import ResponseHeaders
from django.utils.cache import patch_vary_headers
from django.utils.module_loading import import_string

from halles.kit.shelf.decorator import Label
from halles.kit.shelf.encoding import choose, compress, is_worth_it
from halles.kit.shelf.store import Boards, Key, Page, Place
from halles.kit.tally import visit_of

LONGEST_QUERY = 200
"""Bytes of a query that may name a page; a longer one is nobody's usual search."""
LABELS = 8_000_000
"""Bytes of what is remembered of places: their topics and query keys."""
OF_ONE_ANSWER = ("Content-Length", "Content-Encoding", "ETag", "Vary", "Date")
"""Headers that the shelf writes itself."""
VARY = "Accept-Encoding, Cookie"


class Misshelved(Exception):
    """A page is declared shelved but holds what belongs to one visitor; raised in tests only."""


class Shelf:
    """Keep pages by (host, path, declared query, encoding) and serve them while their marks have not moved.

    Marks must be read before anything that the page shows, the town that earlier middlewares look up
    included, and which marks a page depends on is only known once it was made. So a place is first
    remembered by its label; its pages are kept from the next visit on, with marks read at its beginning.
    What is visited once therefore never pushes out what is visited often.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.read_marks = import_string(settings.SHELF_READER)
        self.changed = import_string(settings.SHELF_CHANGED) if settings.SHELF_CHANGED else _unknown
        self.pages: Boards[Page] = Boards(settings.SHELF_BYTES)
        self.labels: Boards[Label] = Boards(LABELS)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer from the shelf, or have the page made."""
        place = place_of(request)
        if place is None:
            return self._made(request)
        label = self.labels.get(place)
        key = key_of(request, place, label) if label else None
        if label is None or key is None:
            return self._made(request, place)
        seen = self.changed()
        page = self.pages.get(key)
        if page and self._is_current(page) and seen is not None and seen == page.seen:
            return answer(request, page)
        marks = self.read_marks(label.topics)
        if page and self._is_current(page) and page.marks == _of(label, marks):
            page.seen = seen
            return answer(request, page)
        return self._kept(request, key, label, _of(label, marks), seen)

    def _is_current(self, page: Page) -> bool:
        return page.until is None or time.time() < page.until

    def _kept(
        self, request: HttpRequest, key: Key, label: Label, marks: dict[str, int], seen: object
    ) -> HttpResponse:
        """Make the page and keep it with the marks that were read before."""
        response = self.get_response(request)
        fresh = label_of(request, response)
        if fresh is None or request.method != "GET":
            self.pages.drop(key)
            return self._compressed(request, response)
        self.labels.put(key.place, fresh)
        if (fresh.topics, fresh.query) != (label.topics, label.query):
            return self._compressed(request, response)
        body, tag = compress(response.content, key.encoding), etag(marks, fresh.until)
        page = Page(
            body=body,
            headers=headers_of(response, key.encoding, size=len(body), tag=tag),
            marks=marks,
            until=fresh.until,
            etag=tag,
            seen=seen,
            visit=visit_of(request, response),
        )
        if not self._is_current(page):  # its moment passed while it was made
            return self._compressed(request, response)
        self.pages.put(key, page, len(page.body))
        return answer(request, page)

    def _made(self, request: HttpRequest, place: Place | None = None) -> HttpResponse:
        """Make the page without keeping it; remember its label for the next visit."""
        response = self.get_response(request)
        label = label_of(request, response) if place else None
        if place and label:
            self.labels.put(place, label)
        return self._compressed(request, response)

    def _compressed(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Compress an answer, unless it holds a secret whose length in it could be guessed (BREACH)."""
        if response.streaming or response.has_header("Content-Encoding") or has_secret(request, response):
            return response
        if not is_worth_it(response.get("Content-Type", ""), len(response.content)):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        encoding = choose(request.META.get("HTTP_ACCEPT_ENCODING", ""))
        if encoding != "identity":
            response.content = compress(response.content, encoding, once=True)
            response["Content-Encoding"] = encoding
            response["Content-Length"] = str(len(response.content))
        return response


def place_of(request: HttpRequest) -> Place | None:
    """Return the place asked for; None where the shelf has no part: writes, known visitors, foreign hosts."""
    if request.method not in ("GET", "HEAD") or is_known(request):
        return None
    try:
        return Place(request.scheme or "", request.get_host(), request.path_info)
    except DisallowedHost:
        return None


def is_known(request: HttpRequest) -> bool:
    """Say whether the visitor has a session, or a message waiting."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES or CookieStorage.cookie_name in request.COOKIES


def key_of(request: HttpRequest, place: Place, label: Label) -> Key | None:
    """Return the key of the page, or None where the query holds a key that the view did not declare."""
    asked = request.META.get("QUERY_STRING", "")
    if len(asked) > LONGEST_QUERY or (asked and not label.query.issuperset(request.GET)):
        return None
    query = tuple(sorted((name, tuple(values)) for name, values in request.GET.lists())) if asked else ()
    return Key(place, query, choose(request.META.get("HTTP_ACCEPT_ENCODING", "")))


def label_of(request: HttpRequest, response: HttpResponse) -> Label | None:
    """Return the label of an answer that may be kept. Where tests run, raise if it was declared wrongly."""
    label: Label | None = getattr(response, "shelf_label", None)
    if label is None or response.status_code != 200 or response.streaming:
        return None
    fault = fault_of(response)
    if fault and settings.SHELF_STRICT:
        raise Misshelved(f"{request.path}: a shelved page {fault}")
    return None if fault else label


def fault_of(response: HttpResponse) -> str:
    """Say what in an answer belongs to one visitor, or nothing."""
    body = response.content.lower()
    vary = {name.strip().lower() for name in response.get("Vary", "").split(",")} - {"", "accept-encoding"}
    faults = {
        "sets a cookie": bool(response.cookies),
        f"varies on {', '.join(sorted(vary))}": bool(vary),
        "holds a CSRF token": b"csrfmiddlewaretoken" in body,
        "holds a form that writes": b'method="post"' in body or b"method=post" in body,
        "holds a nonce": b" nonce=" in body or "'nonce-" in response.get("Content-Security-Policy", ""),
        "is private": "private" in response.get("Cache-Control", ""),
    }
    return next((fault for fault, found in faults.items() if found), "")


def has_secret(request: HttpRequest, response: HttpResponse) -> bool:
    """Say whether an answer is made for one person, or holds a token."""
    mine = is_known(request) or bool(response.cookies) or "cookie" in response.get("Vary", "").lower()
    return mine or b"csrfmiddlewaretoken" in response.content


def etag(marks: dict[str, int], until: float | None) -> str:
    """Return the tag of a page: its marks, its moment, and the build that made it."""
    said = repr((sorted(marks.items()), until, settings.SHELF_BUILD))
    return f'W/"{hashlib.blake2b(said.encode(), digest_size=12).hexdigest()}"'


def headers_of(response: HttpResponse, encoding: str, *, size: int, tag: str) -> ResponseHeaders:
    """Return the headers of a page's every answer, checked once and shared by all of them."""
    headers = ResponseHeaders({name: value for name, value in response.items() if name not in OF_ONE_ANSWER})
    headers["Content-Length"], headers["ETag"], headers["Vary"] = str(size), tag, VARY
    if "Cache-Control" not in headers:
        headers["Cache-Control"] = "no-cache"
    if encoding != "identity":
        headers["Content-Encoding"] = encoding
    return headers


def answer(request: HttpRequest, page: Page) -> HttpResponse:
    """Serve a kept page, or say that the browser's own copy is still good."""
    asked = request.META.get("HTTP_IF_NONE_MATCH", "")
    response: Any
    if asked and page.etag in (tag.strip() for tag in asked.split(",")):
        response = HttpResponseNotModified()
        for name in ("ETag", "Vary", "Cache-Control"):
            response[name] = page.headers[name]
    else:
        kind = page.headers["Content-Type"]
        response = HttpResponse(page.body if request.method == "GET" else b"", content_type=kind)
        response.headers = page.headers  # the same object: what stands before the shelf writes no header
    response.visit = page.visit
    return response


def _of(label: Label, marks: dict[str, int]) -> dict[str, int]:
    """Return the marks of the label's topics; one that nothing has bumped yet is 0."""
    return {topic: marks.get(topic, 0) for topic in label.topics}


def _unknown() -> None:
    """Say that the database may have changed: on PostgreSQL the marks are read each time."""
